import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getMethodName, getParent, isFunction, unwrap, type Node } from '../ast/nodes.js';
import { getMemberEvents, type MemberEvent } from '../trace/member-events.js';
import { getProperty } from '../trace/properties.js';
import { createReader, type PropertyReader } from '../trace/property-reader.js';
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

/** What is appended to a form. */
interface Fields {
  /** Steps by parameter: `image` has those of `image[]`, `image[0]` and `image[${index}]` as well. */
  readonly named: Map<string, Step[]>;
  /** Calls that append under names which are not in sight. */
  readonly others: readonly TSESTree.CallExpression[];
}

/** Reads what was appended to a form under a name: `image`, and `image[]` and `image[0]` with it. */
export function createFormReader(tracer: Tracer, form: Leaf, place: Node): PropertyReader {
  const { named, others } = getFields(tracer, form);
  return createReader(others.length === 0 ? named : undefined, (parameter) => {
    const steps = named.get(parameter) ?? [];
    const all = [...steps, ...others.flatMap((append) => readLoop(tracer, append, parameter, form))];
    return all.length > 0 ? all : [absent(place)];
  });
}

function getFields(tracer: Tracer, form: Leaf): Fields {
  const named = new Map<string, Step[]>();
  const others: TSESTree.CallExpression[] = [];
  for (let via: Via | null = form.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, isCall);
    for (const event of events) {
      if (event.kind !== 'call' || (event.method !== 'append' && event.method !== 'set')) continue;
      const [name, value] = event.call.arguments;
      if (name === undefined || value === undefined) continue;
      const step = follow(value, form.env);
      for (const key of getTexts(tracer, name, form.env)) {
        const text = typeof key.value === 'string' ? key.value : key.pieces[0]?.text;
        if (text === undefined) others.push(event.call);
        // A name that only begins like this is no parameter's, unless its index is what is missing.
        else if (key.value !== undefined || text.includes('[')) addField(named, text, step);
      }
    }
  }
  return { named, others };
}

function addField(named: Map<string, Step[]>, name: string, step: Step): void {
  const bracket = name.indexOf('[');
  const parameter = bracket === -1 ? name : name.slice(0, bracket);
  const steps = named.get(parameter);
  if (steps === undefined) named.set(parameter, [step]);
  else steps.push(step);
}

function isCall({ kind }: MemberEvent): boolean {
  return kind === 'call';
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
