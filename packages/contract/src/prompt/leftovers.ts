import { findConjunction } from './coordination.js';
import { findEmptyHeading } from './empty-heading.js';
import { findEmptyPair } from './empty-pairs.js';
import { ItemType, type Items } from './items.js';
import { findEmptyLabel } from './labels.js';
import { LANGUAGES } from './lexicon.js';
import { findEmptyLine, findJsonComma } from './lines.js';
import { isBoundary } from './marks.js';
import { FUNCTION_WORDS, isEastern, isHangul, isVerbLast } from './phrases.js';
import { only, type Place, type Range } from './place.js';
import { findSeparator } from './separators.js';
import { Role } from './vocabulary.js';
import { isCopula, isPronoun, isSide } from './word-fields.js';

/** From what is glued to the keyword to its line: a later step sees only what the earlier ones leave. */
const STEPS = [
  findJoiner,
  findSign,
  findParticle,
  findBareLook,
  findVerbTail,
  findLostAttribute,
  findSide,
  findEmptyPair,
  findConjunction,
  findDangling,
  findEmptyLabel,
  findSeparator,
  findJsonComma,
  findEmptyHeading,
  findEmptyLine,
];

/** What has lost its meaning beside a hole, the nearest first. */
export function findLeftover(place: Place): Range | undefined {
  for (const step of STEPS) {
    const leftover = step(place);
    if (leftover !== undefined) return leftover;
  }
  return undefined;
}

/** The hyphen of "8K-photo", and the look with it in "8K-style photo". */
function findJoiner({ items, left, right }: Place): Range | undefined {
  if (items.type[left] === ItemType.joiner) return only(left);
  if (items.type[right] !== ItemType.joiner) return undefined;
  return items.is(right + 1, Role.look) ? { first: right, last: right + 1 } : only(right);
}

/** "~4K", ">8K", "≥ 4K": a sign of number before nothing. */
function findSign({ items, left }: Place): Range | undefined {
  const isFree = left === 0 || items.isSpaced(left);
  if (!items.isMark(left, SIGNS) || items.isMark(left + 1, SIGNS)) return undefined;
  return isFree && (!items.isSpaced(left + 1) || items.isMark(left, MATHEMATICAL)) ? only(left) : undefined;
}

const MATHEMATICAL = '≥≤≈';
const SIGNS = `~><±${MATHEMATICAL}`;

/** "8Kの", "8K로". */
function findParticle({ items, right }: Place): Range | undefined {
  // A Korean particle after a space is a word of its own.
  const isGlued = !items.isSpaced(right) || !isHangul(items, right);
  return isGlued && items.is(right, Role.particle) && !isBoundary(items, right - 1) ? only(right) : undefined;
}

/** "with 8K clarity", "4K detail": a look of which nothing is said any more. */
function findBareLook({ items, left, right }: Place): Range | undefined {
  // What begins the next line or a label is no look of the keyword's.
  if (!items.is(right, Role.look) || isBoundary(items, right - 1) || items.isMark(right + 1, ':='))
    return undefined;
  if (isBoundary(items, right) || !isBoundary(items, right + 1)) return undefined;
  const before = items.is(left, Role.determiner) ? left - 1 : left;
  const isBare =
    isBoundary(items, left) || (items.is(before, Role.relation) && !isBoundary(items, before + 1));
  return isBare ? only(right) : undefined;
}

/** "…ので(HD)にして": the particle in the verb has lost its noun. */
function findVerbTail({ items, right }: Place): Range | undefined {
  const isTail =
    LANGUAGES[items.language] === 'ja' && 'にで'.includes(items.text[items.start[right] ?? 0] ?? ' ');
  if (!isTail || !items.is(right, Role.carrier)) return undefined;
  return !isBoundary(items, right - 1) && isBoundary(items, right + 1) ? only(right) : undefined;
}

/** The "呈现的" of "以8K呈现的雨林": a verb that says nothing of what follows any more. */
function findLostAttribute({ items, left, right }: Place): Range | undefined {
  if (!isEastern(items, right) || !isBoundary(items, left) || isBoundary(items, right - 1)) return undefined;
  if (!items.is(right, Role.carrier) || items.is(right, Role.image)) return undefined;
  return items.text[items.start[right + 1] ?? 0] === '的' && !isBoundary(items, right + 2)
    ? { first: right, last: right + 1 }
    : undefined;
}

const TWO_EDGES = /\d.*[x×х*].*\d/i;

/** "4096 px wide", "8.000 px de ancho": the edge that was measured. */
function findSide({ items, right }: Place): Range | undefined {
  if (items.measure(right - 1)?.kind !== 'pixel-size') return undefined;
  // "1024x1536 aspect ratio", "1080x1080 format": what both edges were said of.
  if (!isBoundary(items, right) && items.is(right, Role.dangling) && isBoundary(items, right + 1))
    return only(right);
  // "1024x1536 tall poster": both edges are measured, the poster is tall.
  if (TWO_EDGES.test(items.text.slice(items.start[right - 1], items.end[right - 1]))) return undefined;
  const side = items.is(right, Role.relation | Role.ask) ? right + 1 : right;
  return isSide(items, side) ? { first: right, last: side } : undefined;
}

const ENDS_PHRASE = Role.stop | Role.and | Role.or | Role.ask | Role.relation | Role.negation | Role.removal;

/** "in", "with", "at the", "rendered" with nothing after them. */
function findDangling({ items, left, right }: Place): Range | undefined {
  const first = left + 1;
  if (isBoundary(items, left) || isBoundary(items, first)) return undefined;
  // "It should be in 4K and very dark": the verb goes on with what followed the "and".
  const isVerbAfter = items.is(right, Role.relation) && !isCopula(items, right);
  const isVerbShared = isCopula(items, left) && items.is(right - 1, Role.and) && !isVerbAfter;
  if (isVerbShared && !isBoundary(items, right)) return undefined;
  const isRightBoundary = isBoundary(items, right);
  const isRightFree =
    isRightBoundary ||
    items.is(right, ENDS_PHRASE) ||
    (items.is(left, Role.ask) && isVerb(items, right) && !items.is(first, Role.ask));
  return isRightFree && isDangling(items, left, first, isRightBoundary) ? only(left) : undefined;
}

/** "以4K渲染一座房子": the preposition has lost what it governed. */
function isVerb(items: Items, item: number): boolean {
  const isKnown = items.is(item, Role.carrier | Role.request);
  return isEastern(items, item) ? isKnown : isKnown && !items.is(item, Role.image);
}

function isDangling(items: Items, left: number, first: number, isRightBoundary: boolean): boolean {
  const roles = items.roles(left);
  // "this" of "this in 4K" is no article but the object.
  const isObject =
    (roles & Role.determiner) !== 0 &&
    items.is(first, Role.ask | Role.stop | Role.relation) &&
    !isCopula(items, first);
  // "crisp and in 4K" ends with "crisp": what stands before the "and" is whole.
  if (isObject || items.is(first, Role.and | Role.or) || isPronoun(items, left)) return false;
  // A particle belongs to the word before it: only the object's has lost its verb.
  if (isVerbLast(items))
    return (
      isRightBoundary && 'をはがの을를은는의'.includes(items.text.slice(items.start[left], items.end[left]))
    );
  // "taken with 50 megapixels on a tripod" goes on.
  if ((roles & Role.dangling) !== 0) return isRightBoundary;
  // "a dog running HD" runs all the same.
  // "affiche" is a poster as often as a verb.
  if ((roles & (Role.thing | Role.image)) !== 0) return false;
  return (roles & FUNCTION_WORDS) !== 0;
}
