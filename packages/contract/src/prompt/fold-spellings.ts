/** Joins a word and takes no space: what is put in where a shorter spelling stands for a longer one. */
export const WORD_JOINER = '\u2060';

/** The high surrogate of mathematical letters and digits, and one of them. */
const MATHEMATICAL = '\uD835';
const MATHEMATICAL_CHARACTER = /\uD835[\uDC00-\uDFFF]/g;

/** The full stops within "U.H.D.". */
const SPELLED_OUT = 'U.H.D';

/** What Turkish writes after a number or an abbreviation: "4K'ya", "HD'de". */
const HAS_ENDING = /[KkDd]['’]/;
const ENDING = /(?<=\d ?[Kk]|[Hh][Dd])['’](?:[ny]?[aeıiuü]n?|[dt][ae]n?|l[ıi]k)(?!\p{L})/gu;

/** The prompt with "𝟴𝗞" and "U.H.D." spelled as "8K" and "UHD", every character where it was. */
export function foldSpellings(prompt: string): string {
  let text = prompt;
  if (text.includes(MATHEMATICAL)) {
    text = text.replaceAll(MATHEMATICAL_CHARACTER, (character) => {
      const folded = character.normalize('NFKC');
      return folded.length === 1 ? folded + WORD_JOINER : character;
    });
  }
  if (text.includes(SPELLED_OUT))
    text = text.replaceAll(SPELLED_OUT, SPELLED_OUT.replaceAll('.', WORD_JOINER));
  if (HAS_ENDING.test(text)) text = text.replace(ENDING, (ending) => WORD_JOINER.repeat(ending.length));
  return text;
}
