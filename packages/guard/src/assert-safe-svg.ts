import { asBuffer } from './bytes.js';
import { ImageInputError } from './image-input-error.js';
import { svgCost } from './svg-cost.js';

/** References that stay inside the document: fragments and data URLs. */
const INSIDE = /^\s*(?:#|data:)/i;

/** Attributes and CSS functions by which a drawing names something else. */
const REFERENCES = /(?:\bhref|\bsrc)\s*=\s*(["'])(.*?)\1|\burl\(\s*["']?([^)"']*)|@import\s+["']([^"']*)/gis;

/** Largest SVG drawn, in bytes: what is drawn by hand or exported is far below. */
const MAX_BYTES = 5_000_000;

/** Fills of the whole canvas that a drawing may be worth: at 3 ms each, what the default time limit allows. */
const MAX_COST = 20_000;

/** Pictures inside a drawing may themselves be drawings, which nobody has looked at. */
const NESTED_SVG = /data:image\/svg/i;

/**
 * Refuses an SVG that names anything outside itself, declares entities, runs scripts, or is too
 * much to draw: librsvg cannot be stopped once it draws.
 * @throws {ImageInputError} `unsupported-format`.
 */
export function assertSafeSvg(bytes: Uint8Array): void {
  if (bytes.byteLength > MAX_BYTES) throw unsafe(`it is larger than ${MAX_BYTES.toLocaleString('en')} bytes`);
  const text = asBuffer(bytes).toString('utf8');
  if (/<!ENTITY|<script/i.test(text)) throw unsafe('it declares entities or scripts');
  if (NESTED_SVG.test(text)) throw unsafe('it holds another SVG');
  for (const [, , attribute, url, imported] of text.matchAll(REFERENCES)) {
    const target = attribute ?? url ?? imported ?? '';
    if (!INSIDE.test(target)) throw unsafe(`it refers to \`${target.slice(0, 80)}\` outside itself`);
  }
  if (!(svgCost(text) <= MAX_COST)) throw unsafe('it takes too long to draw');
}

function unsafe(reason: string): ImageInputError {
  return new ImageInputError(
    'unsupported-format',
    `The SVG is not drawn: ${reason}. Embed what it needs, or convert it to PNG first.`,
  );
}
