import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticKey, type Node } from '../ast/nodes.js';
import { createEntry, type Entry } from './entry.js';
import { flatten } from './flatten.js';
import { getFieldWrites } from './field-writes.js';
import { getAllMemberEvents } from './member-events.js';
import { getBuiltShape, isWritten, type ObjectShape } from './object-shape.js';
import { getProperty } from './properties.js';
import { resolve, type Step } from './resolve.js';
import { absent, nest, type Env, type Leaf, type Tracer, type Via } from './tracer.js';

/** Names, as a set or the keys of a map. */
export type Names = Pick<ReadonlySet<string>, 'has' | 'keys'>;

/** Reads what stands under the names of an object, or of what is as good as one. */
export interface PropertyReader {
  /** Every name there may be something under; `undefined` where there may be others than those in sight. */
  readonly names: Names | undefined;
  /** What stands under a name: the same entry each time. */
  readonly read: (name: string) => Entry;
}

/** A reader that finds the steps to what stands under a name once, when it is asked for. */
export function createReader(
  names: Names | undefined,
  find: (name: string) => readonly Step[],
): PropertyReader {
  const entries = new Map<string, Entry>();
  return {
    names,
    read: (name) => {
      let entry = entries.get(name);
      if (entry === undefined) {
        entry = createEntry(find(name));
        entries.set(name, entry);
      }
      return entry;
    },
  };
}

/**
 * Reads properties of one traced object by name. Which names it can have at all is found out once: rules ask for two
 * dozen parameters, of which most calls write four.
 * @param place node that stands for a property where nothing is known
 */
export function createPropertyReader(tracer: Tracer, leaves: readonly Leaf[], place: Node): PropertyReader {
  const [leaf] = leaves;
  const shape = leaf !== undefined && leaves.length === 1 ? getBuiltShape(tracer, leaf) : undefined;
  if (leaf !== undefined && shape !== undefined) {
    const reader = createShapeReader(tracer, leaf, shape, place);
    if (reader !== undefined) return reader;
  }
  const names = new Set<string>();
  const spreads: Spreads = new Map();
  const isClosed = leaves.every((one) => collectNames(tracer, one, names, spreads));
  return createReader(isClosed ? names : undefined, (name) =>
    isClosed && !names.has(name)
      ? [absent(place)]
      : flatten(leaves, (one) => getProperty(tracer, one, name, place)),
  );
}

/** Reads an object as it was built, but for the names that are written later; `undefined` where any may be. */
function createShapeReader(
  tracer: Tracer,
  leaf: Leaf,
  shape: ObjectShape,
  place: Node,
): PropertyReader | undefined {
  let nothing: Entry | undefined;
  const getNothing = (): Entry => (nothing ??= createEntry([absent(place)]));
  if (!isWritten(tracer, leaf)) return { names: shape, read: (name) => shape.get(name) ?? getNothing() };
  const written = new Set<string>();
  if (!collectWritten(tracer, leaf.via, written) || written.size > MOST_WRITTEN) return undefined;
  const entries = new Map(shape);
  for (const name of written) {
    const built = (shape.get(name) ?? getNothing()).steps;
    entries.set(name, createEntry(getProperty(tracer, leaf, name, place, built)));
  }
  return { names: entries, read: (name) => entries.get(name) ?? getNothing() };
}

/** Of objects with more written names than this, only what is asked for is read. */
const MOST_WRITTEN = 16;

/** Spreads that were looked through, and in which calls: they may bring one another again and again. */
type Spreads = Map<Node, Env[]>;

/** Adds every name an object may have a property under; `false` where it may have others. */
function collectNames(tracer: Tracer, leaf: Leaf, names: Set<string>, spreads: Spreads): boolean {
  if (leaf.kind === 'undefined') return true;
  if (leaf.kind === 'unknown' || leaf.node.type !== 'ObjectExpression') return false;
  const fields = getFieldWrites(tracer, leaf.node);
  if (fields !== undefined && (fields.isOpen || fields.merged.length > 0)) return false;
  for (const name of fields?.values.keys() ?? []) names.add(name);
  return (
    collectWritten(tracer, leaf.via, names) &&
    collectBuilt(tracer, leaf.node.properties, leaf.env, names, spreads)
  );
}

function collectWritten(tracer: Tracer, start: Via | null, names: Set<string>): boolean {
  for (let via = start; via !== null; via = via.next) {
    for (const event of getAllMemberEvents(tracer, via.variable)) {
      if (event.kind === 'set' || event.kind === 'delete' || event.kind === 'nested') names.add(event.name);
      else if (event.kind !== 'call' && event.kind !== 'push') return false;
    }
  }
  return true;
}

function collectBuilt(
  tracer: Tracer,
  properties: readonly TSESTree.ObjectLiteralElement[],
  env: Env,
  names: Set<string>,
  spreads: Spreads,
): boolean {
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      const seen = spreads.get(property);
      if (seen?.includes(env) === true) continue;
      if (seen === undefined) spreads.set(property, [env]);
      else seen.push(env);
      const isClosed = nest(tracer, false, () =>
        resolve(tracer, property.argument, env).every(
          // `...(condition && { … })` spreads nothing when the condition fails.
          (leaf) =>
            (leaf.kind === 'value' && leaf.node.type === 'Literal') ||
            collectNames(tracer, leaf, names, spreads),
        ),
      );
      if (!isClosed) return false;
      continue;
    }
    const key = getStaticKey(property.key, property.computed);
    if (key === undefined) return false;
    names.add(key);
  }
  return true;
}
