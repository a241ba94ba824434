import { asBuffer } from './bytes.js';
import { ImageInputError } from './image-input-error.js';

/** References that stay inside the document: fragments and data URLs. */
const INSIDE = /^\s*(?:#|data:)/i;

/** Attributes and CSS functions by which a drawing names something else. */
const REFERENCES = /(?:\bhref|\bsrc)\s*=\s*(["'])(.*?)\1|\burl\(\s*["']?([^)"']*)|@import\s+["']([^"']*)/gis;

/** Largest SVG drawn, in bytes: what is drawn by hand or exported is far below. */
const MAX_BYTES = 5_000_000;

/**
 * Refuses an SVG that names anything outside itself, declares entities, or runs scripts.
 * @throws {ImageInputError} `unsupported-format`.
 */
export function assertSafeSvg(bytes: Uint8Array): void {
  if (bytes.byteLength > MAX_BYTES) throw unsafe(`it is larger than ${MAX_BYTES.toLocaleString('en')} bytes`);
  const text = asBuffer(bytes).toString('utf8');
  if (/<!ENTITY|<script/i.test(text)) throw unsafe('it declares entities or scripts');
  for (const [, , attribute, url, imported] of text.matchAll(REFERENCES)) {
    const target = attribute ?? url ?? imported ?? '';
    if (!INSIDE.test(target)) throw unsafe(`it refers to \`${target.slice(0, 80)}\` outside itself`);
  }
}

function unsafe(reason: string): ImageInputError {
  return new ImageInputError(
    'unsupported-format',
    `The SVG is not drawn: ${reason}. Embed what it needs, or convert it to PNG first.`,
  );
}
