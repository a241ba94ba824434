import type { PromptLanguage } from './keyword-match.js';
import { VOCABULARIES } from './languages/index.js';
import { foldedText, hashUnit, isFoldedText, TokenKind, tokenize, type Tokens } from './tokens.js';
import { expandPhrases, FIELD_ROLES, Role } from './vocabulary.js';

/** All languages, in the order of {@link Entry.roles}. */
export const LANGUAGES = ['en', 'zh', 'ja', 'ko', 'es', 'pt', 'fr', 'de', 'ru', 'shared'] as const;

/** Index of what every language writes alike (`UHD`). */
export const SHARED = LANGUAGES.length - 1;

/** What a phrase is in each language. Phrases of the same roles share one entry. */
export interface Entry {
  /** Roles by index into {@link LANGUAGES}. */
  readonly roles: readonly number[];
  /** Roles in any language. */
  readonly all: number;
  /** This entry with one role more, by language and role. */
  readonly richer: Map<number, Entry>;
}

/** A word or character at the end of a path of them. */
interface Node {
  /** Folded text. */
  readonly unit: string;
  readonly before: Node | undefined;
  isInner: boolean;
  entry: Entry;
}

/** All vocabularies as one trie over words and characters. */
export interface Lexicon {
  /** Every node by the hash of the path that leads to it. */
  readonly nodes: ReadonlyMap<number, Node>;
  /** Beginnings of words (`stem*`), by their first letters. */
  readonly stems: Affixes;
  /** Ends of words (`*stem`), by their last letters. */
  readonly endings: Affixes;
}

type Affixes = Map<string, { readonly affix: string; entry: Entry }[]>;

const NOTHING: Entry = { roles: LANGUAGES.map(() => 0), all: 0, richer: new Map() };

let lexicon: Lexicon | undefined;

/** The lexicon, compiled on first use. */
export function getLexicon(): Lexicon {
  return (lexicon ??= compileLexicon());
}

const STAR = 0x2a;
const APOSTROPHE = 0x27;

function compileLexicon(): Lexicon {
  const nodes = new Map<number, Node>();
  const stems: Affixes = new Map();
  const endings: Affixes = new Map();
  // One text for all phrases, one phrase a line: cheaper than a text for each.
  const lines: { language: number; role: number; end: number }[] = [];
  const phrases: string[] = [];
  LANGUAGES.forEach((name, language) => {
    for (const [field, list] of Object.entries(VOCABULARIES[name])) {
      const role = FIELD_ROLES[field];
      if (role === undefined || typeof list !== 'string') continue;
      phrases.push(...expandPhrases(list));
      lines.push({ language, role, end: phrases.length });
    }
  });
  const tokens = tokenize(`${phrases.join('\n')}\n`);
  let from = 0;
  let line = 0;
  let field = 0;
  for (let to = 0; to < tokens.count; to++) {
    if (tokens.kind[to] !== TokenKind.newline) continue;
    while (line >= (lines[field]?.end ?? Number.POSITIVE_INFINITY)) field++;
    const { language, role } = lines[field] ?? { language: SHARED, role: 0 };
    if (isStar(tokens, to - 1)) addAffix(stems, unitAt(tokens, from), 'start', language, role);
    else if (isStar(tokens, from)) addAffix(endings, unitAt(tokens, from + 1), 'end', language, role);
    else addPhrase(nodes, tokens, from, to, language, role);
    from = to + 1;
    line++;
  }
  return { nodes, stems, endings };
}

function isStar(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === TokenKind.punctuation && tokens.hash[index] === STAR;
}

function unitAt(tokens: Tokens, index: number): string {
  return foldedText(tokens.text, tokens.start[index] ?? 0, tokens.end[index] ?? 0);
}

function addPhrase(
  nodes: Map<number, Node>,
  tokens: Tokens,
  from: number,
  to: number,
  language: number,
  role: number,
): void {
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
    let next = nodes.get(path);
    if (next === undefined) nodes.set(path, (next = { unit, before: node, isInner: false, entry: NOTHING }));
    else if (next.unit !== unit || next.before !== node)
      throw new Error(`"${unit}" and "${next.unit}" share a hash.`);
    node = next;
  }
  if (node !== undefined) node.entry = withRole(node.entry, language, role);
}

function extendPath(path: number, hash: number): number {
  return (Math.imul(path, 0x9e3779b1) + hash) | 0;
}

function addAffix(
  affixes: Affixes,
  affix: string,
  side: 'start' | 'end',
  language: number,
  role: number,
): void {
  const key = side === 'start' ? affix.slice(0, AFFIX_KEY) : affix.slice(-AFFIX_KEY);
  let list = affixes.get(key);
  if (list === undefined) affixes.set(key, (list = []));
  const known = list.find((one) => one.affix === affix);
  if (known === undefined) list.push({ affix, entry: withRole(NOTHING, language, role) });
  else known.entry = withRole(known.entry, language, role);
}

function withRole(entry: Entry, language: number, role: number): Entry {
  const before = entry.roles[language] ?? 0;
  if ((before | role) === before) return entry;
  const key = language * 2 ** 32 + role;
  let richer = entry.richer.get(key);
  if (richer === undefined) {
    richer = { roles: entry.roles.with(language, before | role), all: entry.all | role, richer: new Map() };
    entry.richer.set(key, richer);
  }
  return richer;
}

const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

/** The longest phrase beginning at a token: its entry and the index of the token after it. */
export function findPhrase(
  { nodes }: Lexicon,
  tokens: Tokens,
  from: number,
): { readonly entry: Entry; readonly next: number } | undefined {
  let found: Entry | undefined;
  let next = from;
  let node: Node | undefined;
  let path = 0;
  for (let index = from; index < tokens.count;) {
    path = extendPath(path, tokens.hash[index] ?? 0);
    const longer = nodes.get(path);
    // Two paths with one hash are rare, not impossible.
    if (longer === undefined || longer.before !== node || !isUnit(tokens, index, longer.unit)) break;
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
  return isFoldedText(tokens.text, start, end, unit);
}

/** Letters an affix is found by; none is shorter. */
const AFFIX_KEY = 2;

/** The entry of a word that has no entry of its own but begins or ends like one that has. */
export function findStem({ stems, endings }: Lexicon, word: string, language: number): Entry | undefined {
  const start = stems.get(word.slice(0, AFFIX_KEY));
  const end = endings.get(word.slice(-AFFIX_KEY));
  return (
    findLongest(start, language, (affix) => word.startsWith(affix)) ??
    findLongest(end, language, (affix) => word.endsWith(affix))
  );
}

function findLongest(
  list: readonly { affix: string; entry: Entry }[] | undefined,
  language: number,
  fits: (affix: string) => boolean,
): Entry | undefined {
  let longest: { affix: string; entry: Entry } | undefined;
  for (const one of list ?? []) {
    // An ending means something in its own language only: "-station" ends German devices and French "incrustation".
    if (((one.entry.roles[language] ?? 0) | (one.entry.roles[SHARED] ?? 0)) === 0) continue;
    if (one.affix.length > (longest?.affix.length ?? 0) && fits(one.affix)) longest = one;
  }
  return longest?.entry;
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
  Role.request |
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
  if ((entry.roles[SHARED] ?? 0) !== 0) return promptsOwn;
  const language = LANGUAGES[entry.roles.findIndex((roles) => roles !== 0)];
  return language === undefined || language === 'shared' ? promptsOwn : language;
}
