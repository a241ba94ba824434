import { NOTHING, SHARED, withRole, type Entry } from './lexicon.js';

/** Beginnings (`stem*`) or ends (`*stem`) of words and what words with them are. */
export class Affixes {
  readonly #side: 'start' | 'end';
  /** By their first or last letters. */
  readonly #lists = new Map<string, { readonly affix: string; entry: Entry }[]>();

  constructor(side: 'start' | 'end') {
    this.#side = side;
  }

  add(affix: string, language: number, role: number): void {
    const key = this.#keyOf(affix);
    let list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, (list = []));
    const known = list.find((one) => one.affix === affix);
    if (known === undefined) list.push({ affix, entry: withRole(NOTHING, language, role) });
    else known.entry = withRole(known.entry, language, role);
  }

  /**
   * The entry of the longest affix a word has in a language. It means nothing in another: "-station" ends German
   * devices and French "incrustation".
   */
  find(word: string, language: number): Entry | undefined {
    let longest: { readonly affix: string; readonly entry: Entry } | undefined;
    for (const one of this.#lists.get(this.#keyOf(word)) ?? []) {
      if (((one.entry.roles[language] ?? 0) | (one.entry.roles[SHARED] ?? 0)) === 0) continue;
      const fits = this.#side === 'start' ? word.startsWith(one.affix) : word.endsWith(one.affix);
      if (fits && one.affix.length > (longest?.affix.length ?? 0)) longest = one;
    }
    return longest?.entry;
  }

  #keyOf(word: string): string {
    return this.#side === 'start' ? word.slice(0, KEY_LETTERS) : word.slice(-KEY_LETTERS);
  }
}

/** Letters an affix is found by; none is shorter. */
const KEY_LETTERS = 2;
