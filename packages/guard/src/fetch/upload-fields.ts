/** What a file of an edit is for. */
export type UploadRole = 'image' | 'mask' | 'markup';

/** `image`, `image[]` and `image[0]` are all in use. */
const IMAGE_FIELD = /^image(\[\d*\])?$/;

/** What the files of a form field are for. @returns `undefined` for fields that hold no uploads */
export function findUploadRole(field: string): UploadRole | undefined {
  if (IMAGE_FIELD.test(field)) return 'image';
  return field === 'mask' || field === 'markup' ? field : undefined;
}
