import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getEnclosingFunction, getParent, isInside, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import { getDeclaredVariables, type Env, type Tracer } from '../trace/tracer.js';
import { getTypeName } from '../trace/type-nodes.js';
import { mayBeAbsent } from './absence.js';
import { getAppend, isFileName, isOfPackage } from './append.js';
import type { Use } from './find-use.js';
import { importHelper } from './import-helper.js';
import { mayBePromise } from './promises.js';
import { findOrphanConstants, getOrphanLines } from './orphan-constants.js';
import { findOrphans } from './orphans.js';
import { refusesFiles } from './refuses-files.js';
import { writeInput } from './write-input.js';

/** What is replaced, and by what. */
export interface Edit {
  readonly target: Node;
  /** What goes into the helper. */
  readonly source: Node;
  readonly env: Env;
  readonly isList: boolean;
  /** Whether a promise stood there before, which nobody awaits there. */
  readonly isPromise: boolean;
  /** The image that a mask has to fit, by its name. */
  readonly image?: string;
}

export interface Wrapping {
  readonly helper: 'prepareEdit' | 'prepareImage' | 'prepareImages' | 'prepareMask';
  readonly fix: ReportFixFunction;
}

/**
 * Writes `await prepareImage(…)` or its like around an image, with the import.
 * @returns `undefined` where that would not be valid: `await` is not allowed, or the names mean something else
 */
export function writeEdit(tracer: Tracer, call: ImageCall, edit: Edit): Wrapping | undefined {
  const { target, isPromise, image } = edit;
  // A form takes one image at a time, whatever the list that it is of.
  const isList = edit.isList && getAppend(target) === undefined;
  if (refusesFiles(tracer, target)) return undefined;
  const helper = image !== undefined ? 'prepareMask' : isList ? 'prepareImages' : 'prepareImage';
  const imported = importHelper(tracer, target, helper);
  const written = writeInput(tracer, edit.source, edit.env, isList);
  // Neither name is free: what the code calls so, the reader has to sort out.
  if (imported === undefined || written === undefined) return undefined;
  const input = isWaitedFor(tracer, edit) && !written.startsWith('await ') ? `await ${written}` : written;
  const needsAwait = !isPromise || input.startsWith('await ');
  if (needsAwait && !canAwait(tracer.sourceCode, target)) return undefined;
  const isBytes = call.surface === 'ai-sdk';
  if (isBytes && isPromise) return undefined;
  const prepared = `${isPromise ? '' : 'await '}${imported.name}(${input}${image === undefined ? '' : `, ${image}`})`;
  const made = isBytes ? writeBytes(prepared, isList) : prepared;
  // No helper takes nothing for an image.
  const isAbsent = mayBeAbsent(tracer, edit.source);
  if (isAbsent && !isName(edit.source)) return undefined;
  const text = isAbsent ? `${input} && (${made})` : made;
  const { parent } = target;
  const isShorthand = parent?.type === 'Property' && parent.shorthand && parent.value === target;
  // The file has its own name, with the extension of its format.
  const name = getAppend(target)?.arguments[2];
  const others = findFileNames(tracer, target);
  const gone = [target, ...(name === undefined ? [] : [name]), ...others.map(({ node }) => node)];
  const constants = findOrphanConstants(tracer, gone, [edit.source]);
  const orphans = findOrphans(tracer, [...gone, ...constants], [edit.source]);
  return {
    helper,
    fix: (fixer) => [
      ...imported.addImport(fixer, orphans),
      isShorthand
        ? fixer.replaceText(parent, `${tracer.sourceCode.getText(parent.key)}: ${text}`)
        : fixer.replaceTextRange(
            [target.range[0], (name ?? target).range[1]],
            (isAbsent ? bindsTighter(target) : needsParentheses(target, isPromise)) ? `(${text})` : text,
          ),
      ...others.map(({ range }) => fixer.removeRange([...range])),
      ...constants.map((one) => fixer.removeRange([...getOrphanLines(tracer, one)])),
    ],
  };
}

