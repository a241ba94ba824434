import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/nodes.js';
import { getAllProperties } from './all-properties.js';
import { getProperty } from './properties.js';
import { resolve, type Step } from './resolve.js';
import { getStepTexts, type Primitive, type Value } from './texts.js';
import { findVariable } from './scopes.js';
import type { DeclaredType, Leaf, Tracer } from './tracer.js';
import { getTypeParts } from './type-nodes.js';

/** The little of TypeScript's types that is read here, so that `typescript` itself is never loaded. */
interface Type {
  readonly value?: unknown;
  readonly intrinsicName?: string;
  readonly aliasSymbol?: TypeSymbol;
  readonly symbol?: TypeSymbol;
  readonly types?: readonly Type[];
  isUnion(): boolean;
  isStringLiteral(): boolean;
  isNumberLiteral(): boolean;
}

interface TypeSymbol {
  readonly name?: string;
}

interface Services {
  readonly program: {
    getTypeChecker(): {
      getBaseConstraintOfType(type: Type): Type | undefined;
      typeToString(type: Type): string;
    };
  };
  getTypeAtLocation(node: Node): Type;
}

/** Values an unknown expression has by its declared type: literals written in this file, or types where they are there. */
export function getLiteralTypes(tracer: Tracer, leaf: Leaf): Value[] | undefined {
  if (leaf.annotation !== undefined) {
    const values = getAnnotatedLiterals(tracer, leaf.annotation);
    // What a declared function returns is written elsewhere: its declaration is no place to change it.
    // A call may also only be where a part of something else is read: `form.append(key, options[key])`.
    const isResult = leaf.node.type === 'CallExpression' && leaf.origin === undefined;
    if (values !== undefined) return isResult ? values.map(toCall(leaf)) : values;
  }
  return getCheckedLiterals(tracer, leaf.node);
}

function toCall({ node }: Leaf): (value: Value) => Value {
  return (value) => ({
    ...value,
    pieces: [{ text: String(value.value), node }],
    node,
    isFromType: true,
  });
}

function getAnnotatedLiterals(tracer: Tracer, annotation: DeclaredType): Value[] | undefined {
  const values: Value[] = [];
  for (const part of getTypeParts(tracer, annotation)) {
    if (part.type === 'TSUndefinedKeyword' || part.type === 'TSNullKeyword') continue;
    const steps = getTableSteps(tracer, part);
    if (steps !== undefined) {
      const listed = getStepTexts(tracer, steps, part);
      if (!listed.every(({ kind }) => kind === 'known')) return undefined;
      values.push(...listed);
      continue;
    }
    if (part.type !== 'TSLiteralType' || part.literal.type !== 'Literal') return undefined;
    const { literal } = part;
    if (typeof literal.value !== 'string' && typeof literal.value !== 'number') return undefined;
    values.push({
      kind: 'known',
      value: literal.value,
      pieces: [{ text: String(literal.value), node: literal }],
      node: literal,
    });
  }
  return values.length > 0 ? values : undefined;
}

/** Steps to the values a type takes from a table of this file: an enum, `(typeof SIZES)[number]`. */
function getTableSteps(tracer: Tracer, type: DeclaredType): readonly Step[] | undefined {
  if (type.type === 'TSTypeReference') {
    const { typeName } = type;
    if (typeName.type === 'TSQualifiedName') {
      const { left, right } = typeName;
      return left.type === 'Identifier'
        ? getEnum(tracer, left)?.flatMap((leaf) => getProperty(tracer, leaf, right.name, type))
        : undefined;
    }
    return typeName.type === 'Identifier'
      ? getEnum(tracer, typeName)?.flatMap((leaf) => getAllProperties(tracer, leaf, type))
      : undefined;
  }
  // `keyof typeof MODELS` is what a user picks from: which of the keys goes with what, the table's values say.
  if (type.type !== 'TSIndexedAccessType') return undefined;
  const { objectType, indexType } = type;
  const key =
    indexType.type === 'TSLiteralType' && indexType.literal.type === 'Literal'
      ? indexType.literal.value
      : undefined;
  return getQueried(tracer, objectType)?.flatMap((leaf) =>
    typeof key === 'string' || typeof key === 'number'
      ? getProperty(tracer, leaf, String(key), type)
      : getAllProperties(tracer, leaf, type),
  );
}

function getEnum(tracer: Tracer, name: TSESTree.Identifier): readonly Leaf[] | undefined {
  const definition = findVariable(tracer, name)?.defs[0]?.node;
  return definition?.type === 'TSEnumDeclaration'
    ? [{ kind: 'value', node: definition, env: null, via: null }]
    : undefined;
}

/** What the variable of `typeof variable` holds. */
function getQueried(tracer: Tracer, type: TSESTree.TypeNode | null | undefined): readonly Leaf[] | undefined {
  return type?.type === 'TSTypeQuery' && type.exprName.type === 'Identifier'
    ? resolve(tracer, type.exprName)
    : undefined;
}

/** Whether there is type information, which may tell what other files hold. */
export function hasTypes(tracer: Tracer): boolean {
  return getServices(tracer) !== undefined;
}

function getServices(tracer: Tracer): Services | undefined {
  const services = tracer.sourceCode.parserServices as Partial<Services> | undefined;
  return services?.program && services.getTypeAtLocation ? (services as Services) : undefined;
}

/** Type of an expression, where type information happens to be there. */
function getType(tracer: Tracer, node: Node): Type | undefined {
  const services = getServices(tracer);
  if (services === undefined) return undefined;
  const type = services.getTypeAtLocation(node);
  return services.program.getTypeChecker().getBaseConstraintOfType(type) ?? type;
}

function getCheckedLiterals(tracer: Tracer, node: Node): Value[] | undefined {
  const type = getType(tracer, node);
  if (type === undefined) return undefined;
  const values: Value[] = [];
  for (const part of type.isUnion() ? (type.types ?? []) : [type]) {
    if (part.intrinsicName === 'undefined' || part.intrinsicName === 'null') continue;
    if (!part.isStringLiteral() && !part.isNumberLiteral()) return undefined;
    const value = part.value as Primitive;
    values.push({ kind: 'known', value, pieces: [{ text: String(value), node }], node, isFromType: true });
  }
  return values.length > 0 ? values : undefined;
}

/** Names of an expression's type, alias first; none where there is no type information. */
export function getTypeNames(tracer: Tracer, node: Node): string[] {
  const type = getType(tracer, node);
  if (type === undefined) return [];
  const parts = type.isUnion() ? (type.types ?? []) : [type];
  return [type, ...parts]
    .flatMap((part) => [part.aliasSymbol?.name, part.symbol?.name])
    .filter((name) => name !== undefined);
}

/** A type as TypeScript prints it; empty where there is no type information. */
export function getTypeText(tracer: Tracer, node: Node): string {
  const services = getServices(tracer);
  if (services === undefined) return '';
  return services.program.getTypeChecker().typeToString(services.getTypeAtLocation(node));
}
