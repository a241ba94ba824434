import { asBuffer } from '../bytes.js';

/** Signature and logical screen descriptor, in bytes; GIF89a, sections 17 and 18. */
const HEADER_BYTES = 13;
/** Image descriptor, in bytes; section 20. */
const DESCRIPTOR_BYTES = 10;

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/**
 * Whether a GIF file ends within one of its blocks, or before its first picture. A file that only lacks its trailer is
 * whole: every decoder takes it.
 */
export function isGifCutShort(bytes: Uint8Array): boolean {
  const file = asBuffer(bytes);
  if (file.length < HEADER_BYTES) return true;
  let at = HEADER_BYTES + tableBytes(file[10]);
  for (let hasPicture = false; ;) {
    const block = file[at];
    if (block === undefined) return !hasPicture || at > file.length;
    if (block === EXTENSION) at = endOfSubBlocks(file, at + 2);
    else if (block === IMAGE) {
      // A table of its own, then the size of a code in one byte.
      at = endOfSubBlocks(file, at + DESCRIPTOR_BYTES + tableBytes(file[at + DESCRIPTOR_BYTES - 1]) + 1);
      hasPicture = true;
    } // The trailer, or something that only a decoder can judge.
    else return block === TRAILER && !hasPicture;
  }
}

/** Bytes of a colour table, by the flags in front of it. */
function tableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The place after a list of sub-blocks, each with its length in front, that ends with an empty one; beyond the file where that lacks. */
function endOfSubBlocks(file: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = file[at];
    if (length === undefined) return file.length + 1;
    at += length + 1;
    if (length === 0) return at;
  }
}
