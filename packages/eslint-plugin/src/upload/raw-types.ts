import type { DeclaredType, Tracer } from '../trace/tracer.js';
import { getElementType, getTypeName, getTypeParts } from '../trace/type-nodes.js';

/** Types that hold originals as well as anything else. */
const RAW_TYPES: ReadonlySet<string> = new Set([
  'ArrayBuffer',
  'Blob',
  'Buffer',
  'BunFile',
  'File',
  'FileLike',
  'FileList',
  'FormDataEntryValue',
  'FsReadStream',
  'Readable',
  'ReadableStream',
  'ReadStream',
  'Response',
  'Uint8Array',
  'Uploadable',
]);

/** Whether a type says "the bytes of a file" and nothing of their preparation. */
export function isRawType(tracer: Tracer, type: DeclaredType): boolean {
  const parts = getTypeParts(tracer, type).map((part) =>
    part.type === 'TSArrayType' ? part.elementType : part,
  );
  return parts.some((part) => {
    const name = getTypeName(part)?.split('.').at(-1);
    if (name !== undefined && RAW_TYPES.has(name)) return true;
    const inner = part.type === 'TSTypeReference' ? part.typeArguments?.params[0] : undefined;
    return inner !== undefined && /^(?:Readonly)?Array$/.test(name ?? '') && isRawType(tracer, inner);
  });
}

/** Whether a type says a list of images. */
export function isListType(tracer: Tracer, type: DeclaredType): boolean {
  return getElementType(tracer, type) !== undefined || /\bFileList\b/.test(tracer.sourceCode.getText(type));
}
