import type { SvgElement } from './svg-document.js';

/** A property or presentation attribute, escapes decoded. */
export interface Declaration {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** What rules of a style sheet declare, by the class, id or element their selectors end in; `*` holds for all. */
export type StyleRules = ReadonlyMap<string, readonly Declaration[]>;

/** Comments and strings, whichever starts first. */
const COMMENT_OR_STRING = /\/\*[\s\S]*?(?:\*\/|$)|"[^"]*(?:"|$)|'[^']*(?:'|$)/g;

/**
 * Reads a style sheet roughly: a rule may be taken to hold for more elements than it does, never for fewer.
 */
export function readStyleRules(styleSheet: string): StyleRules {
  const rules = new Map<string, Declaration[]>();
  const add = (key: string, declarations: string) => {
    const known = rules.get(key);
    if (known === undefined) rules.set(key, readDeclarations(declarations));
    else for (const declaration of readDeclarations(declarations)) known.push(declaration);
  };
  let isConfusing = styleSheet.includes('\\');
  const text = styleSheet.replace(COMMENT_OR_STRING, (found) => {
    if (found.startsWith('/*')) return ' ';
    isConfusing ||= /[{}\n]/.test(found);
    return found;
  });
  // Where rules begin and end cannot be told: all of them for every element.
  if (isConfusing) {
    add('*', text.replace(/[{}]/g, ';'));
    return rules;
  }
  const pieces = text.split(/([{}])/);
  for (let index = 0; index < pieces.length; index += 2) {
    const piece = pieces[index] ?? '';
    const isBlock = pieces[index - 1] === '{' && pieces[index + 1] !== '{';
    const selectors = isBlock ? (pieces[index - 2] ?? '').split(',') : ['*'];
    if (/[:(]/.test(piece)) for (const key of new Set(selectors.map(keyOf))) add(key, piece);
  }
  return rules;
}

/** `.class`, `#id` or element a selector's last part names; `*` where it names none, or is more than names. */
function keyOf(selector: string): string {
  const last = /[^\s>+~]*$/.exec(selector.trimEnd().slice(-200))?.[0] ?? '';
  if (!/^[\w*.#-]{1,199}$/.test(last) || /[[(:|"']/.test(selector)) return '*';
  const name = /[.#][\w-]+$/.exec(last)?.[0];
  return name ?? last.toLowerCase();
}

function readDeclarations(text: string): Declaration[] {
  return text.split(';').flatMap((piece) => {
    const colon = piece.indexOf(':');
    if (colon === -1 && !piece.includes('(')) return [];
    const name = decodeCss(piece.slice(0, Math.max(0, colon)))
      .trim()
      .toLowerCase();
    return [{ name, value: decodeCss(piece.slice(colon + 1)) }];
  });
}

/** Under which keys rules that hold for an element are kept. */
export function styleKeys({ kind, attributes }: SvgElement): Set<string> {
  const keys = new Set(['*', kind]);
  const id = attributes.get('id');
  if (id !== undefined) keys.add(`#${id}`);
  for (const name of attributes.get('class')?.split(/\s+/) ?? []) keys.add(`.${name}`);
  return keys;
}

/** Attributes that are no properties. */
const PLAIN: ReadonlySet<string> = new Set(['id', 'class', 'href', 'd', 'points', 'style']);

/** What an element declares itself, by attributes and by its `style`. */
export function findDeclarations({ attributes }: SvgElement): Declaration[] {
  const declarations = readDeclarations(attributes.get('style') ?? '');
  for (const [name, value] of attributes) {
    if (!PLAIN.has(name)) declarations.push({ name, value: decodeCss(value) });
  }
  return declarations;
}

/** Replaces CSS escapes: `url(#\66)` is `url(#f)`. */
export function decodeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi, (_, hex, other) => {
    if (typeof other === 'string') return other;
    const code = Number.parseInt(String(hex), 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
  });
}
