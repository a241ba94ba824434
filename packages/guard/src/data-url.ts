/** A `data:` URL taken apart. */
export interface DataUrl {
  /** Media type without parameters, lower case; `text/plain` where none is given. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a base64 or percent-encoded `data:` URL.
 * @returns `undefined` where `url` is no data URL at all.
 */
export function parseDataUrl(url: string): DataUrl | undefined {
  if (url.slice(0, 5).toLowerCase() !== 'data:') return undefined;
  const comma = url.indexOf(',');
  if (comma === -1) return undefined;
  const [mediaType = '', ...parameters] = url.slice(5, comma).split(';');
  const isBase64 = parameters.at(-1)?.trim().toLowerCase() === 'base64';
  const data = url.slice(comma + 1);
  return {
    mediaType: mediaType.trim().toLowerCase() || 'text/plain',
    bytes: isBase64 ? Buffer.from(data, 'base64') : Buffer.from(decodePercent(data), 'latin1'),
  };
}

/** Writes bytes as a base64 `data:` URL. */
export function toDataUrl(mediaType: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return `data:${mediaType};base64,${buffer.toString('base64')}`;
}

/** Percent escapes to one character per byte; `decodeURIComponent` would refuse bytes that are not UTF-8. */
function decodePercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
