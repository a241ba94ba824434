import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import { getImportPath } from '../ast/imports.js';
import {
  getEnclosingFunction,
  getMethodName,
  getParent,
  getStaticKey,
  getWrapped,
  isInside,
  unwrap,
  unwrapAwait,
  type Node,
} from '../ast/nodes.js';
import { getDottedName } from '../ast/specifiers.js';
import type { ImageCall } from '../call/image-call.js';
import { resolve } from '../trace/resolve.js';
import { getDeclaredVariables, type Env, type Tracer } from '../trace/tracer.js';
import { findUse, type Use } from './find-use.js';
import type { HelperContext } from './helpers.js';
import { importHelper } from './import-helper.js';
import { writeInput } from './write-input.js';

/** An image that a request uploads, and the expression that makes it. */
export interface Upload {
  readonly call: ImageCall;
  readonly parameter: string;
  readonly node: Node;
  readonly env: Env;
  /** Whether the expression makes several images. */
  readonly isList: boolean;
}

export interface Wrapping {
  readonly helper: 'prepareImage' | 'prepareImages';
  readonly fix: ReportFixFunction;
}

/** What is replaced, and by what. */
interface Edit {
  readonly target: Node;
  /** What goes into the helper. */
  readonly source: Node;
  readonly env: Env;
  readonly isList: boolean;
  /** Whether a promise stood there before, which nobody awaits there. */
  readonly isPromise: boolean;
}

/**
 * Writes the suggestion of `require-prepared-image`: the upload passes through `await prepareImage(…)`, a list through
 * `prepareImages`, with the import. Where the image is made, if nothing else uses it, else where the request names it:
 * what the code checks of it on the way stays true.
 * @returns `undefined` where no code is certainly right
 */
export function wrapInHelper(context: HelperContext, upload: Upload): Wrapping | undefined {
  const { tracer } = context;
  if (isBrowserCode(tracer.sourceCode)) return undefined;
  const use = findUse(context, upload.call, upload.parameter, upload.node);
  if (!takesFiles(tracer, upload.call, use)) return undefined;
  for (const edit of getEdits(tracer, upload, use)) {
    const wrapping = write(tracer, upload.call, edit);
    if (wrapping !== undefined) return wrapping;
  }
  return undefined;
}

/** `gpt-image-guard` runs in Node. */
function isBrowserCode({ ast }: Readonly<SourceCode>): boolean {
  return ast.body.some(
    (one) => one.type === 'ExpressionStatement' && 'directive' in one && one.directive === 'use client',
  );
}

/** Whether a `File` may stand where the image does: not in JSON, and not in a form of the package `form-data`. */
function takesFiles(tracer: Tracer, { surface, encoding }: ImageCall, use: Use | undefined): boolean {
  if (surface !== 'http') return true;
  const append = use && getAppend(use.node);
  if (append === undefined || encoding !== 'form') return false;
  const callee = unwrap(append.callee);
  return (
    callee.type === 'MemberExpression' &&
    resolve(tracer, callee.object).every(
      ({ node }) =>
        node.type === 'NewExpression' && getImportPath(tracer, node.callee)?.source !== 'form-data',
    )
  );
}

/** The `form.append(name, value)` that a value stands in. */
function getAppend(value: Node): TSESTree.CallExpression | undefined {
  const outer = getWrapped(value);
  const parent = getParent(outer);
  return parent?.type === 'CallExpression' &&
    parent.arguments[1] === outer &&
    /^(?:append|set)$/.test(getMethodName(parent) ?? '')
    ? parent
    : undefined;
}

/** The edits that would do, best first. */
function getEdits(tracer: Tracer, upload: Upload, use: Use | undefined): Edit[] {
  const { node, env, isList, call } = upload;
  const target = getWrapped(node);
  const wrapped = getWrappedSource(node);
  const isWithin = use !== undefined && isInside(node, use.node);
  const atUse: Edit[] =
    use !== undefined && isValue(use.node) && (!isWithin || (use.isList && isMadeAtOnce(tracer, node, use)))
      ? [{ target: use.node, source: use.node, env: use.env, isList: use.isList, isPromise: false }]
      : [];
  if (wrapped !== undefined) {
    // A `File` for a `File`. `toFile(…)` that nobody awaits here gives a promise, and so does the helper.
    const isPromise =
      node.type === 'CallExpression' && !isAwaited(node, target) && use !== undefined && use.node !== target;
    return [{ target, source: wrapped, env, isList, isPromise }, ...atUse];
  }
  if (!isWithin && !isOwnConstant(tracer, call, node)) return atUse;
  const atNode: Edit = { target, source: target, env, isList, isPromise: false };
  // `files.slice(0, 4)`: what is cut off needs no preparation.
  return isList && isWithin ? [...atUse, atNode] : [atNode, ...atUse];
}

const LIST_METHODS = /^(?:concat|filter|flat|flatMap|map|slice|toReversed|toSorted)$/;

/** Whether an expression is a value and no promise of one. */
function isValue(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type !== 'CallExpression' || LIST_METHODS.test(getMethodName(inner) ?? '');
}

