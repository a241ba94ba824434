import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getMethodName, getParent, isFunction, unwrap, type Node } from '../ast/nodes.js';
import { getMemberEvents } from '../trace/member-events.js';
import { getProperty } from '../trace/properties.js';
import { createReader, type Names, type PropertyReader } from '../trace/property-reader.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { getTexts } from '../trace/texts.js';
import { absent, unknown, type Leaf, type Tracer, type Via } from '../trace/tracer.js';

/** Whether a value is a form that this file makes. */
export function isForm({ node }: Leaf): boolean {
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

interface Field {
  /** The parameter's name: `image` of `image[]`, `image[0]` and `image[${index}]`; `undefined` where it is not known. */
  readonly name: string | undefined;
  readonly value: Node;
  readonly append: TSESTree.CallExpression;
}

/** Reads what was appended to a form under a name: `image`, and `image[]` and `image[0]` with it. */
export function createFormReader(tracer: Tracer, form: Leaf, place: Node): PropertyReader {
  const fields = getFields(tracer, form);
  const nothing: readonly Step[] = [absent(place)];
  return createReader(getNames(fields), (parameter) => {
    const steps: Step[] = [];
    for (const { name, value, append } of fields) {
      if (name === undefined) steps.push(...readLoop(tracer, append, parameter, form));
      else if (name === parameter) steps.push(follow(value, form.env));
    }
    return steps.length > 0 ? steps : nothing;
  });
}

/** Names of all fields; `undefined` where a loop appends others. */
function getNames(fields: readonly Field[]): Names | undefined {
  const names = new Set<string>();
  for (const { name } of fields) {
    if (name === undefined) return undefined;
    names.add(name);
  }
  return names;
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
        const text = typeof key.value === 'string' ? key.value : key.pieces[0]?.text;
        const bracket = text?.indexOf('[') ?? -1;
        // A name that only begins like this is no parameter's, unless its index is what is missing.
        if (text !== undefined && bracket === -1 && key.value === undefined) continue;
        fields.push({ name: bracket === -1 ? text : text?.slice(0, bracket), value, append: event.call });
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
