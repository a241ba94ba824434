import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getOptional, getStaticKey, unwrap, type Node } from '../ast/nodes.js';
import { getClassMemberType, getThisOwner } from '../trace/classes.js';
import { findFunction, findVariable } from '../trace/scopes.js';
import type { DeclaredType, Tracer } from '../trace/tracer.js';
import { getElementType, getTypeMember, getTypeParts } from '../trace/type-nodes.js';
import { isSchema } from '../trace/zod-schemas.js';
import { findDeclaredParameter } from './find-parameters.js';

/** Steps from a whole to a part of it: names of members, and one of these two. */
export type Path = readonly string[];
/** Any element or member. */
export const ANY = '[]';
/** The members' names themselves. */
export const KEYS = '{}';

/** What is looked for: the literals that name a text in a type. */
export interface Query {
  readonly tracer: Tracer;
  readonly text: string;
  /** Whether it is left aside what a constant is given to. */
  readonly isOwnPlaceOnly?: boolean;
}

/** Types and tables that refer to themselves end here. */
const MAX_DEPTH = 12;

/** Literals with the text that a type is made of, through aliases, tables and schemas of this file. */
export function findNamesOfType(
  query: Query,
  type: DeclaredType | undefined,
  path: Path = [],
  depth = 0,
): Node[] {
  if (type === undefined || depth > MAX_DEPTH) return [];
  return getTypeParts(query.tracer, type).flatMap((part) => findNamesOfPart(query, part, path, depth + 1));
}

function findNamesOfPart(query: Query, type: DeclaredType, path: Path, depth: number): Node[] {
  const [step, ...rest] = path;
  const inType = (inner: DeclaredType | undefined, steps: Path) =>
    findNamesOfType(query, inner, steps, depth);
  switch (type.type) {
    case 'TSLiteralType':
      return step === undefined && isText(query, type.literal) ? [type.literal] : [];
    case 'TSIntersectionType':
      return type.types.flatMap((one) => inType(one, path));
    case 'TSTypeOperator':
      return type.operator === 'keyof' ? inType(getOptional(type.typeAnnotation), [KEYS, ...path]) : [];
    case 'TSTypeQuery':
      return type.exprName.type === 'Identifier' ? findNamesOfValue(query, type.exprName, path, depth) : [];
    case 'TSIndexedAccessType': {
      const { indexType, objectType } = type;
      const key =
        indexType.type === 'TSLiteralType' && indexType.literal.type === 'Literal'
          ? String(indexType.literal.value)
          : ANY;
      return inType(objectType, [key, ...path]);
    }
    case 'TSTypeReference': {
      const [first, second] = type.typeArguments?.params ?? [];
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
      // `z.infer<typeof schema>`, `z.output<…>`.
      if (type.typeName.type === 'TSQualifiedName') return inType(first, path);
      if (name === 'Record') return step === KEYS ? inType(first, rest) : inType(second, rest);
      if (name !== undefined && /^(?:Exclude|Extract|Omit|Pick)$/.test(name)) return inType(first, path);
      break;
    }
    case 'TSMappedType':
      return step === KEYS
        ? inType(getOptional(type.constraint), rest)
        : inType(getOptional(type.typeAnnotation), rest);
    default:
      break;
  }
  if (step === undefined) return [];
  if (step === KEYS) return [];
  const member = step === ANY ? getElementType(query.tracer, type) : getTypeMember(query.tracer, type, step);
  return member === undefined ? [] : inType(member, rest);
}

/** Literals with the text that the type of an expression is made of. */
export function findNamesOfValue(query: Query, node: Node, path: Path, depth = 0): Node[] {
  if (depth > MAX_DEPTH) return [];
  const inValue = (inner: Node, steps: Path = path) => findNamesOfValue(query, inner, steps, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return findNamesOfVariable(query, node, path, depth);
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return inValue(node.expression);
    case 'AwaitExpression':
      return inValue(node.argument);
    case 'TSSatisfiesExpression':
      return [
        ...findNamesOfType(query, node.typeAnnotation, path, depth + 1),
        ...(isConstant(node.expression) ? inValue(node.expression) : []),
      ];
    case 'TSAsExpression':
      return isConstAssertion(node)
        ? findNamesOfTable(query, node.expression, path, depth)
        : findNamesOfType(query, node.typeAnnotation, path, depth + 1);
    case 'ConditionalExpression':
      return [...inValue(node.consequent), ...inValue(node.alternate)];
    case 'LogicalExpression':
      return [...inValue(node.left), ...inValue(node.right)];
    case 'MemberExpression':
      if (node.object.type === 'ThisExpression') return findNamesOfOwn(query, node, path, depth);
      return inValue(node.object, [getMemberName(node) ?? ANY, ...path]);
    case 'CallExpression':
      return findNamesOfCall(query, node, path, depth);
    default:
      return isText(query, node) && path.length === 0 ? [node] : [];
  }
}

