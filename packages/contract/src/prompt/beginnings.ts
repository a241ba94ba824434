import { CharClass, getCharTables } from './characters.js';
import { expandPhrase, splitChoice } from './vocabulary.js';

/** Places for beginnings, a power of two. */
export const PLACES = 2 ** 14;
/** Letters a phrase is found by; no `stem*` is shorter. */
export const LETTERS = 3;
export const STAR = 0x2a;
export const PARENTHESIS = 0x28;
/** No place: it depends on a choice. */
export const OPEN = -1;
export const HASH_FACTOR = 0x01000193;
export const HASH_SPREAD = 0x9e3779b1;
/** The first character of the scripts a prompt in a Western language has no word of. */
const FIRST_FOREIGN = 0x250;

/**
 * Where phrases are kept whose first word begins like this text: by its first three letters or its first ideograph.
 * {@link OPEN} where these depend on a choice or are left out.
 */
export function placeOfBeginning(text: string, from: number, to: number): number {
  const { classes, shifts } = getCharTables();
  let at = from;
  let code = text.charCodeAt(at);
  while (at < to && isSkipped(classes[code])) {
    if (code === PARENTHESIS || code === STAR) return OPEN;
    code = text.charCodeAt(++at);
  }
  const charClass = classes[code];
  let hash = code + (shifts[code] ?? 0);
  if (charClass === CharClass.letter || charClass === CharClass.digit) {
    at++;
    for (let letters = 1; letters < LETTERS && at < to; at++) {
      code = text.charCodeAt(at);
      if (classes[code] === charClass) {
        hash = Math.imul(hash, HASH_FACTOR) + (code + (shifts[code] ?? 0));
        letters++;
      } else if (classes[code] !== CharClass.ignorable) {
        if (code === PARENTHESIS) return OPEN;
        break;
      }
    }
  }
  return (Math.imul(hash, HASH_SPREAD) >>> 16) & (PLACES - 1);
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

/** Whether a word may begin phrases that only {@link PhraseIndex.addForeign} adds. Full-width letters are Latin. */
export function isForeign(code: number): boolean {
  return code + (getCharTables().shifts[code] ?? 0) >= FIRST_FOREIGN;
}

/** A pattern with the choices made that its first letters depend on, and the place these give it. */
function findBeginnings(pattern: string): { readonly pattern: string; readonly place: number }[] {
  const place = placeOfBeginning(pattern, 0, pattern.length);
  if (place >= 0) return [{ pattern, place }];
  const { head, choices, tail } = splitChoice(pattern, pattern.indexOf('('));
  return choices.flatMap((choice) => findBeginnings(head + choice + tail));
}

/** Every way to read a pattern that begins at a place. */
export function expandAt(pattern: string, place: number): string[] {
  return findBeginnings(pattern).flatMap((beginning) =>
    beginning.place === place ? expandPhrase(beginning.pattern) : [],
  );
}
