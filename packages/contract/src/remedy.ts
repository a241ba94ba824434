/** Functions of `gpt-image-guard` that bring an image into a format the API takes. */
type Helper = 'prepareImage' | 'prepareVisionImage';

/** Formats the helpers cannot decode, by name or by subtype of the media type; `docs/images.md` says why. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'heic',
  'heif',
  'heic-sequence',
  'heif-sequence',
  'bmp',
  'x-ms-bmp',
  'ico',
  'x-icon',
  'vnd.microsoft.icon',
  'psd',
  'vnd.adobe.photoshop',
  'jxl',
  'jp2',
]);

/**
 * Writes what to do with an image of a format the API refuses.
 * @param format name (`heic`) or media type (`image/heic`)
 */
export function getFormatRemedy(format: string, helper: Helper): string {
  if (!isReadableByHelper(format)) return `Convert it to JPEG first: \`${helper}\` does not read it.`;
  return `Use \`await ${helper}(…)\`.`;
}

/** @param format name (`heic`) or media type (`image/heic`) */
export function isReadableByHelper(format: string): boolean {
  return !UNREADABLE.has(format.toLowerCase().replace(/^image\//, ''));
}
