/** One element of a drawing: what it costs itself, and the others that are drawn along with it. */
interface Drawn {
  readonly cost: number;
  readonly parts: Drawn[];
  readonly references: readonly string[];
}

const REFERENCE = /(?:\bhref\s*=\s*["']\s*|\burl\(\s*["']?\s*)#([^"')\s]+)/gi;

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

/** Elements within, or referring to, each other; drawings have some tens, librsvg refuses thousands. */
const MAX_DEPTH = 1000;

/**
 * About what librsvg has to draw at most, in fills of the whole canvas (3 ms each for 4 megapixels). What is drawn through
 * references (`<use>`, filters, patterns, masks) counts each time it is referred to. Infinite where that cannot be told.
 */
export function svgCost(text: string): number {
  const root: Drawn = { cost: 0, parts: [], references: [] };
  const byId = new Map<string, Drawn>();
  const open = [root];
  let count = 0;
  let sheets = '';
  for (let at = 0; at < text.length;) {
    const start = text.indexOf('<', at);
    // Style sheets are what stands between tags, or in a CDATA section.
    sheets += text.slice(at, start === -1 ? undefined : start);
    if (start === -1) break;
    at = endOfMarkup(text, start);
    if (text.startsWith('<![CDATA[', start)) sheets += text.slice(start, at);
    const tag = /^<(\/?)(?:[\w.-]+:)?([a-z][\w.-]*)/i.exec(text.slice(start, start + 100));
    if (tag === null) continue;
    const [all, closing, name = ''] = tag;
    if (closing === '/') {
      if (open.length > 1) open.pop();
      continue;
    }
    const attributes = text.slice(start + all.length, at - 1);
    const kind = name.toLowerCase();
    const drawn: Drawn = { cost: costOf(kind, attributes), parts: [], references: referencesIn(attributes) };
    count++;
    if (!DEFINITIONS.has(kind)) open.at(-1)?.parts.push(drawn);
    const id = /(?:^|\s)id\s*=\s*["']([^"']*)/i.exec(attributes)?.[1];
    if (id !== undefined) byId.set(id, drawn);
    if (!attributes.endsWith('/')) open.push(drawn);
    if (open.length > MAX_DEPTH) return Number.POSITIVE_INFINITY;
  }
  const measure = createMeasure(byId);
  // A rule of a style sheet may hold for every element.
  const styled = referencesIn(sheets).reduce((sum, id) => sum + measure(byId.get(id)), 0);
  return measure(root) + styled * count;
}

/** Where a tag, comment or section that starts at `start` is over. */
function endOfMarkup(text: string, start: number): number {
  const ends = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const;
  const special = ends.find(([opening]) => text.startsWith(opening, start));
  if (special !== undefined) {
    const end = text.indexOf(special[1], start + special[0].length);
    return end === -1 ? text.length : end + special[1].length;
  }
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    const end = text.indexOf(character, at + 1);
    if (end === -1) return text.length;
    at = end;
  }
  return text.length;
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, id = '']) => id);
}

/** Measures elements with all they contain and refer to, each of them once, however often it is asked for. */
function createMeasure(byId: ReadonlyMap<string, Drawn>): (drawn: Drawn | undefined) => number {
  const known = new Map<Drawn, number>();
  const measure = (drawn: Drawn | undefined, depth = 0): number => {
    if (drawn === undefined) return 0;
    if (depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
    const before = known.get(drawn);
    if (before !== undefined) return before;
    // Circles are not drawn: an element met again on its own way costs nothing more.
    known.set(drawn, 0);
    let total = drawn.cost;
    for (const part of drawn.parts) total += measure(part, depth + 1);
    for (const id of drawn.references) total += measure(byId.get(id), depth + 1);
    known.set(drawn, total);
    return total;
  };
  return measure;
}

/** Fills that one filter primitive over the whole canvas is worth, measured with librsvg 2.62 on 4 megapixels. */
function costOf(name: string, attributes: string): number {
  if (name === 'feturbulence') return 200 + 250 * numberIn(attributes, 'numOctaves', 1);
  if (name === 'femorphology') return 200 + 350 * numberIn(attributes, 'radius', 0) ** 2;
  if (name === 'feconvolvematrix') return 100 + 70 * numberIn(attributes, 'order', 3) ** 2;
  if (name === 'fegaussianblur' || name === 'fedropshadow') return 900;
  if (name === 'fediffuselighting' || name === 'fespecularlighting') return 600;
  return /^fe[a-z]/.test(name) ? 100 : 1;
}

/** Largest number in an attribute; a pair gives two radii. */
function numberIn(attributes: string, name: string, usual: number): number {
  const value = new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)`, 'i').exec(attributes)?.[1];
  if (value === undefined) return usual;
  const numbers = value
    .split(/[\s,]+/)
    .map(Number)
    .filter(Number.isFinite);
  return Math.max(0, ...numbers);
}
