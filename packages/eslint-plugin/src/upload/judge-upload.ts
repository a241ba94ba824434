import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, getWrapped, unwrap, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import {
  getCalledHelper,
  getHelper,
  mentionsPrepared,
  type HelperContext,
} from '../call/prepared-helpers.js';
import { getElements, isList } from '../trace/elements.js';
import { flatten } from '../trace/flatten.js';
import { getImportPath } from '../trace/imports.js';
import { getTypeText } from '../trace/literal-types.js';
import { ask, createSearch } from '../trace/questions.js';
import { resolve, resolveSteps } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Env, Leaf, Tracer } from '../trace/tracer.js';
import { getDeclaredType } from '../trace/variables.js';
import { BROWSER_FILES, isFormField, isReceivedForm } from './form-fields.js';
import { isListType, isRawType } from './raw-types.js';
import { getCopied, isDecodedMemory } from './byte-arrays.js';
import { isFileMaker } from './file-makers.js';
import { getSharpChain } from './sharp-chain.js';

/** What is known of one image that a request may upload. */
export interface Verdict {
  /** `raw`: seen to come from an original. `unknown`: from somewhere the file does not show. */
  readonly state: 'prepared' | 'raw' | 'unknown';
  /** The expression that makes the upload. */
  readonly node: Node;
  readonly env: Env;
  /** The helper that prepared it. */
  readonly helper?: string | undefined;
  /** Whether it is a list of images in one expression. */
  readonly isList?: boolean;
  /** Whether an unknown value comes out of a function or a module, which may have prepared it. */
  readonly isProduced?: boolean;
}

/** Functions that read an original. */
const READERS: ReadonlySet<string> = new Set([
  'createReadStream',
  'openAsBlob',
  'readFile',
  'readFileSync',
  'fetch',
  'Bun.file',
  'Deno.open',
  'Deno.readFile',
  'Deno.readFileSync',
  'axios',
  'axios.get',
  'got',
  'got.get',
  'ky',
  'ky.get',
  'readMultipartFormData',
  'toStreamingFile',
]);
const READER_NAMES = /^(?:createReadStream|openAsBlob|readFile|readFileSync)$/;

/** Uploads of a request: multer's members, Fastify's methods. */
const REQUEST_FILE = /(?:^|\.)req(?:uest)?\.(?:files?|saveRequestFiles)(?:\.|$)/;

/** Methods of sharp that may make a picture smaller. */
const RESIZING: readonly string[] = ['resize', 'extract', 'trim'];

/** Methods that give the same bytes in another shape. */
const SAME_BYTES = /^(?:arrayBuffer|blob|buffer|bytes|stream|slice|subarray|toBuffer|toWeb)$/;
const MAX_DEPTH = 12;

/** Judges every image a parameter may hold: one verdict for each place one is made. */
export function judgeUploads(call: ImageCall, parameter: string): readonly Verdict[] {
  return call.has(parameter) ? judgeLeaves(call.context, call.getLeaves(parameter), 0) : [];
}

/** Judges one expression. */
export function judgeNode(context: HelperContext, node: Node, env: Env, depth: number): readonly Verdict[] {
  const { tracer } = context;
  let memory = judgements.get(tracer);
  if (memory === undefined) judgements.set(tracer, (memory = new Map<Node, readonly Verdict[]>()));
  return ask(
    tracer,
    JUDGEMENT,
    node,
    env,
    () => judgeLeaves(context, resolve(tracer, node, env), depth),
    memory,
  );
}

/** `image = await toFile(image)` in a loop is no better and no worse than what it began as. */
const JUDGEMENT = createSearch<readonly Verdict[]>('judgement', []);
/** Verdicts on what is wrapped: each condition that wraps it once more asks for all before it. */
const judgements = new WeakMap<Tracer, Map<Node, readonly Verdict[]>>();

function judgeLeaves(context: HelperContext, leaves: readonly Leaf[], depth: number): readonly Verdict[] {
  return flatten(leaves, (leaf) => {
    if (leaf.kind === 'undefined' || isEmpty(leaf.node)) return [];
    return depth > MAX_DEPTH ? [verdict('unknown', leaf)] : judgeLeaf(context, leaf, depth);
  });
}

function isEmpty(node: Node): boolean {
  return node.type === 'Literal' && (node.value === null || node.value === false || node.value === '');
}

function verdict(state: Verdict['state'], leaf: Leaf, more: Partial<Verdict> = {}): Verdict {
  const { node, env } = leaf;
  const { helper, isProduced = false } = more;
  return { state, node, env, helper, isProduced, isList: more.isList === true || leaf.isInList === true };
}