/** The names of the original's file behind a constant that is appended to a form, with the commas ahead of them. */
function findFileNames(tracer: Tracer, target: Node): { node: Node; range: AST.Range }[] {
  const declarator = getParent(target);
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== target) return [];
  const reads = getDeclaredVariables(tracer, declarator).flatMap(({ references }) => references);
  return reads.flatMap(({ identifier }) => {
    const node = getAppend(identifier)?.arguments[2];
    return node === undefined || !isFileName(node)
      ? []
      : [{ node, range: [identifier.range[1], node.range[1]] }];
  });
}

export function isName({ type }: Node): boolean {
  return type === 'Identifier' || type === 'MemberExpression';
}

/** Whether `toFile(…)` waits for what it is given, which no helper does. */
function isWaitedFor(tracer: Tracer, { target, source }: Edit): boolean {
  return target !== source && unwrapAwait(target).type === 'CallExpression' && mayBePromise(tracer, source);
}

/** The AI SDK takes bytes, and no `File`. */
function writeBytes(prepared: string, isList: boolean): string {
  return isList
    ? `await Promise.all((${prepared}).map((image) => image.arrayBuffer()))`
    : `await (${prepared}).arrayBuffer()`;
}

/** What `toFile(x, …)`, `new File([x], …)` wrap: the helper's result is a `File` already and replaces them. */
export function getWrappedSource(node: Node): Node | undefined {
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
  return part === null || part === undefined || part.type === 'SpreadElement' ? undefined : uncast(part);
}

/** What was made a part of a `Blob` for the types' sake, and is read without that. */
function uncast(part: TSESTree.Expression): TSESTree.Expression {
  if (part.type !== 'TSAsExpression') return part;
  const { expression, typeAnnotation } = part;
  if (!/^(?:BlobPart|BufferSource)$/.test(getTypeName(typeAnnotation) ?? '')) return part;
  const isThroughUnknown =
    expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword';
  return isThroughUnknown ? expression.expression : expression;
}

function isFile(node: Node): boolean {
  const made = unwrap(node);
  return made.type === 'NewExpression' && getWrappedSource(made) !== undefined;
}

/** Whether a helper's result may stand where the image does. */
export function takesHelper(call: ImageCall, use: Use | undefined): boolean {
  return !isBrowserCode(call) && takesFiles(call.tracer, call, use);
}

/** `gpt-image-guard` runs in Node, and neither does a client component nor a client that is told that it does not. */
export function isBrowserCode({ tracer, isInBrowser }: ImageCall): boolean {
  if (isInBrowser) return true;
  return tracer.sourceCode.ast.body.some(
    (one) => one.type === 'ExpressionStatement' && 'directive' in one && one.directive === 'use client',
  );
}

/** Whether a `File` may stand where the image does: not in JSON, and not in a form of the package `form-data`. */
function takesFiles(tracer: Tracer, { surface, encoding }: ImageCall, use: Use | undefined): boolean {
  if (surface !== 'http') return true;
  if (encoding !== 'form') return false;
  const append = use && getAppend(use.node);
  // A `File` for a `File`, or for a `Blob`: whatever a function of the file makes of it.
  if (append === undefined) return use !== undefined && isFile(use.node);
  const callee = unwrap(append.callee);
  return (
    callee.type === 'MemberExpression' &&
    resolve(tracer, callee.object).every(({ node }) => node.type === 'NewExpression') &&
    !isOfPackage(tracer, append)
  );
}

export function canAwait(sourceCode: Readonly<SourceCode>, node: Node): boolean {
  const fn = getEnclosingFunction(node);
  // A field and a static block are run by a class, which waits for nothing.
  for (let outer = getParent(node); outer !== undefined && outer !== fn; outer = getParent(outer)) {
    if (outer.type === 'PropertyDefinition' || outer.type === 'StaticBlock') return false;
  }
  if (fn !== undefined) return fn.async && !fn.params.some((parameter) => isInside(node, parameter));
  return sourceCode.ast.sourceType === 'module';
}

function needsParentheses(target: Node, isPromise: boolean): boolean {
  const { parent } = target;
  return !isPromise && parent?.type === 'MemberExpression' && parent.object === target;
}

/** Whether `&&` needs parentheses in a place: `??` refuses it, and casts and members would take one side of it. */
function bindsTighter({ parent }: Node): boolean {
  switch (parent?.type) {
    case 'LogicalExpression':
      return parent.operator === '??';
    case 'MemberExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'AwaitExpression':
      return true;
    default:
      return false;
  }
}
