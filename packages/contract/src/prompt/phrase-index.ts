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

/** Places for beginnings, a power of two. */
const PLACES = 2 ** 14;
/** Letters a phrase is found by; no `stem*` is shorter. */
const LETTERS = 3;
const STAR = 0x2a;
const PARENTHESIS = 0x28;
/** The first character of the scripts a prompt in a Western language has no word of. */
const FIRST_FOREIGN = 0x250;
const LATIN_LINE = /(?<![^,\n]) *[^\s,\u0250-\uffff][^,\n]*/g;
const FOREIGN_LINE = /(?<![^,\n]) *[\u0250-\uffff][^,\n]*/g;
/** No place: it depends on a choice. */
const OPEN = -3;
const NONE = -1;
const TAKEN = -2;

/**
 * The phrases of all vocabularies by their first three letters. Ten thousand phrases are not taken apart for one prompt:
 * the index only remembers where in its list each stands, and gives out those that begin like a word of a text.
 */
export class PhraseIndex {
  readonly #lists: PhraseList[] = [];
  /** Every line taken from a list, and that list's index. */
  readonly #lines: string[] = [];
  readonly #list: number[] = [];
  /** The first link of every place, and of every link its line and the next link. */
  readonly #first = new Int32Array(PLACES).fill(NONE);
  readonly #line: number[] = [];
  readonly #next: number[] = [];
  /** Lines that give the end of a word (`*stem`), by language. */
  readonly #endings: number[][] = LANGUAGES.map(() => []);
  #isWhole = false;

  /** @param roles only phrases with one of these roles */
  constructor(roles: number) {
    LANGUAGES.forEach((name, language) => {
      for (const [field, text] of Object.entries(VOCABULARIES[name])) {
        const role = FIELD_ROLES[field];
        if (role !== undefined && (role & roles) !== 0 && typeof text === 'string')
          this.#lists.push({ text, language, role });
      }
    });
    this.#addLines(LATIN_LINE);
  }

  /** Where phrases are kept that begin like a word of a text, `undefined` if none does. */
  find(text: string, start: number, end: number): number | undefined {
    const { folds } = getCharTables();
    if (!this.#isWhole && (folds[text.charCodeAt(start)] ?? 0) >= FIRST_FOREIGN) {
      this.#isWhole = true;
      this.#addLines(FOREIGN_LINE);
    }
    const place = placeOfBeginning(text, start, end);
    return this.#first[place] === NONE ? undefined : place;
  }

  /** Whether phrases of the place were not given out yet. */
  isPending(place: number): boolean {
    return (this.#first[place] ?? NONE) >= 0;
  }

  /** Phrases of the place; those of one call are not given out again. */
  take(place: number): Phrase[] {
    const phrases: Phrase[] = [];
    let link = this.#first[place] ?? NONE;
    this.#first[place] = TAKEN;
    for (; link >= 0; link = this.#next[link] ?? NONE) {
      const isHere = (phrase: Phrase): boolean =>
        placeOfBeginning(phrase.text, 0, phrase.text.length) === place;
      phrases.push(...this.#expandLine(this.#line[link] ?? 0).filter(isHere));
    }
    return phrases;
  }

  /** Phrases of a language that give the end of a word; those of one call are not given out again. */
  takeEndings(language: number): Phrase[] {
    return this.#endings[language]?.splice(0).flatMap((line) => this.#expandLine(line)) ?? [];
  }

  /** Adds the lines of all lists that match; everything else is skipped without a look. */
  #addLines(pattern: RegExp): void {
    this.#lists.forEach(({ text, language }, list) => {
      for (const line of text.match(pattern) ?? []) {
        const place = placeOfBeginning(line, 0, line.length);
        const index = this.#lines.push(line) - 1;
        this.#list.push(list);
        if (place >= 0) this.#addLink(index, place);
        else if (line.trimStart().startsWith('*')) this.#endings[language]?.push(index);
        else this.#addChoices(index, line);
      }
    });
  }

  /** Tries every choice that the first letters depend on. */
  #addChoices(line: number, pattern: string): void {
    const place = placeOfBeginning(pattern, 0, pattern.length);
    if (place >= 0) {
      this.#addLink(line, place);
      return;
    }
    const { head, choices, tail } = splitChoice(pattern, pattern.indexOf('('));
    for (const choice of choices) this.#addChoices(line, head + choice + tail);
  }

  #addLink(line: number, place: number): void {
    const first = this.#first[place] ?? NONE;
    if (first >= 0 && this.#line[first] === line) return;
    this.#next.push(first);
    this.#first[place] = this.#line.push(line) - 1;
  }

  #expandLine(line: number): Phrase[] {
    const list = this.#lists[this.#list[line] ?? 0];
    if (list === undefined) return [];
    const { language, role } = list;
    const pattern = (this.#lines[line] ?? '').trimEnd();
    return expandPhrase(pattern).map((phrase) => ({ text: phrase, language, role }));
  }
}

/**
 * Where phrases are kept whose first word begins like this text: by its first three letters or its first ideograph.
 * {@link OPEN} where these depend on a choice or are left out.
 */
function placeOfBeginning(text: string, from: number, to: number): number {
  const { classes, folds } = getCharTables();
  let at = from;
  let code = text.charCodeAt(at);
  while (at < to && isSkipped(classes[code])) {
    if (code === PARENTHESIS || code === STAR) return OPEN;
    code = text.charCodeAt(++at);
  }
  const charClass = classes[code];
  let hash = folds[code] ?? 0;
  if (charClass === CharClass.letter || charClass === CharClass.digit) {
    at++;
    for (let letters = 1; letters < LETTERS && at < to; at++) {
      code = text.charCodeAt(at);
      if (classes[code] === charClass) {
        hash = Math.imul(hash, 0x01000193) + (folds[code] ?? 0);
        letters++;
      } else if (classes[code] !== CharClass.ignorable) {
        if (code === PARENTHESIS) return OPEN;
        break;
      }
    }
  }
  return (Math.imul(hash, 0x9e3779b1) >>> 16) & (PLACES - 1);
}

/** What may stand before the first word of a phrase. */
function isSkipped(charClass: number | undefined): boolean {
  return (
    charClass === CharClass.symbol ||
    charClass === CharClass.punctuation ||
    charClass === CharClass.space ||
    charClass === CharClass.ignorable
  );
}
