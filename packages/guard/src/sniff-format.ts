/** Formats told by their first bytes: those sharp reads, plus those that deserve a better message than "unknown". */
export type SniffedFormat =
  | 'avif'
  | 'bmp'
  | 'gif'
  | 'heic'
  | 'html'
  | 'ico'
  | 'jp2'
  | 'jpeg'
  | 'jxl'
  | 'pdf'
  | 'png'
  | 'psd'
  | 'svg'
  | 'text'
  | 'tiff'
  | 'webp'
  | 'zip';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ico: 'image/x-icon',
  psd: 'image/vnd.adobe.photoshop',
  svg: 'image/svg+xml',
  tga: 'image/x-tga',
  jpg: 'image/jpeg',
};

/** Media type of an image format, `image/<format>` where it has no other name. */
export function mediaTypeOf(format: string): string {
  return MEDIA_TYPES[format] ?? `image/${format}`;
}

const SIGNATURES: readonly (readonly [offset: number, signature: string, format: SniffedFormat])[] = [
  [0, '\xff\xd8\xff', 'jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'png'],
  [0, 'GIF87a', 'gif'],
  [0, 'GIF89a', 'gif'],
  [0, 'II*\0', 'tiff'],
  [0, 'MM\0*', 'tiff'],
  [0, 'II+\0', 'tiff'],
  [0, 'MM\0+', 'tiff'],
  [0, '\0\0\x01\0', 'ico'],
  [0, '8BPS\0', 'psd'],
  [0, '\xff\x0a', 'jxl'],
  [0, '\0\0\0\x0cJXL ', 'jxl'],
  [0, '\0\0\0\x0cjP  ', 'jp2'],
  [0, '%PDF', 'pdf'],
  [0, 'PK\x03\x04', 'zip'],
];

/** Brands of ISO media files that hold HEVC pictures. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'heif']);

/** Bytes looked at to tell text, HTML and SVG. */
const TEXT_WINDOW = 4096;

/** Format by content, from the first bytes alone; `undefined` where they match nothing known. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, TEXT_WINDOW));
  const latin = head.toString('latin1');
  const signature = SIGNATURES.find(([offset, magic]) => latin.startsWith(magic, offset));
  if (signature !== undefined) return signature[2];
  if (latin.startsWith('RIFF') && latin.startsWith('WEBP', 8)) return 'webp';
  if (isBmp(head)) return 'bmp';
  if (latin.startsWith('ftyp', 4)) return isoFormat(latin);
  return textFormat(head);
}

/** Sizes in bytes of the header that follows a BMP file's own 14 bytes, OS/2 1 to Windows version 5. */
const BMP_HEADERS: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** Two letters make no BMP: many a text starts with "BM". */
function isBmp(head: Buffer): boolean {
  return (
    head.toString('latin1', 0, 2) === 'BM' && head.length >= 18 && BMP_HEADERS.has(head.readUInt32LE(14))
  );
}

function isoFormat(latin: string): SniffedFormat | undefined {
  const brands = latin.slice(8, Math.max(12, latin.charCodeAt(2) * 256 + latin.charCodeAt(3)));
  if (/avi[fs]/.test(brands)) return 'avif';
  for (let at = 0; at + 4 <= brands.length; at += 4) {
    if (HEIC_BRANDS.has(brands.slice(at, at + 4))) return 'heic';
  }
  return undefined;
}

/** Declarations and comments may stand before the first element. */
const HTML = /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

/** Share of characters that are no UTF-8 in a text of an older encoding; Western languages stay far below. */
const MOST_FOREIGN = 0.2;

function textFormat(head: Buffer): SniffedFormat | undefined {
  const utf16 = head[0] === 0xff && head[1] === 0xfe;
  const text = head.toString(utf16 ? 'utf16le' : 'utf8').trimStart();
  // A page may draw its logo as SVG, and a text may quote one: only a document of its own is a picture.
  if (HTML.test(text)) return 'html';
  // Control characters other than white space do not occur in text.
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\0-\x08\x0e-\x1a]/.test(text)) return undefined;
  if (text.startsWith('<') && /<(?:\w+:)?svg[\s>]/i.test(text)) return 'svg';
  // Bytes that are no UTF-8 are no text that anybody wrote; a few may come from an older encoding.
  const foreign = text.split('\ufffd').length - 1;
  return foreign > text.length * MOST_FOREIGN ? undefined : 'text';
}
