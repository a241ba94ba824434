import { getMemberName, getWrapped, isAssigned, isInside, type Node } from '../ast/nodes.js';
import { hasMetItself } from './questions.js';
import { resolve } from './resolve.js';
import type { Tracer } from './tracer.js';

/** By the name of a member: expressions whose member it is, where it is written; objects that those stand for. */
export interface WrittenMembers {
  readonly targets: ReadonlyMap<string, readonly Node[]>;
  readonly objects: Map<string, ReadonlySet<Node>>;
}

/** A member that is written more often than this is written to any object: to follow each would take the file's budget. */
const MANY_TARGETS = 64;

/** Whether a member of an object gets another value after the object was made: `rows.forEach((row) => { row.isOn = … })`. */
export function isMemberWritten(tracer: Tracer, object: Node, name: string): boolean {
  const written = (tracer.memory.written ??= {
    targets: collectTargets(tracer),
    objects: new Map<string, ReadonlySet<Node>>(),
  });
  const known = written.objects.get(name);
  if (known !== undefined) return known.has(object);
  const targets = written.targets.get(name) ?? [];
  if (targets.length > MANY_TARGETS) return true;
  const objects = new Set<Node>();
  for (const target of targets) {
    for (const leaf of resolve(tracer, target)) objects.add(leaf.node);
  }
  if (!hasMetItself(tracer)) written.objects.set(name, objects);
  return objects.has(object);
}

function collectTargets({ sourceCode }: Tracer): WrittenMembers['targets'] {
  const targets = new Map<string, Node[]>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifier } of scope.references) {
      for (let node = getWrapped(identifier); ;) {
        const { parent } = node;
        if (parent?.type !== 'MemberExpression' || !isInside(node, parent.object)) break;
        node = getWrapped(parent);
        const name = isAssigned(node) ? getMemberName(parent) : undefined;
        if (name === undefined) continue;
        const known = targets.get(name);
        if (known === undefined) targets.set(name, [parent.object]);
        else known.push(parent.object);
      }
    }
  }
  return targets;
}
