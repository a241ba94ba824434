import { PROMPT_GAP } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { getImportPath } from '../ast/imports.js';
import { getMemberName, getMethodName, getParent, isFunction, unwrap, type Node } from '../ast/nodes.js';
import { flatten } from '../trace/flatten.js';
import { getMemberEvents } from '../trace/member-events.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader } from '../trace/property-reader.js';
import { follow, resolve, resolveSteps, type Step } from '../trace/resolve.js';
import { getTexts } from '../trace/texts.js';
import { unknown, type Leaf, type Tracer, type Via } from '../trace/tracer.js';
import { getClient, isForeignUrl, isGuard } from './client.js';
import { ImageCall, type CallDescription } from './image-call.js';
import type { ParseContext } from './parse-context.js';

const ENDPOINT = /(?:^|\/)images\/(edits|generations)\/?(?:[?#]|$)/;
const METHODS: ReadonlySet<string> = new Set(['post', 'fetch', 'request', 'raw']);

/** Parses a request to `/images/edits` or `/images/generations` by `fetch`, axios or the like. */
export function parseHttpCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const [first, second] = node.arguments;
  if (first === undefined || first.type === 'SpreadElement' || !isRequest(node)) return null;
  const { tracer } = context;
  const request = getRequest(tracer, first);
  const target = getEndpoint(tracer, request.url);
  if (target === undefined) return null;
  const bodies = getBodies(tracer, request.config ?? second, node);
  const isEdit = target.operation === 'edits';
  const readers = bodies.map((body) => createBodyReader(tracer, body, node));
  const call = new ImageCall(tracer, context.settings, {
    surface: 'http',
    operation: isEdit ? 'edit' : 'generate',
    node,
    name: `POST …/images/${target.operation}`,
    isGuarded: isGuarded(context, node),
    isAzure: /azure/i.test(target.text),
    isForm: bodies.some((body) => isForm(body)),
    read: (parameter) => flatten(readers, (read) => read(parameter)),
  });
  if (call.isForeign()) return null;
  return isOpenAi(context, node, target.text, call) ? call : null;
}

function isRequest(node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier')
    return /fetch|request|^(?:axios|got|ky|post\w*|guard\w*)$/i.test(callee.name);
  return callee.type === 'MemberExpression' && METHODS.has(getMemberName(callee) ?? '');
}

/** `axios({ url, data })` has its address in the options. */
function getRequest(tracer: Tracer, first: Node): { url: readonly Step[]; config: Node | undefined } {
  const node = unwrap(first);
  if (node.type !== 'ObjectExpression') return { url: [follow(first, null)], config: undefined };
  const [leaf] = resolve(tracer, node);
  return { url: leaf === undefined ? [] : getProperty(tracer, leaf, 'url', node), config: node };
}

interface Endpoint {
  readonly operation: 'edits' | 'generations';
  /** The address, gaps included. */
  readonly text: string;
}

function getEndpoint(tracer: Tracer, url: readonly Step[]): Endpoint | undefined {
  for (const step of url) {
    const leaves = step.kind === 'follow' ? resolve(tracer, step.node, step.env) : [step];
    for (const { node, env } of leaves) {
      // `new URL('/v1/images/edits', base)`.
      const isUrl =
        node.type === 'NewExpression' &&
        node.callee.type === 'Identifier' &&
        /^(?:URL|Request)$/.test(node.callee.name);
      const source = isUrl ? node.arguments[0] : node;
      if (source === undefined) continue;
      for (const value of getTexts(tracer, source, env)) {
        const text = value.pieces.map((piece) => piece.text ?? PROMPT_GAP).join('');
        const operation = ENDPOINT.exec(text)?.[1];
        const prefix = isUrl && node.arguments.length > 1 && text.startsWith('/') ? PROMPT_GAP : '';
        if (operation === 'edits' || operation === 'generations') return { operation, text: prefix + text };
      }
    }
  }
  return undefined;
}

/** Whose endpoint it is: by its host, else by the model, else by what the file says of OpenAI. */
function isOpenAi(
  context: ParseContext,
  node: TSESTree.CallExpression,
  url: string,
  call: ImageCall,
): boolean {
  const callee = unwrap(node.callee);
  if (!url.startsWith(PROMPT_GAP) && !/^https?:/.test(url)) {
    // A path alone is this site's own backend, or the base address of an instance.
    return callee.type === 'MemberExpression' && hasOpenAiBase(context, callee.object);
  }
  if (isForeignUrl(url)) return call.hasKnownModel();
  if (!url.startsWith(PROMPT_GAP)) return true;
  return call.hasKnownModel() || /openai/i.test(context.tracer.sourceCode.text);
}

function hasOpenAiBase(context: ParseContext, receiver: Node): boolean {
  const { tracer } = context;
  if (getClient(context, receiver).isOpenAi === 'yes') return true;
  return resolve(tracer, receiver).some((leaf) => {
    if (leaf.node.type !== 'CallExpression' || !/^(?:create|extend)$/.test(getMethodName(leaf.node) ?? ''))
      return false;
    const [options] = leaf.node.arguments;
    if (options === undefined) return false;
    return resolve(tracer, options, leaf.env).some((one) =>
      ['baseURL', 'prefixUrl'].some((key) =>
        getProperty(tracer, one, key, options).some(
          (step) =>
            step.kind === 'follow' &&
            getTexts(tracer, step.node, step.env).some((value) =>
              /openai/i.test(
                value.pieces.map((piece) => piece.text ?? tracer.sourceCode.getText(piece.node)).join(''),
              ),
            ),
        ),
      ),
    );
  });
}

/** What is sent: the `body` of `fetch`, the data of axios, `json` of ky; `JSON.stringify(x)` is `x`. */
function getBodies(tracer: Tracer, options: Node | undefined, node: TSESTree.CallExpression): Leaf[] {
  if (options === undefined) return [unknown(node)];
  const leaves = options.type === 'SpreadElement' ? [unknown(options)] : resolve(tracer, options);
  return leaves.flatMap((leaf) => {
    if (isForm(leaf)) return [leaf];
    const keys = ['body', 'data', 'json'];
    const steps = keys.flatMap((key) => getProperty(tracer, leaf, key, options));
    const given = steps.filter((step) => step.kind !== 'undefined');
    // axios takes the data themselves where `fetch` takes options.
    const bodies = given.length > 0 ? resolveSteps(tracer, given, options) : [leaf];
    return bodies.flatMap((body) => parseJson(tracer, body));
  });
}

function parseJson(tracer: Tracer, body: Leaf): readonly Leaf[] {
  const { node, env } = body;
  if (node.type !== 'CallExpression' || getMethodName(node) !== 'stringify') return [body];
  const [value] = node.arguments;
  return value === undefined ? [unknown(node)] : resolve(tracer, value, env);
}

function isForm({ node }: Leaf): boolean {
  if (node.type !== 'NewExpression') return false;
  const callee = unwrap(node.callee);
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression'
        ? getMemberName(callee)
        : '';
  return name === 'FormData';
}

type Reader = CallDescription['read'];

function createBodyReader(tracer: Tracer, body: Leaf, place: Node): Reader {
  return isForm(body) ? createFormReader(tracer, body, place) : createPropertyReader(tracer, [body], place);
}

interface Field {
  /** Text the field's name begins with; `undefined` where it is not known. */
  readonly name: string | undefined;
  readonly value: Node;
  readonly append: TSESTree.CallExpression;
}

/** Reads what was appended to a form under a name: `image`, and `image[]` and `image[0]` with it. */
function createFormReader(tracer: Tracer, form: Leaf, place: Node): Reader {
  const fields = getFields(tracer, form);
  const absent: readonly Step[] = [{ ...unknown(place), kind: 'undefined' }];
  return (parameter) => {
    const steps: Step[] = [];
    for (const { name, value, append } of fields) {
      if (name === undefined) steps.push(...readLoop(tracer, append, parameter, form));
      else if (name === parameter || name.startsWith(`${parameter}[`)) steps.push(follow(value, form.env));
    }
    return steps.length > 0 ? steps : absent;
  };
}

function getFields(tracer: Tracer, form: Leaf): Field[] {
  const fields: Field[] = [];
  for (let via: Via | null = form.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, ({ kind }) => kind === 'call');
    for (const event of events) {
      if (event.kind !== 'call' || (event.method !== 'append' && event.method !== 'set')) continue;
      const [name, value] = event.call.arguments;
      if (name === undefined || value === undefined) continue;
      for (const key of getTexts(tracer, name, form.env)) {
        fields.push({ name: key.pieces[0]?.text, value, append: event.call });
      }
    }
  }
  return fields;
}

