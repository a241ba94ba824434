import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getMethodName, getParent, isFunction, unwrap, type Node } from '../ast/nodes.js';
import { getMemberEvents } from '../trace/member-events.js';
import { getProperty } from '../trace/properties.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { getTexts } from '../trace/texts.js';
import { unknown, type Leaf, type Tracer, type Via } from '../trace/tracer.js';
import type { CallDescription } from './image-call.js';

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
  /** Text the field's name begins with; `undefined` where it is not known. */
  readonly name: string | undefined;
  readonly value: Node;
  readonly append: TSESTree.CallExpression;
}

/** Reads what was appended to a form under a name: `image`, and `image[]` and `image[0]` with it. */
export function createFormReader(tracer: Tracer, form: Leaf, place: Node): CallDescription['read'] {
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
