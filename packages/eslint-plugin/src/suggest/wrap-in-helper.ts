import {
  getAwaited,
  getMethodName,
  getParent,
  getStaticKey,
  getWrapped,
  isInside,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getImportPath } from '../trace/imports.js';
import { getDottedName } from '../trace/specifiers.js';
import { getDeclaredVariables, type Env, type Tracer } from '../trace/tracer.js';
import { judgeUploads, type Verdict } from '../upload/judge-upload.js';
import { OVERLAYS } from '../upload/overlays.js';
import { getAppend } from './append.js';
import { findUse, type Use } from './find-use.js';
import { wrapEdit } from './wrap-edit.js';
import { writeAppend } from './write-append.js';
import { getWrappedSource, takesHelper, writeEdit, type Edit, type Wrapping } from './write-edit.js';

/** An image that a request uploads, and the expression that makes it. */
export interface Upload {
  readonly call: ImageCall;
  readonly parameter: string;
  readonly node: Node;
  readonly env: Env;
  /** Whether the expression makes several images. */
  readonly isList: boolean;
}

/**
 * Writes the suggestion of `require-prepared-image`: the upload passes through `await prepareImage(…)`, a list through
 * `prepareImages`, an image with its mask through `prepareEdit`, with the import. Where the image is made, if nothing
 * else uses it, else where the request names it: what the code checks of it on the way stays true.
 * @returns `undefined` where no code is certainly right
 */
export function wrapInHelper(upload: Upload): Wrapping | undefined {
  const { tracer } = upload.call;
  if (hasMask(upload)) return wrapEdit(upload.call);
  const use = findUse(upload.call, upload.parameter, upload.node);
  if (!takesHelper(upload.call, use)) return writeAppend(tracer, upload.call, use);
  for (const edit of getEdits(tracer, upload, use)) {
    const wrapping = writeEdit(tracer, upload.call, edit);
    if (wrapping !== undefined) return wrapping;
  }
  return undefined;
}

/** What rules say of a wrapping that they suggest. */
export const WRAPPING_MESSAGES = {
  prepareBoth: 'Prepare the image and its mask with `await {{helper}}(…)`.',
  wrap: 'Wrap in `await {{helper}}(…)`.',
};

/** A wrapping as ESLint takes suggestions. */
export function suggestWrapping(wrapping: Wrapping | undefined) {
  if (wrapping === undefined) return [];
  const { helper, fix } = wrapping;
  const messageId = helper === 'prepareEdit' ? ('prepareBoth' as const) : ('wrap' as const);
  return [{ messageId, data: { helper }, fix }];
}

/** Whether a mask may go along that has to fit the image, and would not once the image alone is prepared. */
function hasMask({ call, node }: Upload): boolean {
  const masks = OVERLAYS.flatMap((overlay) => judgeUploads(call, overlay)).filter((mask) =>
    isInSight(call, mask),
  );
  if (masks.length === 0) return false;
  const [first] = judgeUploads(call, 'image');
  return first?.node === node || masks.some(({ state }) => state !== 'prepared');
}

/** Whether a mask is more than what options may have that this file does not show. */
function isInSight({ node }: ImageCall, mask: Verdict): boolean {
  const isWhole = node.type === 'CallExpression' && node.arguments.some((one) => one === mask.node);
  return mask.state !== 'unknown' || (mask.node !== node && !isWhole);
}

/** The edits that would do, best first. */
function getEdits(tracer: Tracer, upload: Upload, use: Use | undefined): Edit[] {
  const { node, env, isList, call } = upload;
  const target = getWrapped(node);
  const wrapped = getWrappedSource(node);
  const isWithin = use !== undefined && isInside(node, use.node) && !hasFallback(target, use.node);
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

/** Whether another value stands by for the case that there is none: `image ?? other`. */
function hasFallback(node: Node, outermost: Node): boolean {
  for (let inner = node; inner !== outermost;) {
    const { parent } = inner;
    if (parent === undefined) return false;
    if (parent.type === 'LogicalExpression' && parent.left === inner) return true;
    inner = parent;
  }
  return false;
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

function isAwaited(node: Node, outermost: Node): boolean {
  for (let inner: Node | undefined = node; inner !== undefined; inner = getParent(inner)) {
    if (getAwaited(inner) !== undefined) return true;
    if (inner === outermost) return false;
  }
  return false;
}
