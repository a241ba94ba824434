import type { TSESTree } from '@typescript-eslint/utils';
import { getOptional, getStaticKey } from '../ast/nodes.js';
import type { DeclaredType, Tracer } from './tracer.js';

type TypeNode = DeclaredType;

const MAX_DEPTH = 10;

/** Follows type names to the types of this file they stand for, and unwraps `Readonly<…>`, `Promise<…>` and the like. */
function getTypeDeclaration(
  tracer: Tracer,
  name: string,
):
  TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration | TSESTree.TSEnumDeclaration | undefined {
  return getTypeDeclarations(tracer).get(name);
}

type TypeDeclaration =
  TSESTree.TSEnumDeclaration | TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

const declarations = new WeakMap<Tracer, ReadonlyMap<string, TypeDeclaration>>();

/** Types at the top of the file: those inside functions are rare. */
function getTypeDeclarations(tracer: Tracer): ReadonlyMap<string, TypeDeclaration> {
  const known = declarations.get(tracer);
  if (known !== undefined) return known;
  const found = new Map<string, TypeDeclaration>();
  for (const statement of tracer.sourceCode.ast.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (
      declaration?.type === 'TSInterfaceDeclaration' ||
      declaration?.type === 'TSTypeAliasDeclaration' ||
      declaration?.type === 'TSEnumDeclaration'
    ) {
      found.set(declaration.id.name, declaration);
    }
  }
  declarations.set(tracer, found);
  return found;
}

const TRANSPARENT: ReadonlySet<string> = new Set([
  'Readonly',
  'Required',
  'Partial',
  'Promise',
  'NonNullable',
  'Awaited',
  'PromiseLike',
]);

/** The parts a type is made of: members of unions, through aliases of this file and transparent wrappers. */
export function getTypeParts(tracer: Tracer, type: TypeNode, depth = 0): TypeNode[] {
  // Types that refer to themselves end here.
  if (depth > MAX_DEPTH) return [type];
  switch (type.type) {
    case 'TSUnionType':
      return type.types.flatMap((part) => getTypeParts(tracer, part, depth + 1));
    case 'TSTypeOperator':
      // Truthiness, because oxlint says `null` for an absent child.
      return type.operator !== 'keyof' && type.typeAnnotation
        ? getTypeParts(tracer, type.typeAnnotation, depth + 1)
        : [type];
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return [type];
      const { name } = type.typeName;
      const inner = type.typeArguments?.params[0];
      if (inner !== undefined && TRANSPARENT.has(name)) return getTypeParts(tracer, inner, depth + 1);
      const declaration = getTypeDeclaration(tracer, name);
      return declaration?.type === 'TSTypeAliasDeclaration'
        ? getTypeParts(tracer, declaration.typeAnnotation, depth + 1)
        : [type];
    }
    default:
      return [type];
  }
}

/** Type of a member, as far as this file declares it; of an element, for the name of an index. */
export function getTypeMember(tracer: Tracer, type: TypeNode, name: string): TypeNode | undefined {
  if (/^\d+$/.test(name)) return getTupleElement(tracer, type, Number(name)) ?? getElementType(tracer, type);
  for (const part of getTypeParts(tracer, type)) {
    const found = findMember(tracer, part, name);
    if (found?.type === 'TSMethodSignature') return found;
    if (found?.type === 'TSPropertySignature') return found.typeAnnotation?.typeAnnotation;
    const ofAll = getRecordValue(tracer, part);
    if (ofAll !== undefined) return ofAll;
  }
  return undefined;
}

/** Whether a type has a member that may be left out. */
export function hasOptionalMember(tracer: Tracer, type: TypeNode, name: string): boolean {
  return getTypeParts(tracer, type).some((part) => findMember(tracer, part, name)?.optional === true);
}

function findMember(tracer: Tracer, part: TypeNode, name: string) {
  return getMembers(tracer, part).find(
    (member): member is TSESTree.TSMethodSignature | TSESTree.TSPropertySignature =>
      (member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature') &&
      getStaticKey(member.key, member.computed) === name,
  );
}

/** Type of every member, of `Record<K, T>` and `{ [key: string]: T }`. */
function getRecordValue(tracer: Tracer, part: TypeNode): TypeNode | undefined {
  if (part.type === 'TSTypeReference' && getTypeName(part) === 'Record') return part.typeArguments?.params[1];
  const index = getMembers(tracer, part).find((member) => member.type === 'TSIndexSignature');
  return index?.typeAnnotation?.typeAnnotation;
}

/** Type of what a function of a declared type returns. */
export function getReturnType(tracer: Tracer, type: TypeNode): TSESTree.TypeNode | undefined {
  for (const part of getTypeParts(tracer, type)) {
    if (
      part.type === 'TSFunctionType' ||
      part.type === 'TSMethodSignature' ||
      part.type === 'TSDeclareFunction'
    )
      return getOptional(part.returnType)?.typeAnnotation;
  }
  return undefined;
}

/** One of the arguments of a generic type: `V` of `Map<K, V>`. */
export function getTypeArgument(tracer: Tracer, type: TypeNode, index: number): TypeNode | undefined {
  for (const part of getTypeParts(tracer, type)) {
    const argument = part.type === 'TSTypeReference' ? part.typeArguments?.params[index] : undefined;
    if (argument !== undefined) return argument;
  }
  return undefined;
}

function getMembers(tracer: Tracer, type: TypeNode): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type === 'TSIntersectionType') return type.types.flatMap((part) => getMembers(tracer, part));
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const declaration = getTypeDeclaration(tracer, type.typeName.name);
  if (declaration?.type === 'TSInterfaceDeclaration') return declaration.body.body;
  return declaration?.type === 'TSTypeAliasDeclaration' && declaration.typeAnnotation !== type
    ? declaration.typeAnnotation.type === 'TSTypeLiteral'
      ? declaration.typeAnnotation.members
      : []
    : [];
}

/** Type of an array's elements: `T[]`, `readonly T[]`, `Array<T>`. */
export function getElementType(tracer: Tracer, type: TypeNode): TypeNode | undefined {
  for (const part of getTypeParts(tracer, type)) {
    if (part.type === 'TSArrayType') return part.elementType;
    if (
      part.type === 'TSTypeReference' &&
      part.typeName.type === 'Identifier' &&
      ['Array', 'ReadonlyArray', 'Iterable', 'Set'].includes(part.typeName.name)
    ) {
      return part.typeArguments?.params[0];
    }
  }
  return undefined;
}

/** Type of one element of `[A, B]`. */
function getTupleElement(tracer: Tracer, type: TypeNode, index: number): TypeNode | undefined {
  const tuple = getTypeParts(tracer, type).find((part) => part.type === 'TSTupleType');
  const element = tuple?.elementTypes[index];
  return element?.type === 'TSNamedTupleMember' ? element.elementType : element;
}

/** Name of a referenced type: `File`, `OpenAI`, `Express.Multer.File`; for `typeof X` and `X['y']` the name inside. */
export function getTypeName(type: TypeNode): string | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return getEntityName(type.typeName);
    case 'TSImportType':
      return type.qualifier ? getEntityName(type.qualifier) : undefined;
    default:
      return undefined;
  }
}

function getEntityName(entity: TSESTree.EntityName): string | undefined {
  switch (entity.type) {
    case 'Identifier':
      return entity.name;
    case 'TSQualifiedName': {
      const left = getEntityName(entity.left);
      return left === undefined ? undefined : `${left}.${entity.right.name}`;
    }
    default:
      return undefined;
  }
}
