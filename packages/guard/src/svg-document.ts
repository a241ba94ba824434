/** One element of a drawing, as the file says it, not yet as it is drawn. */
export interface SvgElement {
  /** Local name in lower case. */
  readonly kind: string;
  /** Values by name in lower case, `href` without prefix, character references decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: SvgElement[];
  /** Characters of text directly within. */
  characters: number;
}

/** The elements of a drawing and its style sheets. */
export interface SvgDocument {
  /** Stands above the outermost element. */
  readonly root: SvgElement;
  readonly elements: readonly SvgElement[];
  readonly styleSheet: string;
}

/** Elements within each other; drawings have some tens, librsvg refuses thousands. */
export const MAX_SVG_DEPTH = 1000;

const NAME = /<(\/?)(?:[^\s<>/:"'=]+:)?([^\s<>/:"'=]+)/y;
// Sticky, so that a run of characters without `=` is looked at once.
const ATTRIBUTE = /\s*([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** Reads elements, attributes and style sheets in one pass; `undefined` where they are nested too deeply. */
export function readSvg(text: string): SvgDocument | undefined {
  const root: SvgElement = { kind: '', attributes: new Map(), parts: [], characters: 0 };
  const elements: SvgElement[] = [];
  const open = [root];
  let styleSheet = '';
  for (let at = 0; at < text.length;) {
    const start = text.indexOf('<', at);
    const within = open.at(-1) ?? root;
    const isStyled = within.kind === 'style';
    within.characters += (start === -1 ? text.length : start) - at;
    if (isStyled) styleSheet += decodeReferences(text.slice(at, start === -1 ? undefined : start));
    if (start === -1) break;
    at = endOfMarkup(text, start);
    if (isStyled && text.startsWith(CDATA, start)) styleSheet += text.slice(start + CDATA.length, at - 3);
    if (/[!?]/.test(text.charAt(start + 1))) continue;
    NAME.lastIndex = start;
    const name = NAME.exec(text);
    if (name === null) continue;
    const [, closing, kind = ''] = name;
    if (closing === '/') {
      if (open.length > 1) open.pop();
      continue;
    }
    const element = {
      kind: kind.toLowerCase(),
      attributes: readAttributes(text, NAME.lastIndex),
      parts: [],
      characters: 0,
    };
    elements.push(element);
    within.parts.push(element);
    if (text.charAt(at - 2) !== '/') open.push(element);
    if (open.length > MAX_SVG_DEPTH) return undefined;
  }
  return { root, elements, styleSheet };
}

const CDATA = '<![CDATA[';

/** Where a tag, comment or section that starts at `start` is over. */
function endOfMarkup(text: string, start: number): number {
  const ends = [
    ['<!--', '-->'],
    [CDATA, ']]>'],
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

function readAttributes(text: string, start: number): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = start;
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    const [, name = '', double, single] = match;
    const key = keyOf(name);
    // `href` beside `xlink:href`: only one is drawn, both are looked at.
    const before = attributes.get(key);
    const value = decodeReferences(double ?? single ?? '');
    attributes.set(key, before === undefined ? value : `${before} ${value}`);
  }
  return attributes;
}

/** `xlink:href`, by whatever prefix, is a reference; other prefixes make other attributes. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/^(?:xml:|[^:]*:(?=href$))/, '');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces `&#97;`, `&#x61;` and the five entities of XML; others are declared, and those are refused. */
function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#(\d{1,9})|#x([\da-f]{1,8})|(amp|lt|gt|quot|apos));/gi,
    (all, decimal, hex, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? all;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : all;
    },
  );
}
