import { Affixes } from './affixes.js';
import { isForeign, placeOfBeginning, PLACES } from './beginnings.js';
import { isHangulCode } from './characters.js';
import { NOTHING, SHARED, withRole, type Entry } from './lexicon.js';
import { PhraseIndex, type Phrase } from './phrase-index.js';
import { foldedText, hashUnit, isFoldedText, TokenKind, tokenize, type Tokens } from './tokens.js';
import { Role } from './vocabulary.js';

/** A word or character at the end of a path of them. */
interface Node {
  /** Folded text. */
  readonly unit: string;
  readonly before: Node | undefined;
  /** Hash of the path that leads here. */
  readonly path: number;
  /** Another node in the same place of the table. */
  readonly neighbour: Node | undefined;
  isInner: boolean;
  /** Whether white space may stand before the unit where both it and the one before are Korean. */
  isSpaceable: boolean;
  entry: Entry;
}

/** Roles that make a candidate, alone or next to a number. */
const KEYWORD_ROLES = Role.keyword | Role.weak | Role.booster | Role.density | Role.megapixel;

const dictionaries: { words?: Dictionary; keywords?: Dictionary } = {};

const indices: { keywords?: PhraseIndex } = {};

function getKeywordIndex(): PhraseIndex {
  return (indices.keywords ??= new PhraseIndex((role) => (role & KEYWORD_ROLES) !== 0));
}

/** All vocabularies. */
export function getDictionary(): Dictionary {
  return (dictionaries.words ??= new Dictionary(
    [getKeywordIndex(), new PhraseIndex((role) => (role & KEYWORD_ROLES) === 0)],
    2 ** 14,
  ));
}

/** Only what can be a keyword: enough to see that a prompt holds none. */
export function getKeywordDictionary(): Dictionary {
  return (dictionaries.keywords ??= new Dictionary([getKeywordIndex()], 2 ** 12));
}

const State = { unknown: 0, ready: 1, empty: 2 } as const;

const APOSTROPHE = 0x27;

/** Vocabularies as one trie over words and characters, of which only what texts have asked for is there. */
export class Dictionary {
  readonly #indices: readonly PhraseIndex[];
  /** What is known of every beginning: nothing yet, that it has phrases, which are ready, or that it has none. */
  readonly #states = new Uint8Array(PLACES);
  #hasForeign = false;
  readonly #languagesWithEndings = new Set<number>();
  /** Nodes by the place of their path. */
  readonly #nodes: (Node | undefined)[];
  readonly #stems = new Affixes('start');
  readonly #endings = new Affixes('end');

  /** @param places for nodes, a power of two */
  constructor(indices: readonly PhraseIndex[], places: number) {
    this.#indices = indices;
    this.#nodes = new Array<Node | undefined>(places).fill(undefined);
  }

  /** Makes the phrases ready that begin like a word; `false` if there is none. */
  #compile(text: string, start: number, end: number): boolean {
    if (!this.#hasForeign && isForeign(text.charCodeAt(start))) {
      this.#hasForeign = true;
      for (const index of this.#indices) index.addForeign();
      this.#states.fill(State.unknown);
    }
    const place = placeOfBeginning(text, start, end);
    if (this.#states[place] === State.unknown) this.#states[place] = this.#compilePlace(place);
    return this.#states[place] === State.ready;
  }

  #compilePlace(place: number): number {
    const phrases = this.#indices.flatMap((index) => (index.has(place) ? index.getPhrases(place) : []));
    if (phrases.length === 0) return State.empty;
    forEachPhrase(phrases, ({ text: phrase, language, role }, tokens, from, to) => {
      if (phrase.endsWith('*')) this.#stems.add(unitAt(tokens, from), language, role);
      else this.#addPhrase(tokens, from, to, language, role);
    });
    return State.ready;
  }

  /** Makes the ends of words ready that a language has. */
  #compileEndings(language: number): void {
    if (this.#languagesWithEndings.has(language)) return;
    this.#languagesWithEndings.add(language);
    const phrases = this.#indices.flatMap((index) => index.getEndings(language));
    if (phrases.length === 0) return;
    forEachPhrase(phrases, ({ role }, tokens, from) => {
      this.#endings.add(unitAt(tokens, from + 1), language, role);
    });
  }

