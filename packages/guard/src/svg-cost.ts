import type { Dimensions } from 'gpt-image-contract';
import { MAX_SVG_DEPTH, type SvgDocument, type SvgElement } from './svg-document.js';
import {
  decodeCss,
  findDeclarations,
  readStyleRules,
  styleKeys,
  type Declaration,
  type StyleRules,
} from './svg-styles.js';

/** Longest edge drawn in pixels: larger drawings are scaled before they are drawn. */
const DRAWN_EDGE = 2048;

/** Elements that may refer back to themselves; where more do, what is drawn multiplies with each. */
const MAX_CIRCLES = 3;

/** Elements that are drawn only where something refers to them. */
const DEFINITIONS: ReadonlySet<string> = new Set([
  'clippath',
  'defs',
  'filter',
  'lineargradient',
  'marker',
  'mask',
  'pattern',
  'radialgradient',
  'symbol',
]);

/** Colours and what is only read; they are part of the shape that uses them. */
const FREE: ReadonlySet<string> = new Set([
  'lineargradient',
  'radialgradient',
  'stop',
  'style',
  'title',
  'desc',
  'defs',
]);

const SHAPES: ReadonlySet<string> = new Set([
  'circle',
  'ellipse',
  'line',
  'path',
  'polygon',
  'polyline',
  'rect',
  'text',
  'tspan',
  'textpath',
]);

/**
 * Fills that a shape is worth: a whole canvas is one, but of the thousands of shapes of a map each is a fiftieth. A quarter
 * lets a map of some 60,000 paths through, and bounds what as many whole canvases take to some minutes.
 */
const SHAPE_COST = 0.25;

/** Fills for each number of a path and each character of a text: 15 µs, what an edge across the canvas takes. */
const POINT_COST = 1 / 200;

/** Layers of the whole canvas that an element with opacity, a mask or a clip is drawn through. */
const LAYER_COST = 2;

