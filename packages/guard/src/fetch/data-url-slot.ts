import { parseDataUrl, toDataUrl } from '../data-url.js';
import type { UploadSlot } from './guard-uploads.js';

/**
 * The image in property `key` of `holder`, where that is a data URL; URLs and file ids are the server's to read.
 */
export function createDataUrlSlot(
  holder: Record<string | number, unknown> | undefined,
  key: string | number,
  place: Pick<UploadSlot, 'param' | 'role'>,
): UploadSlot | undefined {
  const url = holder?.[key];
  if (holder === undefined || typeof url !== 'string') return undefined;
  const data = parseDataUrl(url);
  if (data === undefined) return undefined;
  return {
    ...place,
    bytes: data.bytes,
    name: undefined,
    mediaType: data.mediaType,
    replace: async (image) => {
      holder[key] = toDataUrl(image.type, new Uint8Array(await image.arrayBuffer()));
    },
  };
}
