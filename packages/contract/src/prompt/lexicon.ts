import type { PromptLanguage } from './keyword-match.js';
import { Role } from './vocabulary.js';

/** All languages, in the order of {@link Entry.roles}. */
export const LANGUAGES = [
  ...(['en', 'zh', 'ja', 'ko', 'es', 'pt', 'fr', 'de', 'ru'] as const),
  ...(['it', 'nl', 'pl', 'cs', 'uk', 'tr', 'id', 'vi', 'ar', 'hi', 'th', 'shared'] as const),
] as const;

/** Index of the first language with a small vocabulary. */
export const FIRST_SMALL = LANGUAGES.indexOf('it');

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

/** What a phrase nobody knows is. */
export const NOTHING: Entry = { roles: LANGUAGES.map(() => 0), all: 0, richer: new Map() };

/** An entry with one role more in a language. */
export function withRole(entry: Entry, language: number, role: number): Entry {
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
