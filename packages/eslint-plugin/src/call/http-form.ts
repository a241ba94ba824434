import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getMemberEvents, type MemberEvent } from '../trace/member-events.js';
import { createReader, type PropertyReader } from '../trace/property-reader.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { getTexts } from '../trace/texts.js';
import { absent, unknown, type Leaf, type Tracer, type Via } from '../trace/tracer.js';
import { getTypeName, getTypeParts } from '../trace/type-nodes.js';
import { findSentObject, readPairs, readSent } from './form-loops.js';
import type { Encoding } from './image-call.js';

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

/** Types of a body that may be a form, and show nothing of it. */
const FORM_TYPES = /^(?:BodyInit|FormData)$/;

/** Whether a value is a form that was made elsewhere: by its type, or because it is sent as one. */
export function isUnknownForm(tracer: Tracer, { kind, annotation }: Leaf, encoding?: Encoding): boolean {
  if (kind !== 'unknown') return false;
  if (annotation === undefined) return encoding === 'form';
  const names = getTypeParts(tracer, annotation).map((part) => getTypeName(part) ?? '');
  return names.includes('FormData') || (encoding === 'form' && names.some((name) => FORM_TYPES.test(name)));
}

/** What is appended to a form. */
interface Fields {
  /** Steps by parameter: `image` has those of `image[]`, `image[0]` and `image[${index}]` as well. */
  readonly named: Map<string, Step[]>;
  /** Calls that append under names which are not in sight. */
  readonly others: readonly TSESTree.CallExpression[];
}

/** Reads what was appended in this file to a form under a name: `image`, and `image[]` and `image[0]` with it. */
export function createFormReader(tracer: Tracer, form: Leaf, place: Node): PropertyReader {
  const { named, others } = getFields(tracer, form);
  const isOpen = form.kind === 'unknown';
  return createReader(others.length === 0 && !isOpen ? named : undefined, (parameter) => {
    const steps = named.get(parameter) ?? [];
    const more = others.flatMap((append) => readOther(tracer, append, parameter, form));
    // What is appended by its name is not appended once more under a name that nobody knows.
    const all = steps.length === 0 ? more : [...steps, ...more.filter(({ kind }) => kind !== 'unknown')];
    if (all.length > 0) return all;
    // What others appended stands nowhere but in the form.
    return [isOpen ? unknown(form.node, form.env) : absent(place)];
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
      const keys = getTexts(tracer, name, form.env);
      const isOpen = keys.some(({ pieces }) => pieces[0]?.text === undefined);
      if (isOpen) others.push(event.call);
      const sent = name.type === 'Literal' ? undefined : findSentObject(tracer, event.call, true);
      for (const key of keys) {
        const text = typeof key.value === 'string' ? key.value : key.pieces[0]?.text;
        // A name that only begins like this is no parameter's, unless its index is what is missing.
        if (text === undefined || (key.value === undefined && !text.includes('['))) continue;
        if (sent === undefined) {
          const steps = keys.length > 1 ? readOne(tracer, event.call, text, value, form) : undefined;
          addField(named, text, steps ?? [follow(value, form.env)]);
        }
        // Under a name without an index it is found with those that are not in sight.
        else if (!isOpen || text.includes('['))
          addField(named, text, readSent(tracer, sent, text, event.call, form.env));
      }
    }
  }
  return { named, others };
}

/** What is appended under one of several names: of several values, not each belongs to each of them. */
function readOne(
  tracer: Tracer,
  append: TSESTree.CallExpression,
  name: string,
  value: Node,
  { env }: Leaf,
): readonly Step[] | undefined {
  const steps = readPairs(tracer, append, name, env);
  if (steps.length > 0) return steps;
  return resolve(tracer, value, env).length > 1 ? [unknown(append, env)] : undefined;
}

function addField(named: Map<string, Step[]>, name: string, added: readonly Step[]): void {
  const bracket = name.indexOf('[');
  const parameter = bracket === -1 ? name : name.slice(0, bracket);
  const steps = named.get(parameter);
  if (steps === undefined) named.set(parameter, [...added]);
  else steps.push(...added);
}

function isCall({ kind }: MemberEvent): boolean {
  return kind === 'call';
}

/** What an append under a name that is not in sight sends as a parameter. */
function readOther(
  tracer: Tracer,
  append: TSESTree.CallExpression,
  parameter: string,
  form: Leaf,
): readonly Step[] {
  const sent = findSentObject(tracer, append, false);
  return sent === undefined
    ? [unknown(append, form.env)]
    : readSent(tracer, sent, parameter, append, form.env);
}
