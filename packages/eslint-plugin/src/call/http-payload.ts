import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, unwrap, type Node } from '../ast/nodes.js';
import { flatten } from '../trace/flatten.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader } from '../trace/property-reader.js';
import { resolve, resolveSteps, type Step } from '../trace/resolve.js';
import { getStepTexts, type Value } from '../trace/texts.js';
import { absent, unknown, type Env, type Leaf, type Tracer } from '../trace/tracer.js';
import { isForm, isUnknownForm } from './http-form.js';
import type { Encoding } from './image-call.js';

export interface Payload {
  /** What is sent: `JSON.stringify(x)` is `x`. */
  readonly bodies: readonly Leaf[];
  readonly encoding: Encoding;
}

/** Finds what is sent: the `body` of `fetch`, the data of axios, the `json` of ky. */
export function getPayload(
  tracer: Tracer,
  options: Node | undefined,
  node: TSESTree.CallExpression,
  env: Env = null,
): Payload {
  if (options === undefined) return { bodies: [unknown(node)], encoding: 'json' };
  const leaves = options.type === 'SpreadElement' ? [unknown(options)] : resolve(tracer, options, env);
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return readPayload(tracer, only, options, node);
  return mergePayloads(leaves.map((leaf) => readPayload(tracer, leaf, options, node)));
}

/** All that one call may send. */
export function mergePayloads(payloads: readonly Payload[]): Payload {
  return {
    bodies: payloads.flatMap(({ bodies }) => bodies),
    encoding: mergeEncodings(payloads.map(({ encoding }) => encoding)),
  };
}

/** What is sent where nothing but the body is given. */
export function readBody(tracer: Tracer, sent: readonly Leaf[]): Payload {
  return {
    bodies: flatten(sent, (body) => parseJson(tracer, body)),
    encoding: sent.some((body) => isForm(body) || isUnknownForm(tracer, body)) ? 'form' : 'json',
  };
}

function mergeEncodings(encodings: readonly Encoding[]): Encoding {
  const order: readonly Encoding[] = ['form', 'unknown', 'json'];
  return order.find((encoding) => encodings.includes(encoding)) ?? 'json';
}

function readPayload(tracer: Tracer, leaf: Leaf, options: Node, node: TSESTree.CallExpression): Payload {
  if (isForm(leaf) || isUnknownForm(tracer, leaf)) return { bodies: [leaf], encoding: 'form' };
  const { read } = createPropertyReader(tracer, [leaf], options);
  const given: Step[] = [];
  for (const key of BODY_KEYS)
    for (const step of read(key).steps) if (isGiven(step) && !isFlag(step)) given.push(step);
  const isConfig = given.length > 0 || CONFIG_KEYS.some((key) => read(key).steps.some(isGiven));
  // axios takes the data themselves where `fetch` takes options.
  const sent =
    given.length > 0 ? resolveSteps(tracer, given, options) : isConfig ? [absent(options, leaf.env)] : [leaf];
  const payload = readBody(tracer, sent);
  const { bodies } = payload;
  if (payload.encoding === 'form') return payload;
  if (read('formData').steps.some(isGiven)) return { bodies, encoding: 'form' };
  // Headers change nothing about a text that is JSON already.
  if (read('json').steps.some(isGiven) || sent.some(isStringified)) return { bodies, encoding: 'json' };
  const configs = isConfig ? [leaf] : getArgument(tracer, node.arguments[2]);
  return { bodies, encoding: getEncoding(tracer, configs, node) };
}

/** Where senders have the body: `fetch`, axios, ky, `request`, `UrlFetchApp`. */
const BODY_KEYS: readonly string[] = ['body', 'data', 'json', 'formData', 'payload'];

/** What is in no body: options without one send none. */
const CONFIG_KEYS: readonly string[] = ['method', 'headers', 'url', 'signal'];

function isGiven({ kind }: Step): boolean {
  return kind !== 'undefined';
}

/** `json: true` of `request` says how the body is sent, and is none. */
function isFlag({ node }: Step): boolean {
  return node.type === 'Literal' && typeof node.value === 'boolean';
}

function getArgument(tracer: Tracer, argument: Node | undefined): readonly Leaf[] {
  if (argument === undefined) return [];
  return argument.type === 'SpreadElement' ? [unknown(argument)] : resolve(tracer, argument);
}

function isStringified({ node }: Leaf): boolean {
  return node.type === 'CallExpression' && getMethodName(node) === 'stringify';
}

/** What a text that is sent was made of: of `JSON.stringify(x)` it is `x`. */
export function parseJson(tracer: Tracer, body: Leaf): readonly Leaf[] {
  const { node, env } = body;
  if (node.type !== 'CallExpression' || !isStringified(body)) return [body];
  const [value] = node.arguments;
  return value === undefined ? [unknown(node)] : resolve(tracer, value, env);
}

/** How axios sends an object: as JSON, or as a form where the method or the headers say so. */
function getEncoding(tracer: Tracer, configs: readonly Leaf[], node: TSESTree.CallExpression): Encoding {
  if (getMethodName(node)?.endsWith('Form') === true) return 'form';
  const callee = unwrap(node.callee);
  const receiver = callee.type === 'MemberExpression' ? callee.object : callee;
  const encodings = [...configs, ...getInstanceOptions(tracer, receiver)].map((config) =>
    readHeaders(tracer, config, node),
  );
  const encoding = mergeEncodings(encodings);
  return encoding === 'json' && setsDefaults(tracer) ? 'unknown' : encoding;
}

/** Whether the file makes forms the default of a client: `axios.defaults.headers.post['Content-Type']`. */
function setsDefaults({ sourceCode: { text } }: Tracer): boolean {
  return text.includes('.defaults.headers') && text.includes('multipart/');
}

// Names of headers have no case; these are the spellings in use.
const CONTENT_TYPE: readonly string[] = ['Content-Type', 'content-type', 'Content-type', 'CONTENT-TYPE'];

function readHeaders(tracer: Tracer, config: Leaf, place: Node): Encoding {
  const headers = getProperty(tracer, config, 'headers', place).filter(isGiven);
  if (headers.length === 0) return 'json';
  const types = resolveSteps(tracer, headers, place).flatMap((leaf) =>
    CONTENT_TYPE.flatMap((name) => getStepTexts(tracer, getProperty(tracer, leaf, name, place), place)),
  );
  const said = types.filter(({ pieces }) => pieces[0]?.text !== undefined);
  // Beside a type that is written out, no spread says another one.
  return mergeEncodings((said.length > 0 ? said : types).map(readType));
}

function readType({ kind, pieces }: Value): Encoding {
  if (kind === 'undefined') return 'json';
  // A boundary that is not known is the end of it.
  const text = pieces[0]?.text;
  if (text === undefined) return 'unknown';
  return /^\s*multipart\//i.test(text) ? 'form' : 'json';
}

/** Options of the instance of a client that a receiver is: of `axios.create(…)`, `ky.extend(…)`. */
export function getInstanceOptions(tracer: Tracer, receiver: Node): readonly Leaf[] {
  return resolve(tracer, receiver).flatMap(({ node, env }): readonly Leaf[] => {
    if (node.type !== 'CallExpression' || !/^(?:create|extend)$/.test(getMethodName(node) ?? '')) return [];
    const [options] = node.arguments;
    return options === undefined ? [] : resolve(tracer, options, env);
  });
}
