import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getStaticKey, type Node } from '../ast/nodes.js';
import { flatten } from './flatten.js';
import { getAllProperties } from './all-properties.js';
import { isChangedOnTheWay } from './changes.js';
import { getExported, isExports } from './exports.js';
import { getProperty } from './properties.js';
import { narrowMember } from './narrow-member.js';
import { hasMetItself } from './questions.js';
import { follow, resolve, type Step, withVia } from './resolve.js';
import { getTexts } from './texts.js';
import { unknown, type Env, type Leaf, type Tracer, type Via } from './tracer.js';

/** Steps from `object.name` and `object[key]` to what the member may be; an unknown key may be any of them. */
export function expandMember(
  tracer: Tracer,
  node: TSESTree.MemberExpression,
  env: Env,
  via: Via | null,
): readonly Step[] {
  const keys = getKeys(tracer, node, env);
  const exported = expandExport(tracer, node, keys, via);
  if (exported.length > 0) return exported;
  const objects = resolve(tracer, node.object, env);
  const steps = flatten(objects, (object) =>
    keys === undefined
      ? (getPossibleProperties(tracer, object, node, env) ?? getAllProperties(tracer, object, node))
      : flatten(keys, (key) => getProperty(tracer, object, key, node)),
  );
  if (steps.length === 0) return hasMetItself(tracer) ? steps : [unknown(node, env)];
  const narrowed = narrowMember(tracer, steps, node, env);
  return via === null ? narrowed : narrowed.map((step) => withVia(step, via));
}

/** Steps from `exports.name` to what the file exports so; none for any other member. */
function expandExport(
  tracer: Tracer,
  node: TSESTree.MemberExpression,
  keys: readonly string[] | undefined,
  via: Via | null,
): readonly Step[] {
  const name = keys?.length === 1 && isExports(tracer, node.object) ? keys[0] : undefined;
  // What a file exports stands outside of every function, whatever was entered on the way.
  return name === undefined ? [] : getExported(tracer, name).map((value) => follow(value, null, via));
}

/** What stands under the keys of a table that conditions leave: `vendor === 'openai' && SIZES[vendor]`. */
function getPossibleProperties(
  tracer: Tracer,
  table: Leaf,
  member: TSESTree.MemberExpression,
  env: Env,
): readonly Step[] | undefined {
  if (table.kind !== 'value' || table.node.type !== 'ObjectExpression') return undefined;
  // What is put into it later is not among the keys it is written with.
  if (isChangedOnTheWay(tracer, table)) return undefined;
  const keys = resolve(tracer, member.property, env);
  if (keys.length === 0 || !keys.every(({ isPossible }) => isPossible !== undefined)) return undefined;
  const found: Step[] = [];
  for (const one of table.node.properties) {
    const name = one.type === 'Property' ? getStaticKey(one.key, one.computed) : undefined;
    if (name === undefined) return undefined;
    if (!keys.some(({ isPossible }) => isPossible?.(name) === true)) continue;
    found.push(...getProperty(tracer, table, name, member));
  }
  return found;
}

function getKeys(tracer: Tracer, node: TSESTree.MemberExpression, env: Env): string[] | undefined {
  const name = getMemberName(node);
  if (name !== undefined) return [name];
  return getKnownTexts(tracer, node.property, env);
}

/** Every text an expression may be; `undefined` when one of them is not known. */
export function getKnownTexts(tracer: Tracer, node: Node, env: Env): string[] | undefined {
  const texts = getTexts(tracer, node, env);
  const known: string[] = [];
  for (const text of texts) {
    if (text.value === undefined) return undefined;
    known.push(String(text.value));
  }
  return known.length > 0 ? known : undefined;
}
