import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getOptional, getStaticKey, isFunction, unwrap, type Node } from '../ast/nodes.js';
import { getDottedName } from '../trace/specifiers.js';
import { getDeclaredVariables } from '../trace/tracer.js';
import { isSchema } from '../trace/zod-schemas.js';
import { findParameters } from './find-parameters.js';
import {
  ANY,
  findNamesOfPattern,
  findNamesOfType,
  findNamesOfValue,
  isConstAssertion,
  isText,
  KEYS,
  type Path,
  type Query,
} from './named-by-type.js';

/** Values that go through more names than this before they come to a type are left alone. */
const MAX_DEPTH = 4;

/**
 * Finds the literals that name a text in the type of the place an expression stands in: the annotation of its variable,
 * parameter or property, the table or schema it is part of, what it is compared with. None where no type of this file
 * says what may stand there.
 */
export function findNames(query: Query, node: Node, steps: Path = [], depth = 0): Node[] {
  if (depth > MAX_DEPTH) return [];
  const names: Node[] = [];
  let path = steps;
  let isConst = false;
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'TSLiteralType':
        return [inner];
      case 'ArrayExpression':
        if (inner.type !== 'SpreadElement') path = [ANY, ...path];
        break;
      case 'Property':
        if (outer.key === inner && !outer.shorthand) path = [KEYS, ...path];
        else if (outer.parent.type === 'ObjectExpression')
          path = [getStaticKey(outer.key, outer.computed) ?? ANY, ...path];
        else return names;
        break;
      case 'ConditionalExpression':
        if (outer.test === inner) return names;
        break;
      case 'ObjectExpression':
      case 'SpreadElement':
      case 'LogicalExpression':
      case 'TSNonNullExpression':
      case 'ChainExpression':
        break;
      case 'TSSatisfiesExpression':
        names.push(...findNamesOfType(query, outer.typeAnnotation, path));
        break;
      case 'TSAsExpression':
        if (!isConstAssertion(outer))
          return [...names, ...findNamesOfType(query, outer.typeAnnotation, path)];
        isConst = true;
        break;
      case 'MemberExpression':
        if (outer.object !== inner || path.length === 0) return names;
        if (![ANY, getMemberName(outer) ?? ANY].includes(path[0] ?? '') && getMemberName(outer) !== undefined)
          return names;
        path = path.slice(1);
        break;
      default:
        return [...names, ...findNamesAround(query, { node, inner, outer, path, isConst, depth })];
    }
  }
  return names;
}

/** Where the climb from an expression has come to. */
interface Place {
  readonly node: Node;
  readonly inner: Node;
  readonly outer: Node;
  readonly path: Path;
  readonly isConst: boolean;
  readonly depth: number;
}

function findNamesAround(query: Query, place: Place): Node[] {
  const { node, inner, outer, path, depth } = place;
  switch (outer.type) {
    case 'VariableDeclarator': {
      if (outer.id.type !== 'Identifier' || getOptional(outer.id.typeAnnotation) !== undefined) {
        return findNamesOfPattern(query, outer.id, path);
      }
      // What is in a plain object, or in a `let`, is of the type `string`.
      if (outer.parent.kind !== 'const' || (path.length > 0 && !place.isConst)) return [];
      const own = isText(query, node) ? [node] : [];
      return query.isOwnPlaceOnly === true ? own : [...own, ...findNamesOfReads(query, outer, path, depth)];
    }
    case 'AssignmentPattern':
      return outer.right === inner ? findNamesOfPattern(query, outer.left, path) : [];
    case 'AssignmentExpression':
      return outer.right === inner ? findNamesOfValue(query, outer.left, path) : [];
    case 'PropertyDefinition':
      return findNamesOfType(query, getOptional(outer.typeAnnotation)?.typeAnnotation, path);
    case 'BinaryExpression':
      return /^[=!]==?$/.test(outer.operator)
        ? findNamesOfValue(query, outer.left === inner ? outer.right : outer.left, path)
        : [];
    case 'SwitchCase':
      return outer.test === inner ? findNamesOfValue(query, outer.parent.discriminant, path) : [];
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return findNamesOfReturn(query, outer, path);
    case 'CallExpression':
    case 'NewExpression':
      return findNamesOfArgument(query, outer, place);
    default:
      return [];
  }
}

/** What a constant is given to, where no type of its own says what it may be. */
function findNamesOfReads(
  query: Query,
  declarator: TSESTree.VariableDeclarator,
  path: Path,
  depth: number,
): Node[] {
  const [variable] = getDeclaredVariables(query.tracer, declarator);
  const reads = variable?.references.filter(({ init }) => init !== true) ?? [];
  return reads.flatMap(({ identifier }) => findNames(query, identifier, path, depth + 1));
}

function findNamesOfReturn(query: Query, statement: Node, path: Path): Node[] {
  let fn: Node | undefined = statement;
  while (fn && !isFunction(fn)) fn = fn.parent;
  return findNamesOfType(query, getOptional(fn?.returnType)?.typeAnnotation, path);
}

/** Methods whose argument is one of what their object has. */
const ELEMENT_METHODS = /^(?:add|delete|has|includes|indexOf|push|unshift)$/;

function findNamesOfArgument(
  query: Query,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { node, inner, path }: Place,
): Node[] {
  const index = (call.arguments as Node[]).indexOf(inner);
  if (index === -1) return [];
  const callee = unwrap(call.callee);
  const type = call.typeArguments?.params[0];
  // `new Set<Size>([…])`, `useState<Size>(…)`.
  if (type !== undefined) {
    return findNamesOfType(query, type, call.type === 'NewExpression' ? path.slice(1) : path);
  }
  if (callee.type === 'MemberExpression') {
    const method = getMemberName(callee) ?? '';
    if (ELEMENT_METHODS.test(method)) return findNamesOfValue(query, callee.object, [ANY, ...path]);
    if (!isSchema(call)) return findNamesOfParameter(query, call, index, path);
    // What a schema takes, and what it gives instead, is of one type.
    if (/^(?:catch|default|prefault)$/.test(method)) return findNamesOfValue(query, callee.object, path);
    return /^\w+\.(?:enum|literal)$/.test(getDottedName(callee) ?? '') && isText(query, node) ? [node] : [];
  }
  return findNamesOfParameter(query, call, index, path);
}

function findNamesOfParameter(
  query: Query,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  index: number,
  path: Path,
): Node[] {
  return findParameters(query.tracer, call, index).flatMap((one) => findNamesOfPattern(query, one, path));
}