function judgeLeaf(context: HelperContext, leaf: Leaf, depth: number): readonly Verdict[] {
  const { node, env } = leaf;
  const helper = getCalledHelper(context, node);
  if (helper !== undefined) return [verdict('prepared', leaf, { helper })];
  if (isDeclaredPrepared(context, leaf)) return [verdict('prepared', leaf)];
  if (leaf.kind === 'unknown' && leaf.origin?.from === undefined) return judgeUnknown(context, leaf, depth);
  if (isList(context.tracer, leaf)) {
    const elements = getElements(context.tracer, leaf, node);
    if (elements.length === 0) return [];
    return judgeLeaves(context, resolveSteps(context.tracer, elements, node), depth + 1);
  }
  switch (node.type) {
    case 'CallExpression':
      return [judgeCall(context, node, leaf, depth)];
    case 'NewExpression':
      return [judgeConstruction(context, node, leaf, depth)];
    case 'Literal':
    case 'TemplateLiteral':
      // A path, an address, base64: nothing that a helper gave back.
      return [verdict('raw', leaf)];
    case 'ThisExpression':
    case 'ObjectExpression':
      return [verdict('unknown', leaf)];
    default:
      return [verdict('unknown', { ...leaf, env }, { isProduced: true })];
  }
}

/** The brand: a variable, a function's result or the checked type that says `PreparedImage`. */
function isDeclaredPrepared(context: HelperContext, leaf: Leaf): boolean {
  const { tracer } = context;
  if (leaf.annotation !== undefined && mentionsPrepared(tracer, leaf.annotation)) return true;
  if ('typeAnnotation' in leaf.node && leaf.node.type !== 'Identifier') {
    const type = leaf.node.typeAnnotation;
    if (type && type.type !== 'TSTypeAnnotation' && mentionsPrepared(tracer, type)) {
      return true;
    }
  }
  for (let { via } = leaf; via !== null; via = via.next) {
    const declared = getDeclaredType(tracer, via.variable);
    if (declared !== undefined && mentionsPrepared(tracer, declared)) return true;
  }
  for (let frame = leaf.env; frame !== null; frame = frame.outer) {
    const declared = frame.fn.returnType?.typeAnnotation;
    if (declared !== undefined && mentionsPrepared(tracer, declared)) return true;
  }
  return /\bPreparedImage\b/.test(getTypeText(tracer, getWrapped(leaf.node)));
}

function judgeUnknown(context: HelperContext, leaf: Leaf, depth: number): readonly Verdict[] {
  const { node } = leaf;
  if (leaf.annotation !== undefined && isRawType(context.tracer, leaf.annotation))
    return [verdict('raw', leaf, { isList: isListType(context.tracer, leaf.annotation) })];
  if (node.type === 'CallExpression') {
    // `list.map(helper)`, whose callback is not in this file.
    const [callback] = node.arguments;
    const helper = getMethodName(node) === 'map' && callback ? getHelper(context, callback) : undefined;
    if (helper !== undefined) return [verdict('prepared', leaf, { helper })];
    // The list itself stands for an element that is not known: judging the whole would come back here.
    if (leaf.origin?.leaf.node === node && isList(context.tracer, leaf.origin.leaf))
      return [verdict('unknown', leaf, { isProduced: true })];
  }
  if (node.type === 'MemberExpression') {
    const name = getDottedName(node) ?? '';
    // multer's and the browser's uploads.
    if (REQUEST_FILE.test(name) || BROWSER_FILES.test(name) || /(?:^|\.)file\.buffer$/.test(name)) {
      return [verdict('raw', leaf)];
    }
  }
  const ofWhole = judgePart(context, leaf, depth);
  if (ofWhole !== undefined) return [ofWhole];
  const isProduced = node.type === 'CallExpression' || getImportPath(context.tracer, node) !== undefined;
  return [verdict('unknown', leaf, { isProduced })];
}

/** Properties that hold the bytes of what they are a property of. */
const BYTES_PROPERTIES =
  /^(?:base64|blob|body|buffer|bytes|content|contents|data|file|image|result|stream|value)$/;

