import { CANDIDATE_ROLES } from './candidates.js';
import { getDictionary, isJoiner } from './dictionary.js';
import { guessLanguage } from './guess-language.js';
import { rolesIn, type Entry } from './lexicon.js';
import { readDensityAfterUnit, readMeasure, type Measure } from './measures.js';
import { foldedText, isOneOf, TokenKind, type Tokens } from './tokens.js';
import { Role } from './vocabulary.js';

export const ItemType = {
  /** A word or phrase, known or not. */
  word: 1,
  number: 2,
  ideograph: 3,
  punctuation: 4,
  newline: 5,
  gap: 6,
  /** A number with its unit. */
  measure: 7,
  /** A hyphen or underscore between two words: holds them together, means nothing. */
  joiner: 8,
} as const;

const UNKNOWN = 0;
const UNCHECKED = -1;

/** A prompt as a row of phrases, measures, unknown words and marks: what the rules of reading look at. */
export class Items {
  readonly text: string;
  readonly type: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Folded character of a punctuation mark, 0 for everything else. */
  readonly mark: Uint16Array;
  /** What each item is to the phrases around it, kept by `isBoundary`. */
  readonly edges: Uint8Array;
  /** Indices of items that may be keywords, in order. */
  readonly candidates: number[] = [];
  readonly language: number;
  count = 0;
  /** Index into {@link Items.#measures} for a measure, into {@link Items.#entries} for everything else. */
  readonly #ids: Int32Array;
  readonly #measures: Measure[] = [];
  readonly #entries: (Entry | undefined)[] = [undefined];
  readonly #idOfEntry = new Map<Entry, number>();
  /** Roles of each entry in the prompt's language, by its id; `undefined` until asked for. */
  readonly #rolesOfEntry: (number | undefined)[] = [0];

  constructor(tokens: Tokens) {
    this.text = tokens.text;
    this.type = new Uint8Array(tokens.count);
    this.start = new Int32Array(tokens.count);
    this.end = new Int32Array(tokens.count);
    this.mark = new Uint16Array(tokens.count);
    this.edges = new Uint8Array(tokens.count);
    this.#ids = new Int32Array(tokens.count);
    this.#readTokens(tokens);
    this.language = this.candidates.length === 0 ? 0 : guessLanguage(this, tokens);
  }

  #readTokens(tokens: Tokens): void {
    const dictionary = getDictionary();
    let index = 0;
    while (index < tokens.count) {
      const item = this.count++;
      let next = index + 1;
      this.start[item] = tokens.start[index] ?? 0;
      const kind = tokens.kind[index] ?? 0;
      this.type[item] = kind;
      if (kind === TokenKind.punctuation) {
        this.mark[item] = tokens.hash[index] ?? 0;
        if (isJoiner(tokens, index)) this.type[item] = ItemType.joiner;
      } else if (kind === TokenKind.number) {
        const measure = readMeasure(dictionary, tokens, index);
        if (measure !== undefined) {
          this.#addMeasure(item, measure);
          next = measure.next;
        }
      } else if (kind === TokenKind.word || kind === TokenKind.ideograph) {
        const phrase = dictionary.findPhrase(tokens, index);
        this.#ids[item] = kind === TokenKind.word ? UNCHECKED : UNKNOWN;
        if (phrase !== undefined) {
          const { entry } = phrase;
          ({ next } = phrase);
          this.type[item] = ItemType.word;
          this.#ids[item] = this.#idOf(entry);
          const densityEnd =
            (entry.all & Role.density) === 0 ? undefined : readDensityAfterUnit(tokens, next);
          if (densityEnd !== undefined) {
            this.#addMeasure(item, { kind: 'density', next: densityEnd, weak: false, entry });
            next = densityEnd;
          } else if ((entry.all & CANDIDATE_ROLES) !== 0) {
            this.candidates.push(item);
          }
        }
      }
      this.end[item] = tokens.end[next - 1] ?? 0;
      index = next;
    }
  }

  #addMeasure(item: number, measure: Measure): void {
    this.type[item] = ItemType.measure;
    this.#ids[item] = this.#measures.push(measure) - 1;
    this.candidates.push(item);
  }

  /** Whether an item exists at the index. */
  has(item: number): boolean {
    return item >= 0 && item < this.count;
  }

  /** The number with its unit at an item. */
  measure(item: number): Measure | undefined {
    return this.type[item] === ItemType.measure ? this.#measures[this.#ids[item] ?? 0] : undefined;
  }

  /** The entry of an item that has one of its own, without a look at its stem. */
  knownEntry(item: number): Entry | undefined {
    const id = this.#ids[item] ?? UNKNOWN;
    return id === UNCHECKED || this.type[item] === ItemType.measure ? undefined : this.#entries[id];
  }

  entry(item: number): Entry | undefined {
    return this.#entries[this.#idAt(item)];
  }

  #idAt(item: number): number {
    if (!this.has(item) || this.type[item] === ItemType.measure) return UNKNOWN;
    const id = this.#ids[item] ?? UNKNOWN;
    return id === UNCHECKED ? this.#checkStem(item) : id;
  }

  #checkStem(item: number): number {
    const start = this.start[item] ?? 0;
    const end = Math.min(this.end[item] ?? 0, start + MAX_WORD);
    const entry = getDictionary().findStem(foldedText(this.text, start, end), this.language);
    const id = entry === undefined ? UNKNOWN : this.#idOf(entry);
    this.#ids[item] = id;
    return id;
  }

  #idOf(entry: Entry): number {
    let id = this.#idOfEntry.get(entry);
    if (id === undefined) {
      id = this.#entries.push(entry) - 1;
      this.#idOfEntry.set(entry, id);
    }
    return id;
  }

  /** Roles of an item in the prompt's language, as bits. */
  roles(item: number): number {
    const id = this.#idAt(item);
    let roles = this.#rolesOfEntry[id];
    if (roles === undefined) {
      const entry = this.#entries[id];
      roles = entry === undefined ? 0 : rolesIn(entry, this.language);
      this.#rolesOfEntry[id] = roles;
    }
    return roles;
  }

  is(item: number, roles: number): boolean {
    return (this.roles(item) & roles) !== 0;
  }

  isMark(item: number, marks: string): boolean {
    const mark = this.has(item) ? (this.mark[item] ?? 0) : 0;
    return mark !== 0 && isOneOf(mark, marks);
  }

  /** Whether white space stands before the item. */
  isSpaced(item: number): boolean {
    return item > 0 && this.end[item - 1] !== this.start[item];
  }
}

/** Characters of a word that are looked at. */
const MAX_WORD = 48;
