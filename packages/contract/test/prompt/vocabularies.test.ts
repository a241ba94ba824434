import { describe, expect, it } from 'vitest';
import { getDictionary } from '../../src/prompt/dictionary.js';
import { VOCABULARIES } from '../../src/prompt/languages/index.js';
import { LANGUAGES } from '../../src/prompt/lexicon.js';
import { TokenKind, tokenize } from '../../src/prompt/tokens.js';
import { expandPhrase, FIELD_ROLES, splitPhrases, type Vocabulary } from '../../src/prompt/vocabulary.js';

const phrases = LANGUAGES.flatMap((language) =>
  Object.entries(VOCABULARIES[language]).flatMap(([field, list]) => {
    const role = FIELD_ROLES[field];
    if (role === undefined || typeof list !== 'string') return [];
    return list
      .split(/[,\n]/)
      .flatMap((line) => expandPhrase(line.trim()))
      .map((phrase) => ({ language, field, role, phrase: phrase.trim() }))
      .filter(({ phrase }) => phrase !== '');
  }),
);

describe('getDictionary', () => {
  it('finds every phrase of every vocabulary in its role', () => {
    const missing = phrases.filter(({ language, role, phrase }) => {
      const tokens = tokenize(phrase);
      const kinds = tokens.kind.subarray(0, tokens.count);
      // Affixes are looked up by words; marks inside a phrase and numbers before it belong to other readers.
      if (phrase.includes('*') || kinds.includes(TokenKind.punctuation) || kinds[0] === TokenKind.number)
        return false;
      const found = getDictionary().findPhrase(tokens, 0);
      return ((found?.entry.roles[LANGUAGES.indexOf(language)] ?? 0) & role) !== role;
    });
    expect(missing).toEqual([]);
  });

  it('finds words by their beginning and by their end', () => {
    const affixes = phrases.filter(({ phrase }) => phrase.includes('*'));
    expect(affixes.length).toBeGreaterThan(100);
    const missing = affixes.filter(({ language, phrase }) => {
      const affix = phrase.replace('*', '').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
      const word = phrase.endsWith('*') ? `${affix}qq` : `qq${affix}`;
      return getDictionary().findStem(word, LANGUAGES.indexOf(language)) === undefined;
    });
    expect(missing).toEqual([]);
  });
});

/** Fields that are lists of words but give no role: `a, an`. */
const WORD_FIELDS = [
  'indefinites',
  'pronouns',
  'copulas',
  'participles',
  'pastParticiples',
  'possessives',
  'placements',
  'becomes',
  'objectCases',
  'connectives',
  'causatives',
  'turnsInto',
  'countUnits',
  'ambivalent',
  'amounts',
  'viewings',
  'programmes',
  'ordinals',
  'genitives',
  'choices',
  'sides',
  'nounsToo',
  'currencies',
  'comparisons',
  'purposes',
  'reasons',
] as const satisfies readonly (keyof Vocabulary)[];

describe('vocabularies', () => {
  it('hold nothing twice in a field: every entry adds a phrase', () => {
    const needless = LANGUAGES.flatMap((language) =>
      Object.entries(VOCABULARIES[language]).flatMap(([field, list]) => {
        if (typeof list !== 'string' || field === 'letters') return [];
        const entries = list
          .split(/[,\n]/)
          .map((entry) => splitPhrases(entry.toLowerCase()))
          .filter((expanded) => expanded.length > 0);
        const times = new Map<string, number>();
        for (const phrase of entries.flatMap((expanded) => [...new Set(expanded)]))
          times.set(phrase, (times.get(phrase) ?? 0) + 1);
        return entries
          .filter((expanded) => expanded.every((phrase) => (times.get(phrase) ?? 0) > 1))
          .map(([phrase]) => `${language} ${field}: ${phrase ?? ''}`);
      }),
    );
    expect(needless).toEqual([]);
  });

  it('have no field that nothing reads', () => {
    const known = [
      ...Object.keys(FIELD_ROLES),
      ...WORD_FIELDS,
      'letters',
      'lettersNeeded',
      'adjectivesFollow',
      'asksBelong',
    ];
    const fields = LANGUAGES.flatMap((language) => Object.keys(VOCABULARIES[language]));
    expect(fields.filter((field) => !known.includes(field))).toEqual([]);
  });
});

describe('splitPhrases', () => {
  it('separates by commas and line breaks and spells choices out', () => {
    expect(splitPhrases('a, an,\n  on(e|ce)\nnoun(s), ')).toEqual([
      'a',
      'an',
      'one',
      'once',
      'nouns',
      'noun',
    ]);
  });
});
