import { API_LIMITS } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getMethodName, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getCalledHelper } from '../call/prepared-helpers.js';
import { flatten } from '../trace/flatten.js';
import { getImportPath } from '../trace/imports.js';
import { getProperty } from '../trace/properties.js';
import { resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import { getStepTexts } from '../trace/texts.js';
import type { DeclaredType, Env, Leaf, Tracer } from '../trace/tracer.js';
import { getTypeName, getTypeParts } from '../trace/type-nodes.js';
import { isAddress } from './addresses.js';
import { isFileMaker } from './file-makers.js';
import { getSingles } from './singles.js';

/** An upload that the API cannot take for an image. */
export interface UntypedUpload {
  readonly env: Env;
  /** What the report is about. */
  readonly node: Node;
  /** The expression that makes the upload. */
  readonly upload: Node;
  readonly problem: 'addressString' | 'bareBytes' | 'noType' | 'pathString' | 'wrongType';
  /** The media type written, when it is not one of {@link accepted}. */
  readonly type?: string;
  readonly accepted: readonly string[];
}

/** Kinds of values as far as an upload's type is concerned. */
type Kind = 'bytes' | 'other' | 'stream' | 'text';

const BYTES_TYPES: ReadonlySet<string> = new Set(['ArrayBuffer', 'Buffer', 'Uint8Array']);
const STREAM_TYPES: ReadonlySet<string> = new Set([
  'FsReadStream',
  'ReadStream',
  'Readable',
  'ReadableStream',
]);
const BYTES_FACTORIES = /^(?:Buffer\.(?:from|concat|alloc)|Uint8Array\.(?:from|of))$/;
const BYTES_METHODS = /^(?:arrayBuffer|bytes|readFile|readFileSync|toBuffer)$/;

/** Finds the uploads of a parameter whose media type is missing or wrong. */
export function findUntypedUploads(call: ImageCall, parameter: string): readonly UntypedUpload[] {
  if (!call.has(parameter)) return NONE;
  return flatten(getSingles(call.tracer, call.getLeaves(parameter)), (leaf) => judge(call, leaf));
}

const NONE: readonly UntypedUpload[] = [];

function judge(call: ImageCall, leaf: Leaf): readonly UntypedUpload[] {
  const { tracer } = call;
  const { node, env } = leaf;
  if (leaf.kind === 'undefined' || getCalledHelper(call.context, node) !== undefined) return NONE;
  const found = (problem: UntypedUpload['problem'], at: Node = node, type?: string): UntypedUpload[] => [
    {
      env,
      node: at,
      upload: node,
      problem,
      accepted: API_LIMITS.editMediaTypes,
      ...(type === undefined ? {} : { type }),
    },
  ];
  const wrapper = getWrapper(tracer, node);
  if (wrapper !== undefined) {
    const isTypedInside =
      wrapper.keepsType && resolve(tracer, wrapper.source, env).some((inner) => !isUntyped(tracer, inner));
    const wrong = getWrongTypes(tracer, wrapper.options, env);
    if (wrong === undefined) return isTypedInside ? [] : found('noType');
    if (wrong.some(({ value }) => value === '')) return found('noType');
    return wrong.flatMap(({ value, node: place }) => found('wrongType', place, value));
  }
  switch (getKind(tracer, leaf)) {
    case 'stream':
      // `form-data` and undici name a stream's type after its file.
      return call.surface === 'sdk' ? found('noType') : [];
    case 'bytes':
      return call.surface === 'sdk' ? found('bareBytes') : [];
    case 'text':
      if (!isPathFor(call, node)) return [];
      return found(isAddress(node) ? 'addressString' : 'pathString');
    default:
      return [];
  }
}

interface Wrapper {
  readonly source: Node;
  readonly options: Node | undefined;
  /** Whether a type that the source has is taken over. */
  readonly keepsType: boolean;
}

/** `toFile(source, name, options)`, `new File([source], name, options)`, `new Blob([source], options)`, `openAsBlob(path, options)`. */
function getWrapper(tracer: Tracer, node: Node): Wrapper | undefined {
  if (node.type === 'CallExpression') {
    const name =
      getImportPath(tracer, node.callee)?.path.at(-1) ?? getDottedName(node.callee)?.split('.').at(-1);
    const [source, second, third] = node.arguments;
    if (source === undefined || hasSpread(node)) return undefined;
    if (name === 'toFile') return { source, options: third, keepsType: true };
    const isTypeless = name === 'openAsBlob' || (second === undefined && isFileMaker(tracer, node.callee));
    return isTypeless ? { source, options: second, keepsType: false } : undefined;
  }
  if (node.type !== 'NewExpression' || hasSpread(node)) return undefined;
  const name = getDottedName(node.callee)?.split('.').at(-1);
  const [source, second, third] = node.arguments;
  if (source === undefined || (name !== 'File' && name !== 'Blob')) return undefined;
  return { source, options: name === 'File' ? third : second, keepsType: false };
}

function hasSpread(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return node.arguments.some((argument) => argument.type === 'SpreadElement');
}

/** Types given in the options that the API does not take; `undefined` where none is given. */
function getWrongTypes(
  tracer: Tracer,
  options: Node | undefined,
  env: Env,
): readonly { value: string; node: Node }[] | undefined {
  if (options === undefined) return undefined;
  const steps = resolve(tracer, options, env).flatMap((leaf) => getProperty(tracer, leaf, 'type', options));
  const values = getStepTexts(tracer, steps, options);
  if (values.every(({ kind }) => kind === 'undefined')) return undefined;
  return values.flatMap(({ value, node }) =>
    typeof value === 'string' && !API_LIMITS.editMediaTypes.includes(value) ? [{ value, node }] : [],
  );
}

/** Whether what `toFile` is given brings no type along: bytes and streams, for sure. */
function isUntyped(tracer: Tracer, leaf: Leaf): boolean {
  const kind = getKind(tracer, leaf);
  return kind === 'bytes' || kind === 'stream';
}

function getKind(tracer: Tracer, leaf: Leaf): Kind {
  const { node } = leaf;
  if (leaf.annotation !== undefined) return getKindOfType(tracer, leaf.annotation);
  // What has a buffer keeps bytes in it: multer's uploads, views.
  if (leaf.kind === 'unknown')
    return node.type === 'MemberExpression' && getMemberName(node) === 'buffer' ? 'bytes' : 'other';
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && node.value !== '' ? 'text' : 'other';
    case 'TemplateLiteral':
      return 'text';
    case 'NewExpression': {
      const name = getDottedName(node.callee);
      return name === 'Uint8Array' || name === 'ArrayBuffer' ? 'bytes' : 'other';
    }
    case 'CallExpression': {
      const name = getImportPath(tracer, node.callee)?.path.at(-1) ?? getDottedName(node.callee) ?? '';
      const method = getMethodName(node) ?? name;
      if (/(?:^|\.)createReadStream$/.test(name) || method === 'createReadStream') return 'stream';
      if (BYTES_FACTORIES.test(name)) return 'bytes';
      return BYTES_METHODS.test(method) && !returnsText(tracer, node) ? 'bytes' : 'other';
    }
    default:
      return 'other';
  }
}

/** `readFile(path, 'base64')` gives text. */
function returnsText(tracer: Tracer, node: TSESTree.CallExpression): boolean {
  const [, encoding] = node.arguments;
  return encoding !== undefined && resolve(tracer, encoding).some((leaf) => leaf.node.type === 'Literal');
}

function getKindOfType(tracer: Tracer, annotation: DeclaredType): Kind {
  const parts = getTypeParts(tracer, annotation);
  const names = parts.map((part) => getTypeName(part)?.split('.').at(-1) ?? '');
  if (parts.length > 0 && parts.every(({ type }) => type === 'TSStringKeyword')) return 'text';
  if (names.length > 0 && names.every((name) => BYTES_TYPES.has(name))) return 'bytes';
  return names.length > 0 && names.every((name) => STREAM_TYPES.has(name)) ? 'stream' : 'other';
}

/** Whether a text is a path in a place that takes files, or base64 and addresses at most. */
function isPathFor(call: ImageCall, node: Node): boolean {
  if (call.surface === 'sdk') return true;
  if (call.surface !== 'ai-sdk' || node.type !== 'Literal') return false;
  return !/^(?:https?:|data:)/.test(String(node.value)) && /\.\w{3,4}$/.test(String(node.value));
}
