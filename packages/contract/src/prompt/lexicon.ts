import type { PromptLanguage } from './keyword-match.js';
import { VOCABULARIES } from './languages/index.js';
import { foldedText, hashUnit, TokenKind, tokenize, type Tokens } from './tokens.js';
import { expandPhrases, FIELD_ROLES, Role, type Vocabulary } from './vocabulary.js';

/** All languages, in the order of {@link Entry.roles}. */
export const LANGUAGES = ['en', 'zh', 'ja', 'ko', 'es', 'pt', 'fr', 'de', 'ru', 'shared'] as const;

/** Index of what every language writes alike (`UHD`). */
export const SHARED = LANGUAGES.length - 1;

/** A phrase and what it is in each language. */
export interface Entry {
  /** Roles by index into {@link LANGUAGES}. */
  readonly roles: Int32Array;
  /** Roles in any language. */
  all: number;
}

interface Node {
  readonly unit: string;
  next: Map<number, Node> | undefined;
  entry: Entry | undefined;
}

/** All vocabularies as one trie over words and characters. */
export interface Lexicon {
  readonly root: Map<number, Node>;
  /** Beginnings of words, by their folded text. */
  readonly stems: ReadonlyMap<string, Entry>;
  /** Ends of words. */
  readonly endings: ReadonlyMap<string, Entry>;
}

let lexicon: Lexicon | undefined;

/** The lexicon, compiled on first use. */
export function getLexicon(): Lexicon {
  return (lexicon ??= compileLexicon());
}

function compileLexicon(): Lexicon {
  const root = new Map<number, Node>();
  const stems = new Map<string, Entry>();
  const endings = new Map<string, Entry>();
  LANGUAGES.forEach((language, index) => {
    const vocabulary: Vocabulary = VOCABULARIES[language];
    for (const [field, list] of Object.entries(vocabulary)) {
      const role = FIELD_ROLES[field];
      if (role === undefined || typeof list !== 'string') continue;
      for (const phrase of expandPhrases(list)) {
        const entry = phrase.endsWith('*')
          ? getOrAdd(stems, foldedText(phrase, 0, phrase.length - 1), createEntry)
          : phrase.startsWith('*')
            ? getOrAdd(endings, foldedText(phrase, 1, phrase.length), createEntry)
            : addPhrase(root, phrase);
        entry.roles[index] = (entry.roles[index] ?? 0) | role;
        entry.all |= role;
      }
    }
  });
  return { root, stems, endings };
}

function addPhrase(root: Map<number, Node>, phrase: string): Entry {
  const tokens = tokenize(phrase);
  let level = root;
  let node: Node | undefined;
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kind[index] === TokenKind.punctuation && index > 0) continue;
    if (node !== undefined) level = node.next ??= new Map<number, Node>();
    let unit = foldedText(phrase, tokens.start[index] ?? 0, tokens.end[index] ?? 0);
    if (phrase.endsWith("'") && index === tokens.count - 2) unit += "'";
    node = getOrAdd(level, hashUnit(unit), () => ({ unit, next: undefined, entry: undefined }));
    if (node.unit !== unit) throw new Error(`The words "${unit}" and "${node.unit}" share a hash.`);
  }
  if (node === undefined) throw new Error(`The phrase "${phrase}" has no word.`);
  return (node.entry ??= createEntry());
}

function createEntry(): Entry {
  return { roles: new Int32Array(LANGUAGES.length), all: 0 };
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}

const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

/** The longest phrase beginning at a token: its entry and the index of the token after it. */
export function findPhrase(
  { root }: Lexicon,
  tokens: Tokens,
  from: number,
): { readonly entry: Entry; readonly next: number } | undefined {
  let found: { entry: Entry; next: number } | undefined;
  let level: Map<number, Node> | undefined = root;
  let index = from;
  while (level !== undefined) {
    const node = level.get(tokens.hash[index] ?? 0);
    if (node === undefined || !isUnit(tokens, index, node.unit)) break;
    index++;
    if (node.entry !== undefined) found = { entry: node.entry, next: index };
    if (isJoiner(tokens, index)) index++;
    if (index >= tokens.count) break;
    level = node.next;
  }
  return found;
}

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

function isUnit(tokens: Tokens, index: number, unit: string): boolean {
  const kind = tokens.kind[index];
  if (kind !== TokenKind.word && kind !== TokenKind.ideograph && kind !== TokenKind.number) return false;
  const start = tokens.start[index] ?? 0;
  const end = tokens.end[index] ?? 0;
  // Two words with one hash are rare, not impossible.
  return foldedText(tokens.text, start, end) === unit;
}

const MIN_STEM = 3;
const MAX_STEM = 24;

/** The entry of a word that has no entry of its own but begins or ends like one that has. */
export function findStem({ stems, endings }: Lexicon, word: string): Entry | undefined {
  for (let length = Math.min(word.length, MAX_STEM); length >= MIN_STEM; length--) {
    const entry = stems.get(word.slice(0, length)) ?? endings.get(word.slice(-length));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** Roles of little words, which mean nothing in another language: "e" is "and" in Spanish and Portuguese only. */
const GRAMMAR =
  Role.and |
  Role.or |
  Role.determiner |
  Role.ask |
  Role.stop |
  Role.link |
  Role.relation |
  Role.particle |
  Role.carrier |
  Role.intensifier;

/**
 * Roles of an entry as a reader of `language` sees them: the language's own sense first, else any sense. People mix
 * languages, English into every other above all.
 */
export function rolesIn(entry: Entry, language: number): number {
  const own = (entry.roles[language] ?? 0) | (entry.roles[SHARED] ?? 0);
  return own === 0 ? (entry.all & ~GRAMMAR) | (entry.roles[ENGLISH] ?? 0) : own;
}

const ENGLISH = LANGUAGES.indexOf('en');

/** The language a keyword belongs to: the prompt's own where that knows the word. */
export function languageOf(entry: Entry | undefined, promptLanguage: number): PromptLanguage {
  const own = LANGUAGES[promptLanguage];
  const promptsOwn = own === undefined || own === 'shared' ? 'en' : own;
  if (entry === undefined || (entry.roles[promptLanguage] ?? 0) !== 0) return promptsOwn;
  const language = LANGUAGES[entry.roles.findIndex((roles) => roles !== 0)];
  return language === undefined || language === 'shared' ? promptsOwn : language;
}
