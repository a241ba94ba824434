import type { Group } from './groups.js';
import type { Items } from './items.js';
import { LANGUAGES } from './lexicon.js';
import { skipSoft } from './marks.js';
import { MAX_NOUNS, isOpenNoun } from './open-noun.js';
import { isHangul, isPhraseEnd } from './phrases.js';
import { Role } from './vocabulary.js';
import { hasBecoming, isObjectCase } from './word-fields.js';

/** Between words without spaces, anything before the keyword that asks for nothing is the sentence around a thing. */
export function isGovernedEastern(items: Items, group: Group, next: number): boolean {
  const item = skipSoft(items, group.first - 1, -1);
  if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return false;
  // "用4K放大镜修鞋" tells of a tool, "用4K重新绘制" asks.
  if (items.is(item, Role.ask) && LANGUAGES[items.language] === 'zh') return !isRequestedSoon(items, next);
  if (items.is(item, Role.carrier | Role.request | Role.ask | Role.image)) return false;
  // "生成一张4K…".
  if (items.is(item, Role.determiner) && items.is(item - 1, Role.carrier | Role.request)) return false;
  // "超リアルな8K…" is how the picture looks.
  if (items.is(item, Role.link) && items.is(item - 1, Role.image | Role.look)) return false;
  // "猫を4K漫画に": what the picture becomes.
  return !isTurnedInto(items, next) && (LANGUAGES[items.language] !== 'ko' || isParticleBefore(items, item));
}

/** Ideographs of an adverb: "用高分辨率重新生成". */
const MAX_ADVERB = 2;

function isRequestedSoon(items: Items, next: number): boolean {
  for (let item = next; item <= next + MAX_ADVERB && !isPhraseEnd(items, item); item++) {
    if (items.is(item, Role.request)) return true;
    if (items.roles(item) !== 0) return false;
  }
  return false;
}

function isTurnedInto(items: Items, next: number): boolean {
  for (let item = next; item < next + MAX_NOUNS * 2 && !isPhraseEnd(items, item); item++) {
    if (isBecoming(items, item)) return true;
  }
  return false;
}

/** Whether a particle makes what stands before it the aim of a request: "…にして", "…로 만들어줘", not "…로 보는". */
export function isBecoming(items: Items, particle: number): boolean {
  if (!hasBecoming(items, particle)) return false;
  const isPhrase = (items.end[particle] ?? 0) - (items.start[particle] ?? 0) > 1;
  return isPhrase || isPhraseEnd(items, particle + 1) || items.is(particle + 1, Role.carrier | Role.request);
}

/** Korean writes lists without commas too: only a particle or an ending governs. */
function isParticleBefore(items: Items, item: number): boolean {
  return items.is(item, Role.link | Role.stop | Role.determiner | Role.relation | Role.and);
}

/** "4Kジンバルを持つ男性": a noun with a case plays a part in the scene. */
export function hasCase(items: Items, group: Group, next: number): boolean {
  if (next !== group.last + 1) return false;
  let item = next;
  while (item < next + MAX_COMPOUND && isOpenNoun(items, item)) item++;
  if (isPhraseEnd(items, item) || !isCase(items, item) || isTurnedInto(items, next)) return false;
  return !items.is(item + 1, Role.carrier | Role.request) && !isPhraseEnd(items, item + 1);
}

/** Many Korean nouns end like a particle: only the object's is sure. */
function isCase(items: Items, item: number): boolean {
  const isSure = !isHangul(items, item) || isObjectCase(items, item);
  return items.is(item, Role.stop) && (isSure || (items.end[item] ?? 0) - (items.start[item] ?? 0) > 1);
}

/** Characters of a compound. */
const MAX_COMPOUND = 10;