/** Judges a part of a value by the whole: an image out of `await prepareImages(…)`, the buffer of `req.file`. */
function judgePart(context: HelperContext, leaf: Leaf, depth: number): Verdict | undefined {
  const { origin } = leaf;
  if (origin === undefined || depth >= MAX_DEPTH) return undefined;
  const isOfList = origin.leaf.node === leaf.node || isList(context.tracer, leaf);
  if (isReceivedForm(origin.leaf)) return verdict('raw', leaf, { isList: isOfList });
  const wholes = judgeLeaf(context, origin.leaf, depth + 1);
  if (wholes.length === 0) return undefined;
  if (wholes.every((one) => one.state === 'prepared'))
    return verdict('prepared', leaf, { helper: wholes[0]?.helper });
  const isSameBytes =
    origin.name === undefined || /^\d+$/.test(origin.name) || BYTES_PROPERTIES.test(origin.name);
  return isSameBytes && wholes.some((one) => one.state === 'raw')
    ? verdict('raw', leaf, { isList: isOfList })
    : verdict('unknown', leaf, {
        isList: isOfList,
        isProduced: wholes.some((one) => one.isProduced === true),
      });
}

function judgeCall(
  context: HelperContext,
  node: TSESTree.CallExpression,
  leaf: Leaf,
  depth: number,
): Verdict {
  const { tracer } = context;
  const callee = unwrap(node.callee);
  const path = getImportPath(tracer, callee);
  const exportedName = path?.path.at(-1);
  const dotted = getDottedName(callee) ?? '';
  const method = getMethodName(node);
  const [first] = node.arguments;
  if (exportedName === 'toFile' || dotted === 'toFile' || method === 'toFile') {
    return judgeWrapper(context, [first], leaf, depth);
  }
  // Decoding base64: no helper gives back text.
  if ((dotted === 'Buffer.from' && node.arguments.length > 1) || dotted === 'atob')
    return verdict('raw', leaf);
  if (/^(?:Buffer\.(?:from|concat|alloc)|Uint8Array\.from)$/.test(dotted))
    return judgeWrapper(context, [first], leaf, depth);
  const isReader =
    READERS.has(dotted) ||
    REQUEST_FILE.test(dotted) ||
    READER_NAMES.test(method ?? '') ||
    READER_NAMES.test(exportedName ?? '') ||
    isFileMaker(tracer, callee);
  if (isReader) return verdict('raw', leaf);
  if (callee.type !== 'MemberExpression') return verdict('unknown', leaf, { isProduced: true });
  if (isFormField(tracer, leaf)) return verdict('raw', leaf, { isList: method === 'getAll' });
  const chain = getSharpChain(tracer, node, leaf.env);
  // A chain that resizes may be all that is needed, but nothing says to what limit.
  if (chain !== undefined) {
    const isRaw = !chain.isDrawn && !chain.isOpen && !RESIZING.some((name) => chain.methods.has(name));
    return verdict(isRaw ? 'raw' : 'unknown', leaf, { isProduced: true });
  }
  if (SAME_BYTES.test(method ?? '')) {
    const inner = judgeNode(context, callee.object, leaf.env, depth + 1);
    if (inner.some((one) => one.state === 'raw')) return verdict('raw', leaf);
    if (inner.length > 0 && inner.every((one) => one.state === 'prepared')) return verdict('prepared', leaf);
    return verdict('unknown', leaf, { isProduced: inner.some((one) => one.isProduced === true) });
  }
  return verdict('unknown', leaf, { isProduced: true });
}

function judgeConstruction(
  context: HelperContext,
  node: TSESTree.NewExpression,
  leaf: Leaf,
  depth: number,
): Verdict {
  const name = getDottedName(node.callee)?.split('.').at(-1) ?? '';
  if (!/^(?:File|Blob|Uint8Array|Response)$/.test(name)) {
    const isRaw = isDecodedMemory(context.tracer, node, name, leaf.env);
    return isRaw ? verdict('raw', leaf) : verdict('unknown', leaf, { isProduced: true });
  }
  const copied = name === 'Uint8Array' ? getCopied(context.tracer, leaf) : [];
  return judgeWrapper(context, copied.length > 0 ? copied : node.arguments.slice(0, 1), leaf, depth);
}

/** Judges `toFile(x)`, `new File([x])`, `Buffer.from(x)`: a wrapper makes an original no better. */
function judgeWrapper(
  context: HelperContext,
  inner: readonly (Node | undefined)[],
  leaf: Leaf,
  depth: number,
): Verdict {
  const verdicts = flatten(inner, (one) => (one ? judgeNode(context, one, leaf.env, depth + 1) : []));
  if (verdicts.some((one) => one.state === 'raw')) return verdict('raw', leaf);
  if (verdicts.length > 0 && verdicts.every((one) => one.state === 'prepared'))
    return verdict('prepared', leaf);
  // What a function of another file gave back may be prepared; bytes at hand without a sign of it are not.
  return verdicts.some((one) => one.isProduced === true)
    ? verdict('unknown', leaf, { isProduced: true })
    : verdict('raw', leaf);
}