/** Whether an image is there at once: a list of promises is none that a helper takes. */
function isMadeAtOnce(tracer: Tracer, node: Node, use: Use): boolean {
  if (unwrap(use.node).type === 'AwaitExpression' || node.type !== 'CallExpression') return true;
  const name =
    getImportPath(tracer, node.callee)?.path.at(-1) ?? getDottedName(node.callee)?.split('.').at(-1) ?? '';
  return /^(?:createReadStream|readFileSync|from|file)$/.test(name);
}

/** Whether an image is a constant that nothing but requests reads, so that it may be of another type. */
function isOwnConstant(tracer: Tracer, call: ImageCall, node: Node): boolean {
  const outer = getWrapped(node);
  const declarator = getParent(outer);
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== outer) return false;
  if (declarator.parent.kind !== 'const' || declarator.id.type !== 'Identifier') return false;
  if (declarator.id.typeAnnotation !== undefined) return false;
  const [variable] = getDeclaredVariables(tracer, declarator);
  return (
    variable?.references.every(({ init, identifier }) => init === true || isUploaded(call, identifier)) ===
    true
  );
}

function isUploaded(call: ImageCall, read: Node): boolean {
  let outer = getWrapped(read);
  let parent = getParent(outer);
  while (parent?.type === 'ArrayExpression' || parent?.type === 'ConditionalExpression') {
    outer = getWrapped(parent);
    parent = getParent(outer);
  }
  if (parent?.type === 'Property') {
    return parent.value === outer && /^images?$/.test(getStaticKey(parent.key, parent.computed) ?? '');
  }
  // A file name behind the value would stay that of the original.
  return getAppend(outer)?.arguments.length === 2 && call.surface === 'http';
}

function write(tracer: Tracer, call: ImageCall, edit: Edit): Wrapping | undefined {
  const { target, isList, isPromise } = edit;
  const helper = isList ? 'prepareImages' : 'prepareImage';
  const imported = importHelper(tracer, target, helper);
  const input = writeInput(tracer, edit.source, edit.env, isList);
  // Neither name is free: what the code calls so, the reader has to sort out.
  if (imported === undefined || input === undefined) return undefined;
  const needsAwait = !isPromise || input.startsWith('await ');
  if (needsAwait && !canAwait(tracer.sourceCode, target)) return undefined;
  const isBytes = call.surface === 'ai-sdk';
  if (isBytes && isPromise) return undefined;
  const prepared = `${isPromise ? '' : 'await '}${imported.name}(${input})`;
  const text = isBytes ? writeBytes(prepared, isList) : prepared;
  const { parent } = target;
  const isShorthand = parent?.type === 'Property' && parent.shorthand && parent.value === target;
  // The file has its own name, with the extension of its format.
  const name = getAppend(target)?.arguments[2];
  return {
    helper,
    fix: (fixer) => [
      ...imported.addImport(fixer),
      isShorthand
        ? fixer.replaceText(parent, `${tracer.sourceCode.getText(parent.key)}: ${text}`)
        : fixer.replaceTextRange(
            [target.range[0], (name ?? target).range[1]],
            needsParentheses(target, isPromise) ? `(${text})` : text,
          ),
    ],
  };
}

/** The AI SDK takes bytes, and no `File`. */
function writeBytes(prepared: string, isList: boolean): string {
  return isList
    ? `await Promise.all((${prepared}).map((image) => image.arrayBuffer()))`
    : `await (${prepared}).arrayBuffer()`;
}

/** What `toFile(x, …)`, `new File([x], …)` wrap: the helper's result is a `File` already and replaces them. */
function getWrappedSource(node: Node): Node | undefined {
  if (node.type === 'CallExpression') {
    const name = getDottedName(node.callee)?.split('.').at(-1);
    const [first] = node.arguments;
    return name === 'toFile' && first?.type !== 'SpreadElement' ? first : undefined;
  }
  if (node.type !== 'NewExpression' || !/^(?:File|Blob)$/.test(getDottedName(node.callee) ?? ''))
    return undefined;
  const [parts] = node.arguments;
  const list = parts === undefined ? undefined : unwrapAwait(parts);
  if (list?.type !== 'ArrayExpression' || list.elements.length !== 1) return undefined;
  const [part] = list.elements;
  return part === null || part?.type === 'SpreadElement' ? undefined : part;
}

function isAwaited(node: Node, outermost: Node): boolean {
  for (let inner: Node | undefined = node; inner !== undefined; inner = getParent(inner)) {
    if (inner.type === 'AwaitExpression') return true;
    if (inner === outermost) return false;
  }
  return false;
}

function canAwait(sourceCode: Readonly<SourceCode>, node: Node): boolean {
  const fn = getEnclosingFunction(node);
  if (fn !== undefined) return fn.async && !fn.params.some((parameter) => isInside(node, parameter));
  return sourceCode.ast.sourceType === 'module';
}

function needsParentheses(target: Node, isPromise: boolean): boolean {
  const { parent } = target;
  return !isPromise && parent?.type === 'MemberExpression' && parent.object === target;
}
