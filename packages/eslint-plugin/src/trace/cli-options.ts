import type { TSESTree } from '@typescript-eslint/utils';
import {
  getCalledName,
  getMemberName,
  getMethodName,
  getParent,
  getWrapped,
  unwrap,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { toCamelCase } from '../spelling.js';
import { flatten } from './flatten.js';
import { getImportPath } from './imports.js';
import { getProperty, getPropertyAt } from './properties.js';
import { follow, resolve, type Step } from './resolve.js';
import { findVariable } from './scopes.js';
import { getTexts } from './texts.js';
import { unknown, type Env, type Leaf, type Tracer, type Variable } from './tracer.js';

/** Methods that end the description of a command line, and give what it was called with. */
const READING = /^(?:opts|optsWithGlobals|parse|parseAsync|parseSync)$/;
/** Packages that read a command line by a chain of calls. */
const PACKAGES: ReadonlySet<string> = new Set([
  '@commander-js/extra-typings',
  'cac',
  'commander',
  'yargs',
  'yargs/yargs',
]);

/**
 * Steps to an option of the command line: what it is where it is not given, or something unknown. Of `parseArgs` of
 * Node, of the chains of commander, yargs and cac.
 * @returns `undefined` for a call that reads no command line, or that describes no such option
 */
export function getCliOption(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  name: string,
  env: Env,
): readonly Step[] | undefined {
  const method = getMethodName(call) ?? '';
  if (getCalledName(call) === 'parseArgs') {
    const [config] = call.arguments;
    if (name === 'values') return [{ kind: 'value', node: call, env, via: null }];
    const options =
      config && getPropertyAt(tracer, [follow(config, env)], ['options', name, 'default'], call);
    return options && withUnknown(options, call, env);
  }
  // `yargs(…).option(…).argv` is a member and no call.
  const isYargs = name === 'argv' && CHAINED.has(method);
  if (!isYargs && method !== 'action' && !READING.test(method) && !CHAINED.has(method)) return undefined;
  const links = getLinks(tracer, call);
  if (links === undefined) return undefined;
  if (isYargs) return [{ kind: 'value', node: call, env, via: null }];
  const defaults = flatten(links, (link) => getDefault(tracer, link, name));
  return defaults.length > 0 ? withUnknown(defaults, call, env) : undefined;
}

/** Methods that describe the command line. */
const CHAINED: ReadonlySet<string> = new Set([
  'default',
  'help',
  'option',
  'options',
  'requiredOption',
  'strict',
  'usage',
]);

function withUnknown(defaults: readonly Step[], call: Node, env: Env): readonly Step[] {
  const given = defaults.filter(({ kind }) => kind !== 'undefined');
  return given.length > 0 ? [...given, unknown(call, env)] : [unknown(call, env)];
}

const namesOf = new WeakMap<Node, ReadonlySet<string>>();

/** Names of the option that an argument describes. */
function getNames(tracer: Tracer, flags: Node): ReadonlySet<string> {
  let names = namesOf.get(flags);
  if (names === undefined) {
    const texts = getTexts(tracer, flags).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    namesOf.set(flags, (names = new Set(texts.map(getLongName))));
  }
  return names;
}

/** What one call of a chain says of an option's default. */
function getDefault(tracer: Tracer, link: TSESTree.CallExpression, name: string): readonly Step[] {
  const [first, second, third] = link.arguments;
  if (first === undefined) return [];
  const isNamed = (node: Node): boolean => getNames(tracer, node).has(name);
  switch (getMethodName(link)) {
    case 'options':
      return getPropertyAt(tracer, [follow(first, null)], [name, 'default'], link);
    case 'default':
      return second !== undefined && isNamed(first) ? [follow(second, null)] : [];
    case 'option':
    case 'requiredOption': {
      const said = third ?? second;
      if (said === undefined || !isNamed(first)) return [];
      // yargs and cac have an object, commander has the default itself behind the description.
      return resolve(tracer, said).flatMap((leaf): readonly Step[] =>
        leaf.node.type === 'ObjectExpression'
          ? getProperty(tracer, leaf, 'default', link)
          : third === undefined
            ? []
            : [leaf],
      );
    }
    default:
      return [];
  }
}

/** `-s, --image-size <size>` is read as `imageSize`. */
function getLongName(flags: string): string {
  const name = /--(?:no-)?([\w-]+)/.exec(flags)?.[1] ?? flags;
  return toCamelCase(name.replaceAll('-', '_'));
}

type Links = readonly TSESTree.CallExpression[];

const linksOf = new WeakMap<TSESTree.CallExpression, Links | null>();

/** The calls that describe a command line; `undefined` for a chain of something else. */
function getLinks(tracer: Tracer, end: TSESTree.CallExpression): Links | undefined {
  let links = linksOf.get(end);
  if (links === undefined) linksOf.set(end, (links = collectAllLinks(tracer, end) ?? null));
  return links ?? undefined;
}

function collectAllLinks(tracer: Tracer, end: TSESTree.CallExpression): Links | undefined {
  const links = new Set<TSESTree.CallExpression>();
  const root = collectLinks(end, links);
  if (!isOfPackage(tracer, root)) return undefined;
  const variable = getVariable(tracer, root);
  const made = getMade(variable);
  if (made !== undefined) collectLinks(made, links);
  // `program.option(…);` in statements of their own.
  for (const { identifier } of variable?.references ?? []) {
    let node = getWrapped(identifier);
    for (;;) {
      const member = getParent(node);
      const isMember = member?.type === 'MemberExpression' && member.object === node;
      const call = isMember ? getParent(getWrapped(member)) : undefined;
      if (call?.type !== 'CallExpression') break;
      links.add(call);
      node = getWrapped(call);
    }
  }
  return [...links];
}

function getMade(variable: Variable | undefined): Node | undefined {
  const declarator = variable?.defs[0]?.node;
  return declarator?.type === 'VariableDeclarator' ? (declarator.init ?? undefined) : undefined;
}

/** Adds the calls of a chain, and gives what it begins with. */
function collectLinks(end: Node, links: Set<TSESTree.CallExpression>): Node {
  let node = unwrap(end);
  for (;;) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    if (node.type === 'MemberExpression' && getMemberName(node) === 'argv') node = unwrap(node.object);
    else if (node.type === 'CallExpression' && callee?.type === 'MemberExpression') {
      links.add(node);
      node = unwrap(callee.object);
    } else return node;
  }
}

