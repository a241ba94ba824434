import { getKeywordDictionary } from './dictionary.js';
import { readDensityAfterUnit, readMeasure } from './measures.js';
import { TokenKind, type Tokens } from './tokens.js';
import { Role } from './vocabulary.js';

/**
 * Whether a text holds anything that could be a keyword. Most prompts hold nothing: they are not read any further, and
 * a process that meets no other never compiles what surrounds a keyword.
 */
export function hasCandidate(tokens: Tokens): boolean {
  const dictionary = getKeywordDictionary();
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kind[index];
    if (kind === TokenKind.number) {
      if (readMeasure(dictionary, tokens, index) !== undefined) return true;
    } else if (kind === TokenKind.word || kind === TokenKind.ideograph) {
      const phrase = dictionary.findPhrase(tokens, index);
      if (phrase === undefined) continue;
      const { entry, next } = phrase;
      if ((entry.all & CANDIDATE_ROLES) !== 0) return true;
      if ((entry.all & Role.density) !== 0 && readDensityAfterUnit(tokens, next) !== undefined) return true;
    }
  }
  return false;
}

/** Roles of what may be a keyword by itself. */
export const CANDIDATE_ROLES = Role.keyword | Role.weak | Role.booster;
