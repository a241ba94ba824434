import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { resolve } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { getDottedName } from '../trace/specifiers.js';
import type { DeclaredType, Env, Leaf, Tracer } from '../trace/tracer.js';
import { getElementType, getTypeName, getTypeParts } from '../trace/type-nodes.js';
import { getDeclaredType } from '../trace/variables.js';
import { BROWSER_FILES, isFormField, isTypeChecked } from '../upload/form-fields.js';
import { getSingles } from '../upload/singles.js';

/** What an expression gives a helper: something it reads, an address, a field of a form, or something it must not read. */
type Kind = 'address' | 'field' | 'input' | 'other' | 'text';

/**
 * Writes an expression as what `prepareImage` takes, or `prepareImages` for a list.
 * @returns `undefined` where it would read something else than the image
 */
export function writeInput(tracer: Tracer, source: Node, env: Env, isList: boolean): string | undefined {
  const text = tracer.sourceCode.getText(source);
  // Whatever is known to be in it: its type lets more through.
  const name = unwrap(source);
  const variable = name.type === 'Identifier' ? findVariable(tracer, name) : undefined;
  const declared = variable && getDeclaredType(tracer, variable);
  if (declared !== undefined && isOfSdk(tracer, declared)) return undefined;
  const leaves = resolve(tracer, source, env);
  const kinds = new Set(getSingles(tracer, leaves).map((leaf) => getKind(tracer, leaf)));
  const [kind] = kinds;
  if (kind === undefined || kinds.has('other')) return undefined;
  // A name that the code looks at before is what it asks for, else the code has gone another way.
  const isChecked =
    isTypeChecked(tracer, source) || (isList && leaves.some((leaf) => isFiltered(tracer, leaf)));
  if (isChecked) {
    kinds.delete('field');
    kinds.delete('text');
  }
  // Whose text it is the file does not tell.
  if (kinds.has('text')) return undefined;
  if (kinds.has('field')) {
    // A text would be read as a path of the server: it has no `arrayBuffer`, whatever a cast says of it.
    return isList
      ? `await Promise.all(${group(source, text)}.map((file) => file.arrayBuffer()))`
      : `await ${group(source, text)}.arrayBuffer()`;
  }
  if (isList && leaves.some((leaf) => isOneOrMore(tracer, leaf))) {
    return unwrap(source) === source ? `[${text}].flat()` : undefined;
  }
  if (!kinds.has('address')) return text;
  return kinds.size === 1 && !isList ? `await fetch(${text})` : undefined;
}

/** Whether a value is declared as one image or a list of them. */
function isOneOrMore(tracer: Tracer, { annotation }: Leaf): boolean {
  const parts = annotation === undefined ? [] : getTypeParts(tracer, annotation);
  const lists = parts.filter(
    (part) => getElementType(tracer, part) !== undefined || getTypeName(part) === 'FileList',
  );
  return lists.length > 0 && parts.some((part) => !lists.includes(part) && !NO_FILES.has(part.type));
}

function isFiltered({ sourceCode }: Tracer, { node }: Leaf): boolean {
  return /\binstanceof\b|\btypeof\b/.test(sourceCode.getText(node));
}

function group(node: Node, text: string): string {
  const isPrimary =
    node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression';
  return isPrimary ? text : `(${text})`;
}

function getKind(tracer: Tracer, leaf: Leaf): Kind {
  const node = unwrapAwait(leaf.node);
  if (isFormField(tracer, leaf)) return 'field';
  if (isOfRequest(tracer, leaf)) return 'other';
  if (leaf.annotation !== undefined && isOfSdk(tracer, leaf.annotation)) return 'other';
  if (leaf.annotation !== undefined && mayBeText(tracer, leaf.annotation)) return 'text';
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? getKindOfText(node.value, node.value) : 'other';
    case 'TemplateLiteral':
      return getKindOfText(node.quasis[0]?.value.cooked ?? '', node.quasis.at(-1)?.value.cooked ?? '');
    case 'BinaryExpression':
      return 'other';
    case 'CallExpression':
      return returnsText(node) || /^(?:Deno\.open|Object\.values$)/.test(getDottedName(node.callee) ?? '')
        ? 'other'
        : 'input';
    default:
      return 'input';
  }
}

/** An address whose host is written out, a path to a file; base64 and the like are no image to a helper. */
function getKindOfText(start: string, end: string): Kind {
  if (/^data:/i.test(start) || /^https?:\/\/[^/]+\//i.test(start)) return 'address';
  return !/^\w+:/.test(start) && /\.\w{3,4}$/.test(end) ? 'input' : 'other';
}

/** `readFile(path, 'base64')`, `bytes.toString('base64')`. */
function returnsText(node: TSESTree.CallExpression): boolean {
  const name = getMethodName(node) ?? getDottedName(node.callee) ?? '';
  if (/^(?:toString|btoa|text|json|join)$/.test(name)) return true;
  return /^readFile(?:Sync)?$/.test(name) && node.arguments.length > 1;
}

/** Whether a declared type is the SDK's for all it takes itself, which is more than a helper reads. */
function isOfSdk(tracer: Tracer, type: DeclaredType): boolean {
  return getTypeParts(tracer, getElementType(tracer, type) ?? type).some(
    (part) =>
      part.type === 'TSIndexedAccessType' || SDK_TYPES.test(getTypeName(part)?.split('.').at(-1) ?? ''),
  );
}

const SDK_TYPES = /^(?:FileLike|ToFileInput|Uploadable)$/;

/** Whether a declared type lets a text through where it lets files through: a type of texts alone is a path's. */
function mayBeText(tracer: Tracer, type: DeclaredType): boolean {
  const parts = getTypeParts(tracer, type);
  const hasText = parts.some((part) => part.type === 'TSStringKeyword' || getTypeName(part) === 'BlobPart');
  return hasText && parts.some(({ type: kind }) => !NO_FILES.has(kind));
}

const NO_FILES: ReadonlySet<string> = new Set(['TSStringKeyword', 'TSNullKeyword', 'TSUndefinedKeyword']);

/** Objects that hold what a sender likes, and multer's uploads, which hold bytes and are none. */
const REQUEST =
  /^(?:req|request|ctx|context|event|c)\.(?:\w+\.)*(?:body|query|params|files?)(?:\.|$)|^(?:body|query)\./;

/** Whether a value is what somebody sent, or a browser's file, where no helper runs. */
function isOfRequest({ sourceCode }: Tracer, leaf: Leaf): boolean {
  const name = getDottedName(unwrapAwait(leaf.node)) ?? '';
  if (BROWSER_FILES.test(name)) return true;
  if (leaf.kind === 'unknown' && REQUEST.test(name) && !/\.(?:buffer|path|filepath)$/.test(name)) return true;
  // `c.req.valid('form').image`, and what a schema calls a text.
  if (name === '' && /^\w+\.req\.|^z\.(?:string|any|unknown)\(/.test(sourceCode.getText(leaf.node)))
    return true;
  for (let part = leaf.origin?.leaf; part !== undefined; part = part.origin?.leaf) {
    const whole = unwrapAwait(part.node);
    if (whole.type === 'CallExpression' && getMethodName(whole) === 'json') return true;
    if (/(?:^|\.)(?:body|query|params|searchParams)$/.test(getDottedName(whole) ?? '')) return true;
  }
  return false;
}