/** Commands of commands of commands are no deeper. */
const MAX_DEPTH = 4;

function isOfPackage(tracer: Tracer, root: Node, depth = 0): boolean {
  const maker = root.type === 'NewExpression' || root.type === 'CallExpression' ? root.callee : root;
  const path = getImportPath(tracer, maker);
  if (path !== undefined) return PACKAGES.has(path.source);
  // `const draw = program.command('draw')`.
  const made = getMade(getVariable(tracer, root));
  return (
    made !== undefined && depth < MAX_DEPTH && isOfPackage(tracer, collectLinks(made, new Set()), depth + 1)
  );
}

/** What the handler of a command is given as its options: `.action((file, options) => …)`. */
export function getActionOptions(
  tracer: Tracer,
  handler: FunctionNode,
  index: number,
): readonly Leaf[] | undefined {
  const outer = getWrapped(handler);
  const call = getParent(outer);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== outer || getMethodName(call) !== 'action')
    return undefined;
  if (getLinks(tracer, call) === undefined) return undefined;
  const links = new Set<TSESTree.CallExpression>();
  const made = getMade(getVariable(tracer, collectLinks(call, links)));
  if (made !== undefined) collectLinks(made, links);
  return countArguments(tracer, [...links]) === index
    ? [{ kind: 'value', node: call, env: null, via: null }]
    : undefined;
}

function getVariable(tracer: Tracer, root: Node): Variable | undefined {
  return root.type === 'Identifier' ? findVariable(tracer, root) : undefined;
}

/** Counts what stands before the options: `.argument('<file>')`, `.command('draw <prompt>')`. */
function countArguments(tracer: Tracer, links: readonly TSESTree.CallExpression[]): number {
  let count = 0;
  for (const link of links) {
    const method = getMethodName(link);
    const [first] = link.arguments;
    if (method === 'argument') count++;
    else if ((method === 'command' || method === 'arguments') && first !== undefined) {
      const [text] = getTexts(tracer, first);
      count += String(text?.value ?? '').match(/[<[][^>\]]+[>\]]/g)?.length ?? 0;
    }
  }
  return count;
}
