import type { TSESTree } from '@typescript-eslint/utils';
import {
  getCalledName,
  getMemberName,
  getMethodName,
  getStaticKey,
  unwrapAwait,
  type Node,
} from '../ast/nodes.js';
import { findVariable } from './scopes.js';
import type { Tracer } from './tracer.js';

/** Where an expression comes from: `toFile` of `openai` is `{ source: 'openai', path: ['toFile'] }`. */
export interface ImportPath {
  /** Module specifier as {@link normalizeSpecifier} leaves it. */
  readonly source: string;
  /** Exported name and members of it; empty for the whole module. */
  readonly path: readonly string[];
}

const MAX_DEPTH = 20;

/**
 * Finds the import behind an expression: ESM and CommonJS imports in all their forms, members and `const` aliases of them.
 * @returns `undefined` where the expression is no import.
 */
export function getImportPath(tracer: Tracer, expression: Node, depth = 0): ImportPath | undefined {
  // An alias chain this long is no code that people write.
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrapAwait(expression);
  switch (node.type) {
    case 'Identifier':
      return getImportOfVariable(tracer, node, depth);
    case 'MemberExpression': {
      const name = getMemberName(node);
      const object = name === undefined ? undefined : getImportPath(tracer, node.object, depth + 1);
      return object === undefined || name === undefined
        ? undefined
        : { source: object.source, path: [...object.path, name] };
    }
    case 'CallExpression': {
      const [argument] = node.arguments;
      // `__importDefault(require('x'))` is what compiled code says, of `tslib` or of its own.
      if (argument !== undefined && /^__import(?:Default|Star)$/.test(getCalledName(node) ?? '')) {
        return getImportPath(tracer, argument, depth + 1);
      }
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      return isRequire && argument?.type === 'Literal' && typeof argument.value === 'string'
        ? { source: normalizeSpecifier(argument.value), path: [] }
        : undefined;
    }
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string'
        ? { source: normalizeSpecifier(node.source.value), path: [] }
        : undefined;
    default:
      return undefined;
  }
}

function getImportOfVariable(
  tracer: Tracer,
  identifier: TSESTree.Identifier,
  depth: number,
): ImportPath | undefined {
  const variable = findVariable(tracer, identifier);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return undefined;
  const { imports } = tracer.memory;
  const known = imports.get(variable);
  if (known !== undefined) return known ?? undefined;
  const path = readDefinition(tracer, definition.node, identifier, depth);
  imports.set(variable, path ?? null);
  return path;
}

function readDefinition(
  tracer: Tracer,
  node: Node,
  identifier: TSESTree.Identifier,
  depth: number,
): ImportPath | undefined {
  switch (node.type) {
    case 'ImportDefaultSpecifier':
      return { source: getSource(node), path: ['default'] };
    case 'ImportNamespaceSpecifier':
      return { source: getSource(node), path: [] };
    case 'ImportSpecifier':
      return {
        source: getSource(node),
        path: [node.imported.type === 'Identifier' ? node.imported.name : node.imported.value],
      };
    case 'TSImportEqualsDeclaration': {
      const reference = node.moduleReference;
      return reference.type === 'TSExternalModuleReference' && typeof reference.expression.value === 'string'
        ? { source: normalizeSpecifier(reference.expression.value), path: [] }
        : undefined;
    }
    case 'VariableDeclarator': {
      if (node.init === null) return undefined;
      const name = getDestructuredKey(node.id, identifier.name);
      const from = name === undefined ? undefined : getImportPath(tracer, node.init, depth + 1);
      return from === undefined ? undefined : { source: from.source, path: [...from.path, ...(name ?? [])] };
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return readParameter(tracer, node, identifier, depth);
    default:
      return undefined;
  }
}

/** `import('openai').then(({ default: OpenAI }) => …)`: the callback's parameter is the module. */
function readParameter(
  tracer: Tracer,
  fn: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
  identifier: TSESTree.Identifier,
  depth: number,
): ImportPath | undefined {
  const { parent } = fn;
  const [parameter] = fn.params;
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== fn || parameter === undefined)
    return undefined;
  if (getMethodName(parent) !== 'then' || parent.callee.type !== 'MemberExpression') return undefined;
  const names = getDestructuredKey(parameter, identifier.name);
  const from = names === undefined ? undefined : getImportPath(tracer, parent.callee.object, depth + 1);
  return from === undefined ? undefined : { source: from.source, path: [...from.path, ...(names ?? [])] };
}

/** Keys a name is taken from: none for a plain identifier, `undefined` where the pattern is not that simple. */
function getDestructuredKey(pattern: Node, name: string): string[] | undefined {
  if (pattern.type === 'Identifier') return pattern.name === name ? [] : undefined;
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.value.type !== 'Identifier') continue;
    if (property.value.name !== name) continue;
    const key = getStaticKey(property.key, property.computed);
    return key === undefined ? undefined : [key];
  }
  return undefined;
}

function getSource(specifier: TSESTree.ImportClause): string {
  return specifier.parent.type === 'ImportDeclaration'
    ? normalizeSpecifier(specifier.parent.source.value)
    : '';
}

/**
 * Reduces the ways runtimes spell a package to its npm name: `npm:openai@4`, `https://esm.sh/openai@4.2?target=deno`
 * and `https://deno.land/x/openai@v4.69.0/mod.ts` are `openai`. Relative specifiers and subpaths stay.
 */
export function normalizeSpecifier(specifier: string): string {
  let name = specifier.replace(/^(?:npm:|jsr:)\/?/, '');
  const url =
    /^https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|esm\.run|unpkg\.com|(?:cdn\.)?jsdelivr\.net\/npm|cdn\.jsdelivr\.net\/npm|deno\.land\/x|jspm\.dev)\/(?:v\d+\/)?([^?#]+)/.exec(
      name,
    );
  // A browser and Deno name the file a package begins with.
  if (url?.[1] !== undefined) name = url[1].replace(/\/(?:index|mod)\.[cm]?[jt]s$/, '');
  return name.replace(/^(@[^/@]+\/[^/@]+|[^/@]+)@[^/]*/, '$1');
}
