import type { Dimensions } from 'gpt-image-contract';
import { asBuffer } from './bytes.js';
import { ImageInputError } from './image-input-error.js';
import { svgCost } from './svg-cost.js';
import { readSvg } from './svg-document.js';
import { decodeCss } from './svg-styles.js';

/** References that stay inside the document. */
const INSIDE = /^\s*(?:#|data:)/i;

/** Largest SVG drawn, in bytes: what is drawn by hand or exported is far below. */
const MAX_BYTES = 5_000_000;

/** Fills of the whole canvas that a drawing may be worth: at 3 ms each, what the default time limit allows. */
const MAX_COST = 20_000;

/** Declarations of a document type change what every element says; programs and other documents are not read. */
const PROGRAMS =
  /<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^<>[]*\[|<(?:[^\s<>/:"'=]+:)?script|<\?xml-stylesheet/i;

/** Pictures inside a drawing may themselves be drawings, which nobody has looked at. */
const NESTED_SVG = /^\s*data:\s*image\/svg/i;

/** How Node reads the encodings that an SVG may be written in. */
const ENCODINGS: Readonly<Record<string, BufferEncoding>> = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'us-ascii': 'utf8',
  'iso-8859-1': 'latin1',
};

/**
 * Refuses an SVG that names anything outside itself, declares a document type, runs scripts, or is too much to draw:
 * librsvg cannot be stopped once it draws.
 * @param canvas its dimensions in pixels.
 * @throws {ImageInputError} `unsupported-format`.
 */
export function assertSafeSvg(bytes: Uint8Array, canvas: Dimensions): void {
  if (bytes.byteLength > MAX_BYTES) {
    throw unsafe(`it is larger than ${MAX_BYTES.toLocaleString('en')} bytes`, SIMPLIFY);
  }
  const text = decodeText(bytes);
  if (PROGRAMS.test(text)) throw unsafe('it declares entities or attributes, or runs scripts', EXPORT_PLAIN);
  const document = readSvg(text);
  if (document === undefined) throw unsafe('its elements are nested more than 1,000 deep', SIMPLIFY);
  for (const { kind, attributes } of document.elements) {
    if (kind === 'include') throw unsafe('it includes another document', EMBED);
    const href = attributes.get('href') ?? '';
    assertInside(href === '' ? [] : [href]);
    assertInside([attributes.get('src') ?? '#']);
    for (const value of attributes.values()) assertInside(urlsIn(value));
  }
  assertInside(urlsIn(document.styleSheet));
  if (/@import/i.test(decodeCss(document.styleSheet))) throw unsafe('its style sheet imports another', EMBED);
  const cost = svgCost(document, canvas);
  if (cost <= MAX_COST) return;
  const much = Number.isFinite(cost) ? `about ${Math.round(cost).toLocaleString('en')}` : 'countless';
  throw unsafe(
    `it takes too long to draw (${much} fills of the whole picture, more than ${MAX_COST.toLocaleString('en')})`,
    'Use fewer filters, patterns or references',
  );
}

function decodeText(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes);
  const head = buffer.toString('latin1', 0, 1000);
  const label = /<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = Object.hasOwn(ENCODINGS, label) ? ENCODINGS[label] : undefined;
  if (encoding === undefined || buffer.includes(0))
    throw unsafe('it is not written in UTF-8', 'Save it as UTF-8');
  return buffer.toString(encoding);
}

const SIMPLIFY = 'Simplify it';
const EXPORT_PLAIN = 'Export it as plain SVG';
const EMBED = 'Embed what it needs';

function urlsIn(value: string): string[] {
  if (!value.includes('(')) return [];
  return [...decodeCss(value).matchAll(/\burl\(\s*["']?([^)"']*)/gi)].map(([, target = '']) => target);
}

function assertInside(targets: readonly string[]): void {
  for (const target of targets) {
    if (NESTED_SVG.test(target)) throw unsafe('it holds another SVG', EMBED_PIXELS);
    if (!INSIDE.test(target)) throw unsafe(`it refers to \`${target.slice(0, 80)}\` outside itself`, EMBED);
  }
}

const EMBED_PIXELS = 'Embed that one as PNG';

function unsafe(reason: string, remedy: string): ImageInputError {
  return new ImageInputError(
    'unsupported-format',
    `The SVG is not drawn: ${reason}. ${remedy}, or convert the SVG to PNG first.`,
  );
}