/** What a table says that is `as const`, or given to a schema. */
function findNamesOfTable(query: Query, node: Node, path: Path, depth: number): Node[] {
  const table = unwrap(node);
  const [step, ...rest] = path;
  if (table.type === 'ArrayExpression') {
    if (step === undefined || step === KEYS) return [];
    return table.elements.flatMap((one) => {
      if (one === null) return [];
      return one.type === 'SpreadElement'
        ? findNamesOfValue(query, one.argument, path, depth + 1)
        : findNamesOfTable(query, one, rest, depth + 1);
    });
  }
  if (table.type !== 'ObjectExpression') return findNamesOfValue(query, node, path, depth + 1);
  return table.properties.flatMap((one) => {
    if (one.type === 'SpreadElement') return findNamesOfValue(query, one.argument, path, depth + 1);
    if (step === KEYS) return isText(query, one.key) ? [one.key] : [];
    return step === ANY || step === getStaticKey(one.key, one.computed)
      ? findNamesOfTable(query, one.value, rest, depth + 1)
      : [];
  });
}

function findNamesOfVariable(query: Query, name: TSESTree.Identifier, path: Path, depth: number): Node[] {
  const [definition, other] = findVariable(query.tracer, name)?.defs ?? [];
  if (definition === undefined || other !== undefined) return [];
  if (definition.name.type !== 'Identifier') return [];
  return findNamesOfPattern(query, definition.name, path, depth + 1);
}

/** Literals with the text that the type of a declared name or pattern is made of. */
export function findNamesOfPattern(query: Query, pattern: Node, path: Path, depth = 0): Node[] {
  if (depth > MAX_DEPTH) return [];
  if ('typeAnnotation' in pattern && pattern.typeAnnotation?.type === 'TSTypeAnnotation') {
    return findNamesOfType(query, pattern.typeAnnotation.typeAnnotation, path, depth + 1);
  }
  const { parent } = pattern;
  switch (parent?.type) {
    case 'AssignmentPattern':
      return parent.left === pattern ? findNamesOfPattern(query, parent, path, depth + 1) : [];
    case 'Property':
      return parent.value === pattern && parent.parent.type === 'ObjectPattern'
        ? findNamesOfPattern(
            query,
            parent.parent,
            [getStaticKey(parent.key, parent.computed) ?? ANY, ...path],
            depth + 1,
          )
        : [];
    case 'ArrayPattern':
      return findNamesOfPattern(query, parent, [ANY, ...path], depth + 1);
    case 'VariableDeclarator':
      if (parent.init === null || parent.id !== pattern) return [];
      // What is in a plain object or list, or in a `let`, is of the type `string`.
      return parent.parent.kind === 'const' || parent.init.type !== 'Literal'
        ? findNamesOfValue(query, parent.init, path, depth + 1)
        : [];
    default: {
      const declared = findDeclaredParameter(query.tracer, pattern);
      return declared === undefined ? [] : findNamesOfPattern(query, declared, path, depth + 1);
    }
  }
}

/** Of `this.size`: the property's declared type. */
function findNamesOfOwn(query: Query, member: TSESTree.MemberExpression, path: Path, depth: number): Node[] {
  const name = getMemberName(member);
  const owner = getThisOwner(member);
  if (owner?.type !== 'Class' || name === undefined) return [];
  const type = getClassMemberType(query.tracer, owner.body, name);
  return findNamesOfType(query, type, path, depth + 1);
}

/** What a schema lets through, what a function of this file returns, and what a call is told by `<…>`. */
function findNamesOfCall(query: Query, call: TSESTree.CallExpression, path: Path, depth: number): Node[] {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  const [step, ...rest] = path;
  if (callee.type === 'Identifier') {
    const type = call.typeArguments?.params[0];
    // `const [size, setSize] = useState<Size>(…)`.
    if (type !== undefined) return findNamesOfType(query, type, step === ANY ? rest : path, depth + 1);
    const fn = findFunction(query.tracer, callee);
    return findNamesOfType(query, fn?.returnType?.typeAnnotation, path, depth + 1);
  }
  if (callee.type !== 'MemberExpression') return [];
  const method = getMemberName(callee) ?? '';
  if (/^safeParse(?:Async)?$/.test(method)) {
    return step === 'data' ? findNamesOfValue(query, callee.object, rest, depth + 1) : [];
  }
  // `schema.parse(…)`, `z.enum(…).default(…)`.
  const isBuilder = isSchema(call) && unwrap(callee.object).type === 'Identifier';
  if (!isBuilder || !/^(?:array|enum|literal|object|strictObject|union)$/.test(method)) {
    return isSchema(call) || /^parse(?:Async)?$/.test(method)
      ? findNamesOfValue(query, callee.object, path, depth + 1)
      : [];
  }
  if (first === undefined) return [];
  switch (method) {
    case 'array':
      return step === ANY ? findNamesOfValue(query, first, rest, depth + 1) : [];
    case 'enum':
      return step === undefined ? findNamesOfTable(query, first, [ANY], depth + 1) : [];
    case 'literal':
      return findNamesOfTable(query, first, first.type === 'ArrayExpression' ? [ANY] : path, depth + 1);
    case 'union':
      return findNamesOfTable(query, first, [ANY, ...path], depth + 1);
    default:
      return findNamesOfTable(query, first, path, depth + 1);
  }
}

export function isConstAssertion({ typeAnnotation: type }: TSESTree.TSAsExpression): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  );
}

function isConstant(node: Node): boolean {
  return node.type === 'TSAsExpression' || node.type === 'Literal';
}

export function isText({ text }: Query, node: Node): boolean {
  return node.type === 'Literal' && String(node.value) === text;
}