/** Fills of CSS filter functions, as of the elements that do the same. */
const FILTER_FUNCTIONS =
  /\b(blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)\(/gi;

/** What an element draws, in fills of the canvas, and what others that refer to it or stand above it need to know. */
interface Cost {
  readonly fills: number;
  /** Shapes drawn in all, and their vertices: each may be filled, stroked or marked by what is declared above. */
  readonly shapes: number;
  readonly vertices: number;
}

const NOTHING: Cost = { fills: 0, shapes: 0, vertices: 0 };

/** Fills that declarations add to an element: once, for each shape drawn within it, for each vertex of those. */
interface Rates {
  readonly once: number;
  readonly perShape: number;
  readonly perVertex: number;
}

const NO_RATES: Rates = { once: 0, perShape: 0, perVertex: 0 };

/**
 * About what librsvg has to draw, in fills of the whole canvas. One fill is 3 ms, filters in proportion: measured with
 * librsvg 2.62 at 2048x2048 pixels on one core. What is drawn through references (`<use>`, filters, patterns, masks,
 * markers) counts each time it is referred to. Infinite where that cannot be told.
 */
export function svgCost(document: SvgDocument, canvas: Dimensions): number {
  const scale = findScale(document, canvas);
  const byId = indexById(document);
  const known = new Map<SvgElement, Cost>();
  const rules = readStyleRules(document.styleSheet);
  const isHandedDown = handsDownFilters(document, rules);
  const ratesByKey = new Map<string, Rates>();
  const inWork = new Set<SvgElement | string>();
  const circles = new Set<SvgElement | string>();

  const measureId = (id: string, depth: number): Cost => {
    const element = byId.get(id);
    return element === undefined ? NOTHING : measure(element, depth);
  };

  const rate = (declarations: readonly Declaration[], depth: number): Rates => {
    const rates = { once: 0, perShape: 0, perVertex: 0 };
    for (const { name, value } of declarations) {
      if (!value.includes('(') && !COSTLY.test(name)) continue;
      const ids = [...value.matchAll(REFERENCE)].map(([, id = '']) => id.trim());
      const fills = sum(ids.map((id) => measureId(id, depth))).fills + ownFills(name, value);
      if (name.includes('marker')) rates.perVertex += fills;
      else if (name.includes('dasharray')) rates.perShape += fills;
      else if (ON_LAYER.test(name)) rates.once += fills;
      else rates.perShape += fills;
      if (isHandedDown && ON_LAYER.test(name)) rates.perShape += fills;
    }
    return rates;
  };

  /** What the rules of a style sheet under one key add to each element they hold for. */
  const rateOf = (key: string, depth: number): Rates => {
    const declarations = rules.get(key);
    const before = ratesByKey.get(key);
    if (declarations === undefined || before !== undefined) return before ?? NO_RATES;
    if (inWork.has(key)) {
      circles.add(key);
      return NO_RATES;
    }
    inWork.add(key);
    const rates = rate(declarations, depth);
    ratesByKey.set(key, rates);
    inWork.delete(key);
    return rates;
  };

  /** Measures an element with all it contains and refers to, once, however often it is asked for. */
  const measure = (element: SvgElement, depth: number): Cost => {
    if (depth > MAX_SVG_DEPTH) return { ...NOTHING, fills: Number.POSITIVE_INFINITY };
    const before = known.get(element);
    if (before !== undefined) return before;
    // Circles are not drawn: an element met again on its own way costs nothing more.
    if (inWork.has(element)) {
      circles.add(element);
      return NOTHING;
    }
    inWork.add(element);
    const targets = (element.attributes.get('href') ?? '')
      .split(/\s+/)
      .filter((target) => target.startsWith('#'));
    const inner = sum([
      costOf(element, scale),
      ...element.parts.filter(({ kind }) => !DEFINITIONS.has(kind)).map((part) => measure(part, depth + 1)),
      ...targets.map((target) => measureId(target.slice(1), depth + 1)),
    ]);
    const rates = [rate(findDeclarations(element), depth + 1)];
    for (const key of styleKeys(element)) rates.push(rateOf(key, depth + 1));
    let { fills } = inner;
    for (const { once, perShape, perVertex } of rates) {
      fills += once + times(perShape, inner.shapes) + times(perVertex, inner.vertices);
    }
    const cost = { ...inner, fills };
    known.set(element, cost);
    inWork.delete(element);
    return cost;
  };

  // Rules first, as those that lead back to themselves are measured whole only from their own beginning.
  for (const key of rules.keys()) rateOf(key, 0);
  const { fills } = measure(document.root, 0);
  return circles.size > MAX_CIRCLES ? Number.POSITIVE_INFINITY : fills;
}

function indexById({ elements }: SvgDocument): ReadonlyMap<string, SvgElement> {
  const byId = new Map<string, SvgElement>();
  for (const element of elements) {
    const id = element.attributes.get('id');
    // As librsvg does: of elements with the same id the first is meant.
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return byId;
}

/** Properties that cost something without a function or reference. */
const COSTLY = /opacity|mix-blend-mode|isolation|mask|clip-path|dasharray/;

const REFERENCE = /url\(\s*["']?\s*#([^"')]+)/gi;

/** Properties of an element as a whole, which are not handed down to those within. */
const ON_LAYER = /^(?:filter|mask|clip-path|opacity|mix-blend-mode|isolation)$/;

/** What a declaration costs by itself, in fills. */
function ownFills(name: string, value: string): number {
  let fills = /^(?:opacity|mix-blend-mode|isolation|mask|clip-path)$/.test(name) ? LAYER_COST : 0;
  if (name.includes('dasharray')) fills += dashFills(value);
  for (const [, filter = ''] of value.matchAll(FILTER_FUNCTIONS))
    fills += /^(?:blur|drop)/i.test(filter) ? 900 : 100;
  return fills;
}

/** Dashes along four edges of the canvas, each a three-thousandth of a fill (1 µs). */
function dashFills(value: string): number {
  const length = numbersIn(value).reduce((total, number) => total + number, 0);
  return length === 0 ? 0 : (4 * DRAWN_EDGE) / length / 3000;
}

/** `filter: inherit` hands down what is not. */
function handsDownFilters({ elements }: SvgDocument, rules: StyleRules): boolean {
  const declarations = [...rules.values(), ...elements.map(findDeclarations)].flat();
  return declarations.some(
    ({ name, value }) => /inherit/i.test(value) && /filter|mask|clip-path|^all$/.test(name),
  );
}

/** Pixels that a user unit may be at most, should all transforms and viewports lie within each other. */
function findScale({ elements, styleSheet }: SvgDocument, canvas: Dimensions): number {
  const shrink = Math.min(1, DRAWN_EDGE / Math.max(canvas.width, canvas.height));
  let scale = scaleIn(styleSheet);
  for (const [index, { attributes }] of elements.entries()) {
    const [, , width = 1, height = 1] = numbersIn(attributes.get('viewbox') ?? '');
    if (attributes.has('viewbox')) {
      const sides = ['width', 'height'].flatMap((side) => numbersIn(attributes.get(side) ?? ''));
      const largest = Math.max(canvas.width, canvas.height, ...sides);
      scale *=
        index === 0
          ? Math.max(canvas.width / width, canvas.height / height)
          : Math.max(1, largest / Math.min(width, height));
    }
    if (attributes.get('primitiveunits') === 'objectBoundingBox') scale *= DRAWN_EDGE;
    for (const [name, value] of attributes) {
      if (/transform|style/.test(name)) scale *= scaleIn(value);
    }
  }
  return scale * shrink;
}

function scaleIn(text: string): number {
  if (!text.includes('(')) return 1;
  let scale = 1;
  for (const [, name = '', list = ''] of decodeCss(text).matchAll(/\b(scale[xy]?|matrix)\s*\(([^)]*)/gi)) {
    const numbers = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const used = /^m/i.test(name) ? [Math.hypot(...numbers.slice(0, 4))] : numbers.map(Math.abs);
    const most = Math.max(1, ...used);
    scale *= Number.isNaN(most) ? Number.POSITIVE_INFINITY : most;
  }
  return scale;
}

/** What an element draws itself; filter primitives as measured over the whole canvas. */
function costOf({ kind, attributes, characters }: SvgElement, scale: number): Cost {
  if (SHAPES.has(kind)) {
    const vertices = 4 + countNumbers(`${attributes.get('d') ?? ''} ${attributes.get('points') ?? ''}`);
    return { fills: SHAPE_COST + (vertices + characters) * POINT_COST, shapes: 1, vertices };
  }
  return { ...NOTHING, fills: fillsOf(kind, attributes, scale) };
}

function fillsOf(kind: string, attributes: SvgElement['attributes'], scale: number): number {
  if (FREE.has(kind)) return 0;
  // Decoding a kilobyte of base64 takes about as long as a fill.
  if (kind === 'image' || kind === 'feimage') return 10 + (attributes.get('href') ?? '').length / 1000;
  if (kind === 'feturbulence') return 200 + 250 * largestIn(attributes.get('numoctaves'), 1);
  if (kind === 'femorphology') {
    const radius = largestIn(attributes.get('radius'), 0);
    return 200 + (radius === 0 ? 0 : 350 * (radius * scale) ** 2);
  }
  if (kind === 'feconvolvematrix') return 100 + 70 * largestIn(attributes.get('order'), 3) ** 2;
  if (kind === 'fegaussianblur' || kind === 'fedropshadow') return 900;
  if (kind === 'fediffuselighting' || kind === 'fespecularlighting') return 600;
  return /^fe[a-z]/.test(kind) ? 100 : SHAPE_COST;
}

/** Largest number in an attribute; a pair gives two radii. */
function largestIn(value: string | undefined, usual: number): number {
  return value === undefined ? usual : Math.max(0, ...numbersIn(value).slice(0, 10));
}

const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/gi;

function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(Number);
}

/** Numbers and closings of a path: at least as many as it has vertices. */
function countNumbers(text: string): number {
  return (text.match(NUMBER)?.length ?? 0) + (text.match(/z/gi)?.length ?? 0);
}

/** Nothing times infinity is nothing. */
function times(fills: number, count: number): number {
  return count === 0 ? 0 : fills * count;
}

function sum(costs: readonly Cost[]): Cost {
  let [fills, shapes, vertices] = [0, 0, 0];
  for (const cost of costs) {
    fills += cost.fills;
    shapes += cost.shapes;
    vertices += cost.vertices;
  }
  return { fills, shapes, vertices };
}
