import { getEnclosingFunction, getParent, getStaticKey, isFunction, type Node } from '../ast/nodes.js';
import type { DeclaredType, Tracer } from '../trace/tracer.js';
import { getElementType, getTypeMember, getTypeName, getTypeParts } from '../trace/type-nodes.js';

/** Types of what an image is made of that a prepared image, a `File`, is not. */
const OTHER_TYPES =
  /^(?:Array(?:Buffer|BufferView)|BlobPart|Buffer|BunFile|DataView|FsReadStream|Read(?:Stream|able|ableStream)|Response|Uint8Array)$/;

/** Whether the type that this file gives a place has no room for a `File`: `image: ReadStream` of an interface. */
export function refusesFiles(tracer: Tracer, place: Node): boolean {
  const type = getPlaceType(tracer, place);
  const parts = type === undefined ? [] : getTypeParts(tracer, getElementType(tracer, type) ?? type);
  return parts.length > 0 && parts.every((part) => isOther(part));
}

function isOther(type: DeclaredType): boolean {
  return (
    type.type === 'TSStringKeyword' ||
    type.type === 'TSUndefinedKeyword' ||
    type.type === 'TSNullKeyword' ||
    OTHER_TYPES.test(getTypeName(type)?.split('.').at(-1) ?? '')
  );
}

/** The type that is written for what stands in a place: of a variable, a function's result, a member of either. */
function getPlaceType(tracer: Tracer, place: Node): DeclaredType | undefined {
  let inner = place;
  const keys: string[] = [];
  for (let outer = getParent(place); outer !== undefined; inner = outer, outer = getParent(outer)) {
    switch (outer.type) {
      case 'Property': {
        const key = outer.value === inner ? getStaticKey(outer.key, outer.computed) : undefined;
        if (key === undefined) return undefined;
        keys.unshift(key);
        break;
      }
      case 'ObjectExpression':
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'TSNonNullExpression':
        break;
      case 'TSSatisfiesExpression':
        return getMember(tracer, outer.typeAnnotation, keys);
      case 'VariableDeclarator':
        return getMember(tracer, outer.id.typeAnnotation?.typeAnnotation, keys);
      case 'PropertyDefinition':
        return getMember(tracer, outer.typeAnnotation?.typeAnnotation, keys);
      case 'ReturnStatement':
        return getMember(tracer, getEnclosingFunction(outer)?.returnType?.typeAnnotation, keys);
      default:
        return isFunction(outer) && outer.body === inner
          ? getMember(tracer, outer.returnType?.typeAnnotation, keys)
          : undefined;
    }
  }
  return undefined;
}

function getMember(
  tracer: Tracer,
  type: DeclaredType | undefined,
  keys: readonly string[],
): DeclaredType | undefined {
  return keys.reduce<DeclaredType | undefined>(
    (whole, key) => (whole === undefined ? undefined : getTypeMember(tracer, whole, key)),
    type,
  );
}