  #addPhrase(tokens: Tokens, from: number, to: number, language: number, role: number): void {
    let path = 0;
    let node: Node | undefined;
    for (let index = from; index < to; index++) {
      if (tokens.kind[index] === TokenKind.punctuation) continue;
      let hash = tokens.hash[index] ?? 0;
      let unit = unitAt(tokens, index);
      if (index + 2 === to && tokens.hash[index + 1] === APOSTROPHE) {
        // French "d'" ends with its apostrophe.
        unit += "'";
        hash = hashUnit(unit);
      }
      path = extendPath(path, hash);
      if (node !== undefined) node.isInner = true;
      node = this.#findNode(node, path, unit) ?? this.#addNode(node, path, unit);
      node.isSpaceable ||= tokens.start[index] !== tokens.end[index - 1];
    }
    if (node !== undefined) node.entry = withRole(node.entry, language, role);
  }

  #placeOf(path: number): number {
    return (Math.imul(path, 0x85ebca6b) >>> 12) & (this.#nodes.length - 1);
  }

  #findNode(before: Node | undefined, path: number, unit: string): Node | undefined {
    let node = this.#nodes[this.#placeOf(path)];
    while (node !== undefined && !(node.path === path && node.before === before && node.unit === unit))
      node = node.neighbour;
    return node;
  }

  #addNode(before: Node | undefined, path: number, unit: string): Node {
    const place = this.#placeOf(path);
    const node = {
      unit,
      before,
      path,
      neighbour: this.#nodes[place],
      isInner: false,
      isSpaceable: false,
      entry: NOTHING,
    };
    this.#nodes[place] = node;
    return node;
  }

  /** The longest phrase beginning at a token: its entry and the index of the token after it. */
  findPhrase(tokens: Tokens, from: number): { readonly entry: Entry; readonly next: number } | undefined {
    if (from >= tokens.count) return undefined;
    if (!this.#compile(tokens.text, tokens.start[from] ?? 0, tokens.end[from] ?? 0)) return undefined;
    let found: Entry | undefined;
    let next = from;
    let node: Node | undefined;
    let path = 0;
    for (let index = from; index < tokens.count;) {
      path = extendPath(path, tokens.hash[index] ?? 0);
      let longer = this.#nodes[this.#placeOf(path)];
      // Two paths with one hash are rare, not impossible.
      while (
        longer !== undefined &&
        !(longer.path === path && longer.before === node && isUnit(tokens, index, longer.unit))
      )
        longer = longer.neighbour;
      if (longer === undefined) break;
      // "4K로 고양이" draws a cat, no logo.
      if (index > from && !longer.isSpaceable && isHangulSpaced(tokens, index)) break;
      node = longer;
      index++;
      if (node.entry.all !== 0) {
        found = node.entry;
        next = index;
      }
      if (!node.isInner) break;
      if (isJoiner(tokens, index)) index++;
    }
    return found === undefined ? undefined : { entry: found, next };
  }

  /** The entry of a word that has no entry of its own but begins or ends like one that has. */
  findStem(word: string, language: number): Entry | undefined {
    this.#compile(word, 0, word.length);
    this.#compileEndings(language);
    this.#compileEndings(SHARED);
    return this.#stems.find(word, language) ?? this.#endings.find(word, language);
  }
}

/** Cuts phrases into tokens, all in one text, one a line: cheaper than a text for each. */
function forEachPhrase(
  phrases: readonly Phrase[],
  work: (phrase: Phrase, tokens: Tokens, from: number, to: number) => void,
): void {
  const tokens = tokenize(phrases.map(({ text }) => `${text}\n`).join(''));
  let from = 0;
  for (const phrase of phrases) {
    const to = tokens.kind.indexOf(TokenKind.newline, from);
    work(phrase, tokens, from, to);
    from = to + 1;
  }
}

/** Whether white space parts a Korean syllable from the one before: between words, which Korean writes apart. */
function isHangulSpaced({ text, start, end }: Tokens, index: number): boolean {
  if (start[index] === end[index - 1]) return false;
  return (
    isHangulCode(text.charCodeAt(start[index] ?? 0)) && isHangulCode(text.charCodeAt(start[index - 1] ?? 0))
  );
}

function extendPath(path: number, hash: number): number {
  return (Math.imul(path, 0x9e3779b1) + hash) | 0;
}

const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

/** A hyphen or underscore that holds two words together. */
export function isJoiner(tokens: Tokens, index: number): boolean {
  const code = tokens.hash[index];
  return (
    tokens.kind[index] === TokenKind.punctuation &&
    (code === HYPHEN || code === UNDERSCORE) &&
    tokens.end[index - 1] === tokens.start[index] &&
    tokens.end[index] === tokens.start[index + 1]
  );
}

function unitAt({ text, start, end }: Tokens, index: number): string {
  return foldedText(text, start[index] ?? 0, end[index] ?? 0);
}

function isUnit(tokens: Tokens, index: number, unit: string): boolean {
  const kind = tokens.kind[index];
  if (kind !== TokenKind.word && kind !== TokenKind.ideograph && kind !== TokenKind.number) return false;
  const start = tokens.start[index] ?? 0;
  const end = tokens.end[index] ?? 0;
  // Two words with one hash are rare, not impossible.
  return isFoldedText(tokens.text, start, end, unit);
}
