import {
  expandAt,
  HASH_FACTOR,
  HASH_SPREAD,
  LETTERS,
  OPEN,
  PARENTHESIS,
  placeOfBeginning,
  PLACES,
  STAR,
} from './beginnings.js';
import { CharClass, getCharTables } from './characters.js';
import { VOCABULARIES } from './languages/index.js';
import { LANGUAGES } from './lexicon.js';
import { expandPhrase, FIELD_ROLES, splitChoice } from './vocabulary.js';

/** A list of phrases as a vocabulary holds it. */
interface PhraseList {
  readonly text: string;
  readonly language: number;
  readonly role: number;
}

/** A phrase, expanded, and what it is. */
export interface Phrase {
  readonly text: string;
  readonly language: number;
  readonly role: number;
}

/** Up to the first character of a line: no text is cut out that nothing asks for. */
const LATIN_LINE = /(?<![^,\n]) *[^\s,\u0250-\uffff]/g;
const FOREIGN_LINE = /(?<![^,\n]) *[\u0250-\uffff]/g;
const REST_OF_LINE = /[^,\n]*/y;
const NONE = -1;
/** Bits of a line's start; above them stands its list. */
const START_BITS = 16;
const START_MASK = 2 ** START_BITS - 1;

/** Lines by the place of their beginning: of every link its line, as list and start, and the next link. */
interface Links {
  /** The first link of every place. */
  readonly first: Int32Array;
  lines: Int32Array;
  next: Int32Array;
  count: number;
}

/**
 * The phrases of the vocabularies by their first three letters. Ten thousand phrases are not taken apart for one prompt:
 * the index only remembers where in its list each stands, and gives out those that begin like a word of a text.
 */
export class PhraseIndex {
  readonly #lists: PhraseList[] = [];
  readonly #links: Links = {
    first: new Int32Array(PLACES).fill(NONE),
    lines: new Int32Array(0),
    next: new Int32Array(0),
    count: 0,
  };
  /** Lines that give the end of a word (`*stem`), by language. */
  readonly #endings: number[][] = LANGUAGES.map(() => []);
  #hasForeign = false;

  /** @param isWanted whether the phrases of a role are in the index */
  constructor(isWanted: (role: number) => boolean) {
    const fields = Object.entries(FIELD_ROLES).filter(([, role]) => isWanted(role));
    LANGUAGES.forEach((name, language) => {
      const vocabulary = VOCABULARIES[name] as Readonly<Record<string, unknown>>;
      for (const [field, role] of fields) {
        const text = vocabulary[field];
        if (typeof text === 'string') this.#lists.push({ text, language, role });
      }
    });
    this.#addLines(LATIN_LINE);
  }

  /** Adds the phrases of other scripts than the Latin one, which most prompts have no word of. */
  addForeign(): void {
    if (this.#hasForeign) return;
    this.#hasForeign = true;
    this.#addLines(FOREIGN_LINE);
  }

  /** Whether a phrase begins at the place. */
  has(place: number): boolean {
    return this.#links.first[place] !== NONE;
  }

  /** The phrases that begin at a place. */
  getPhrases(place: number): Phrase[] {
    const { first, lines, next } = this.#links;
    const phrases: Phrase[] = [];
    for (let link = first[place] ?? NONE; link >= 0; link = next[link] ?? NONE) {
      const line = lines[link] ?? 0;
      const list = this.#listOf(line);
      for (const text of expandAt(this.#textOf(line), place)) phrases.push({ ...list, text });
    }
    return phrases;
  }

  /** The phrases of a language that give the end of a word. */
  getEndings(language: number): Phrase[] {
    return (this.#endings[language] ?? []).flatMap((line) =>
      expandPhrase(this.#textOf(line)).map((text) => ({ ...this.#listOf(line), text })),
    );
  }

  /** Adds the lines of all lists whose first character a pattern finds. */
  #addLines(pattern: RegExp): void {
    for (let list = 0; list < this.#lists.length; list++) {
      const { text, language } = this.#listOf(list << START_BITS);
      for (const line of linkLines(this.#links, text, list, pattern)) {
        if (text.charCodeAt(line & START_MASK) === STAR) this.#endings[language]?.push(line);
        else linkChoices(this.#links, line, this.#textOf(line));
      }
    }
  }

  #listOf(line: number): PhraseList {
    return this.#lists[line >>> START_BITS] ?? NO_LIST;
  }

  #textOf(line: number): string {
    const { text } = this.#listOf(line);
    const start = line & START_MASK;
    REST_OF_LINE.lastIndex = start;
    REST_OF_LINE.test(text);
    return text.slice(start, REST_OF_LINE.lastIndex).trimEnd();
  }
}

const NO_LIST: PhraseList = { text: '', language: 0, role: 0 };

/** Links a line at every place that a choice at its beginning leads to. */
function linkChoices(links: Links, line: number, pattern: string): void {
  const { head, choices, tail } = splitChoice(pattern, pattern.indexOf('('));
  for (const choice of choices) {
    const beginning = head + choice;
    const text = beginning.length > LETTERS + 1 ? beginning : beginning + tail;
    const place = placeOfBeginning(text, 0, text.length);
    if (place >= 0) addLink(links, line, place);
    else linkChoices(links, line, text);
  }
}

/**
 * Links the lines of one list and returns those that have no place of their own. Thousands of lines are linked before
 * the first prompt is read, by code that is not compiled yet, where a call costs more than its work: what
 * {@link placeOfBeginning} does for plain words is written out.
 */
function linkLines(links: Links, text: string, list: number, pattern: RegExp): number[] {
  const { classes, shifts } = getCharTables();
  reserve(links, links.count + Math.ceil(text.length / MIN_LINE));
  const { first, lines, next } = links;
  let { count } = links;
  const open: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.test(text)) {
    const at = pattern.lastIndex;
    const line = (list << START_BITS) | (at - 1);
    let code = text.charCodeAt(at - 1);
    let place = OPEN;
    if (classes[code] === CharClass.letter) {
      let hash = code + (shifts[code] ?? 0);
      code = text.charCodeAt(at);
      if (classes[code] === CharClass.letter) {
        hash = Math.imul(hash, HASH_FACTOR) + (code + (shifts[code] ?? 0));
        code = text.charCodeAt(at + 1);
        if (classes[code] === CharClass.letter)
          hash = Math.imul(hash, HASH_FACTOR) + (code + (shifts[code] ?? 0));
      }
      if (code !== PARENTHESIS) place = (Math.imul(hash, HASH_SPREAD) >>> 16) & (PLACES - 1);
    } else {
      place = placeOfBeginning(text, at - 1, text.length);
    }
    if (place < 0) {
      open.push(line);
      continue;
    }
    lines[count] = line;
    next[count] = first[place] ?? NONE;
    first[place] = count++;
  }
  links.count = count;
  return open;
}

function addLink(links: Links, line: number, place: number): void {
  const before = links.first[place] ?? NONE;
  if (before >= 0 && links.lines[before] === line) return;
  reserve(links, links.count + 1);
  links.lines[links.count] = line;
  links.next[links.count] = before;
  links.first[place] = links.count++;
}

/** A line and its comma. */
const MIN_LINE = 2;

function reserve(links: Links, count: number): void {
  if (count <= links.next.length) return;
  links.lines = lengthened(links.lines, count);
  links.next = lengthened(links.next, count);
}

function lengthened(column: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length * 2);
  longer.set(column);
  return longer;
}
