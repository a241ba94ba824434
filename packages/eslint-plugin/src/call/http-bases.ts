import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getPropertyAt } from '../trace/properties.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { getStepTexts } from '../trace/texts.js';
import type { Leaf, Tracer } from '../trace/tracer.js';
import { writeOut } from './addresses.js';
import { getInstanceOptions } from './http-payload.js';

/** Where senders have the address that a path is relative to: axios and ofetch, `request`, got, ky. */
const BASE_KEYS: readonly string[] = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix'];
/** Where they have the query: axios and ofetch, got and ky, `request`. */
const QUERY_KEYS: readonly string[] = ['params', 'query', 'searchParams', 'qs'];

/** What is said of where a request goes beside its path. */
export interface Bases {
  /** Base addresses as they are written. */
  readonly addresses: readonly string[];
  /** Whether the query names a version, as Azure's does. */
  readonly isVersioned: boolean;
}

export const NO_BASES: Bases = { addresses: [], isVersioned: false };

/** Reads what the options of a request, and those of the instance that sends it, say of its address. */
export function getBases(tracer: Tracer, node: TSESTree.CallExpression): Bases {
  const callee = unwrap(node.callee);
  const receiver = callee.type === 'MemberExpression' ? callee.object : callee;
  const configs = [...getInstanceOptions(tracer, receiver), ...node.arguments.flatMap(getObjects)];
  const steps = [
    ...configs.flatMap((config) => BASE_KEYS.flatMap((key) => getGiven(config, [key]))),
    ...getPoolAddresses(tracer, receiver),
  ];
  return {
    addresses: steps.flatMap((step) =>
      getStepTexts(tracer, [step], node).map((text) => writeOut(tracer, text)),
    ),
    isVersioned: configs.some((config) =>
      QUERY_KEYS.some((key) => getGiven(config, [key, 'api-version']).length > 0),
    ),
  };

  function getObjects(argument: Node): readonly Leaf[] {
    if (argument.type === 'SpreadElement') return [];
    return resolve(tracer, argument).filter((leaf) => leaf.node.type === 'ObjectExpression');
  }

  function getGiven(config: Leaf, path: readonly string[]): readonly Step[] {
    return getPropertyAt(tracer, [config], path, node).filter(({ kind }) => kind === 'follow');
  }
}

/** The address that a pool of connections is made for: `new Pool('https://api.openai.com')` of undici. */
function getPoolAddresses(tracer: Tracer, pool: Node): readonly Step[] {
  return resolve(tracer, pool).flatMap(({ node, env }) => {
    const [address] = node.type === 'NewExpression' ? node.arguments : [];
    const isPool = node.type === 'NewExpression' && getImportPath(tracer, node.callee)?.source === 'undici';
    return isPool && address !== undefined ? [follow(address, env)] : [];
  });
}