/** `for (const [key, value] of Object.entries(fields)) form.append(key, value)`. */
function readLoop(
  tracer: Tracer,
  append: TSESTree.CallExpression,
  parameter: string,
  form: Leaf,
): readonly Step[] {
  for (let outer = getParent(append); outer !== undefined; outer = getParent(outer)) {
    const list = getIterated(outer);
    if (list !== undefined) {
      return resolve(tracer, list, form.env)
        .flatMap((leaf) => getProperty(tracer, leaf, parameter, append))
        .filter((step) => step.kind !== 'undefined');
    }
  }
  return [unknown(append, form.env)];
}

/** The object whose entries a loop or a `forEach` goes through. */
function getIterated(node: Node): Node | undefined {
  const isEach =
    node.type === 'CallExpression' && getMethodName(node) === 'forEach' && isFunction(node.arguments[0]);
  const callee = isEach ? unwrap(node.callee) : undefined;
  const list =
    node.type === 'ForOfStatement'
      ? node.right
      : callee?.type === 'MemberExpression'
        ? callee.object
        : undefined;
  return list?.type === 'CallExpression' && getMethodName(list) === 'entries' ? list.arguments[0] : undefined;
}

/** Whether the function that sends is `guardFetch()`'s. */
function isGuarded(context: ParseContext, node: TSESTree.CallExpression): boolean {
  if (getImportPath(context.tracer, node.callee) !== undefined) return false;
  const leaves = resolve(context.tracer, node.callee);
  return leaves.length > 0 && leaves.every((leaf) => isGuard(context, leaf));
}
