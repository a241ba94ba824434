import { isCandidate, type Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { LANGUAGES } from './lexicon.js';
import { skipSoft } from './marks.js';
import {
  adjectivesFollow,
  isEastern,
  isHangul,
  isInsideWord,
  isPhraseEnd,
  NOUN_PHRASE_ENDS,
  REACH,
} from './phrases.js';
import { Role } from './vocabulary.js';
import {
  hasArticles,
  isAmbivalent,
  hasBecoming,
  isIndefinite,
  isObjectCase,
  isParticiple,
  isPastParticiple,
  isPlacement,
  isPossessive,
} from './word-fields.js';

/**
 * Whether a keyword describes a noun no vocabulary knows. The nouns that make a keyword of it ("4K render", "8K
 * quality") are few and known, those that can be sold by their resolution are not: so any other noun that the sentence
 * governs ("a man with a 4K foobar", "un foobar 4K sobre la mesa") is a thing in the picture, unless it is what
 * pictures are of ("an 8K castle") or what is asked for ("create a 4K foobar").
 */
export function isAmongScene(items: Items, group: Group): boolean {
  if (group.kind !== 'resolution') return false;
  const next = skipSoft(items, group.last + 1, 1);
  if (isNamedAfter(items, group, next)) return true;
  if (isOpenNoun(items, next)) return isPrenominal(items, group, next);
  return adjectivesFollow(items) && isPostnominal(items, group, next);
}

/** "una moto HD aparcada": a name of what is otherwise a picture. */
function isNamedAfter(items: Items, { first, weak }: Group, next: number): boolean {
  if (!weak || !adjectivesFollow(items) || isPhraseEnd(items, next)) return false;
  return isAmbivalent(items, skipSoft(items, first - 1, -1));
}

const CLOSED =
  Role.image |
  Role.look |
  Role.noun |
  Role.keyword |
  Role.weak |
  Role.booster |
  Role.carrier |
  Role.link |
  Role.intensifier |
  NOUN_PHRASE_ENDS;

/** A word that may be any noun. */
function isOpenNoun(items: Items, item: number): boolean {
  if (isPhraseEnd(items, item)) return false;
  const type = items.type[item];
  if (type !== ItemType.word && type !== ItemType.ideograph) return false;
  // "at the highest resolution available".
  if (items.is(item, Role.particle) && !isEastern(items, item)) return false;
  return !items.is(item, CLOSED) || isInsideWord(items, item);
}

/** Words of a noun phrase that are looked at for what the picture is of. */
const MAX_NOUNS = 6;

/** "a 4K foobar", "4K-Foobar", "桌上的4K采集卡". */
function isPrenominal(items: Items, group: Group, next: number): boolean {
  if (isEastern(items, next)) {
    // "8K画质" says itself what it is.
    if (items.is(group.last, Role.noun)) return false;
    // "举着8K foobar": a verb governs whatever follows.
    const isObject = items.is(group.first - 1, Role.stop) && !items.is(group.first - 1, Role.link);
    if (!isObject && hasSubject(items, next)) return false;
    return isGovernedEastern(items, group, next) || hasCase(items, group, next);
  }
  // "8K-Dermatoskop": a compound is one word, whatever stands around it.
  if (items.type[group.last + 1] === ItemType.joiner) {
    if (isGenitive(items, skipSoft(items, group.first - 1, -1))) return isUsedAsDevice(items, next);
    return !hasSubject(items, next) && !isNewlyAsked(items, group.first);
  }
  const governor = findGovernor(items, skipSoft(items, group.first - 1, -1), 1);
  // "a robot with 8K eyes" has them, "a man walking an 8K dog" is a picture.
  if (governor === 'owner') return true;
  if (hasSubject(items, next)) return governor === 'sentence' && !hasSubjectHead(items, next);
  // "a 4K foobar mounted on the ceiling" is a device, "a 4K foobar on a plate" anything.
  return governor === 'sentence' || (governor === 'line' && isUsedAsDevice(items, next));
}

/** "4Kジンバルを持つ男性": a noun with a case plays a part in the scene. */
function hasCase(items: Items, group: Group, next: number): boolean {
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

/** Whether the noun phrase that begins at an item names what pictures are of. */
function hasSubject(items: Items, first: number): boolean {
  for (let item = first; item < first + MAX_NOUNS; item++) {
    const at = skipSoft(items, item, 1);
    if (isPhraseEnd(items, at)) return false;
    if (items.is(at, Role.subject | Role.look) && isHead(items, at)) return true;
    // "a 4K black and white portrait".
    if (items.is(at, Role.and) && items.is(at + 2, Role.image)) return true;
    if (items.is(at, NOUN_PHRASE_ENDS) && !isInsideWord(items, at)) return false;
  }
  return false;
}

/** "8K雪山" is a mountain, "2K魚群探知機" no fish. */
function isHead(items: Items, item: number): boolean {
  const next = item + 1;
  if (!isEastern(items, item) || isPhraseEnd(items, next) || !isEastern(items, next)) return true;
  return items.is(next, NOUN_PHRASE_ENDS | Role.link | Role.subject | Role.look | Role.image);
}

/** Whether the last noun of a phrase is what pictures are of: "leaf", not "leaf reader". */
function hasSubjectHead(items: Items, first: number): boolean {
  let head = -1;
  for (let item = first; item < first + MAX_NOUNS; item++) {
    const at = skipSoft(items, item, 1);
    if (isPhraseEnd(items, at) || items.is(at, NOUN_PHRASE_ENDS) || isParticiple(items, at)) break;
    head = at;
  }
  return items.is(head, Role.subject | Role.look | Role.image);
}

/** Whether what follows a noun treats it as a device: "mounted on the ceiling", "next to a laptop". */
function isUsedAsDevice(items: Items, noun: number): boolean {
  for (let item = noun + 1; item < noun + REACH && !isPhraseEnd(items, item); item++) {
    if (isPlacement(items, item)) return true;
    if (items.is(item, Role.thing) && !items.is(item, Role.graphic)) return true;
  }
  return false;
}

const GOVERNS = Role.relation | Role.stop | Role.lettering;

/** Who has the thing, the sentence around it, the line it begins, or nothing. */
type Governor = 'owner' | 'sentence' | 'line' | 'none';

/** What makes a noun phrase part of a scene: a sentence around it, or an article at the line's beginning. */
function findGovernor(items: Items, item: number, adjectives: number): Governor {
  if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return 'none';
  if (items.is(item, Role.determiner) || items.type[item] === ItemType.number) {
    if (isRequested(items, item - 1)) return 'none';
    // "a rack of 4K foobars".
    if (items.is(item, Role.counter)) return 'sentence';
    if (isPhraseEnd(items, item - 1) || isPictureOf(items, item - 1)) return 'line';
    return isOwner(items, item - 1) ? 'owner' : 'sentence';
  }
  if (isPictureOf(items, item)) return 'line';
  // "running 8K horse": at a line's beginning a participle is an adjective.
  if (isParticiple(items, item) && isPhraseEnd(items, item - 1)) return 'line';
  if (items.is(item, GOVERNS)) return isOwner(items, item) ? 'owner' : 'sentence';
  // "with HD and 4K foobars": what governs the first governs the last.
  const isListed = items.is(item, Role.and | Role.or) && isCandidate(items, item - 1);
  if (isListed) return findGovernor(items, skipSoft(items, item - 2, -1), adjectives);
  if (items.is(item, Role.ask | Role.carrier | Role.and | Role.or | Role.link)) return 'none';
  if (items.type[item] !== ItemType.word || items.is(item, Role.image)) return 'none';
  const before = skipSoft(items, item - 1, -1);
  // "a man unboxing 4K foobars", but "flying 4K foobars", "under glowing 4K foobars".
  if (isParticiple(items, item) && isOpenNoun(items, before)) return 'sentence';
  if (isPossessive(items, item)) return 'sentence';
  if (adjectives === 0) return 'none';
  // "wall-mounted" is one adjective.
  const isCompound = before !== item - 1 && items.type[before] === ItemType.word;
  return findGovernor(items, isCompound ? skipSoft(items, before - 1, -1) : before, adjectives - 1);
}

/** The article of "Porträt eines 4K-Ritters": a genitive right after what the picture is. */
function isGenitive(items: Items, article: number): boolean {
  return items.is(article, Role.determiner) && items.is(skipSoft(items, article - 1, -1), Role.image);
}

/** The "with" of "a robot with 8K eyes". */
function isOwner(items: Items, item: number): boolean {
  return items.is(item, Role.relation) && !items.is(item, Role.link | Role.stop | Role.recording);
}

/** The "of" of "portrait of a 4K foobar": what the picture is of is the line itself. */
export function isPictureOf(items: Items, item: number): boolean {
  return isOf(items, item) && items.is(skipSoft(items, item - 1, -1), Role.image);
}

/** "create a 4K …", "replace the sky with a 4K …", "rendered as an 8K …": what follows is the picture asked for. */
function isRequested(items: Items, item: number): boolean {
  for (let at = item, steps = 0; steps < REACH && !isPhraseEnd(items, at); at--, steps++) {
    if (items.is(at, Role.request | Role.removal)) return true;
  }
  return false;
}

/** Between words without spaces, anything before the keyword that asks for nothing is the sentence around a thing. */
function isGovernedEastern(items: Items, group: Group, next: number): boolean {
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

/** "un foobar 4K sobre la mesa", "инженер с фубаром 4K на столе". */
function isPostnominal(items: Items, { first }: Group, next: number): boolean {
  const isAtEnd = isPhraseEnd(items, next);
  if (!isAtEnd && !items.is(next, NOUN_PHRASE_ENDS)) return false;
  let item = skipSoft(items, first - 1, -1);
  // "un foobar de alta resolución".
  if (isOf(items, item)) item = skipSoft(items, item - 1, -1);
  let nouns = 0;
  for (; nouns <= MAX_ADJECTIVES && (isOpenNoun(items, item) || (nouns > 0 && isOf(items, item))); nouns++) {
    // "gato astronauta 4K" is a picture.
    if (items.is(item, Role.subject)) return false;
    item = skipSoft(items, item - 1, -1);
  }
  if (nouns === 0 || nouns > MAX_ADJECTIVES || items.is(item, Role.image)) return false;
  // "un buñuelo 4K sobre un plato" is a picture of food, "un foobar 4K sobre la mesa" anything.
  if (isPhraseEnd(items, item)) return !isAtEnd && !isAmongSubjects(items, next);
  // "tarta con velas 4K" ends with what was asked for.
  if (!items.is(item, Role.determiner)) return !isAtEnd && items.is(item, GOVERNS);
  const before = skipSoft(items, item - 1, -1);
  // "un gato astronauta 4K": the whole line is the picture.
  if (isPhraseEnd(items, before)) return isAtEnd ? nouns === 1 : !isAmongSubjects(items, next);
  if (isRequested(items, before) || isPictureOf(items, before)) return false;
  // "en la playa 4K" ends with what was asked for, "frente a un foobar 4K" with a foobar.
  const isWith = items.is(before, Role.relation) && !items.is(before, Role.ask | Role.stop | Role.link);
  return !isAtEnd || isIndefinite(items, item) || isWith;
}

/** Whether the place of a noun tells of a picture, not of a device: "sobre un plato". */
function isAmongSubjects(items: Items, first: number): boolean {
  for (let item = first; item < first + MAX_NOUNS && !isPhraseEnd(items, item); item++) {
    if (items.is(item, Role.thing) || isPlacement(items, item)) return false;
    if (items.is(item, Role.subject) && !items.is(item, Role.counter)) return true;
  }
  return false;
}

/** The "de" of "mesa de mezclas 4K". */
export function isOf(items: Items, item: number): boolean {
  return items.is(item, Role.relation) && items.is(item, Role.link);
}

/** Words between the noun and the keyword, the noun included. */
const MAX_ADJECTIVES = 4;

/** "a TV, 4K, on the wall": a thing, its property and its place. */
export function isApposed(items: Items, { first, last, kind }: Group): boolean {
  if (kind !== 'resolution' || !items.isMark(first - 1, ',') || !items.isMark(last + 1, ',')) return false;
  if (!isPlace(items, last + 2) || hasImage(items, last + 3)) return false;
  let hasThing = false;
  for (let item = first - 2, steps = 0; steps < REACH; item--, steps++) {
    if (isPhraseEnd(items, item)) return hasThing;
    const roles = items.roles(item);
    if ((roles & Role.thing) !== 0) hasThing = true;
    else if ((roles & (CLOSED & ~Role.determiner)) !== 0) return false;
  }
  return false;
}

/** "on the wall", "mounted above the stage", "挂在舞台上方". */
function isPlace(items: Items, first: number): boolean {
  if (isPhraseEnd(items, first + 1)) return false;
  if (items.is(first, Role.stop | Role.relation | Role.ask | Role.counter)) return true;
  if (isEastern(items, first)) return items.is(first + 1, Role.stop);
  return isParticiple(items, first) || isPastParticiple(items, first);
}

/** "a camera, 8K, on white background" is a picture of a camera. */
function hasImage(items: Items, first: number): boolean {
  for (let item = first; item < first + MAX_NOUNS && !isPhraseEnd(items, item); item++) {
    if (items.is(item, Role.image | Role.look)) return true;
    if (items.is(item, Role.stop | Role.relation)) return false;
  }
  return false;
}

/** Whether the noun phrase of a keyword is part of a sentence. */
export function isInSentence(items: Items, group: Group): boolean {
  const governor = findGovernor(items, skipSoft(items, group.first - 1, -1), 1);
  return governor === 'sentence' || governor === 'owner';
}

/** "a Full HD picture tube": the last noun of a compound is what it is. */
export function isCompound(items: Items, group: Group): boolean {
  let item = group.last + 1;
  while (items.is(item, Role.image) || items.type[item] === ItemType.joiner) item++;
  if (item === group.last + 1 || isEastern(items, item) || adjectivesFollow(items)) return false;
  if (!isOpenNoun(items, item) || isParticiple(items, item) || hasSubject(items, item)) return false;
  const next = skipSoft(items, item + 1, 1);
  if (!isPhraseEnd(items, next) && !items.is(next, NOUN_PHRASE_ENDS)) return false;
  return isInSentence(items, group);
}

/** "create a 4K logo", "quiero un logo 4K", "4Kのロゴを作って": a graphic asked for is the picture, not a thing in it. */
export function isNewlyAsked(items: Items, noun: number, graphic = noun): boolean {
  const article = skipSoft(items, noun - 1, -1);
  const hasArticle = hasArticles(items) ? isIndefinite(items, article) : items.is(article, Role.determiner);
  const verb = hasArticle ? skipSoft(items, article - 1, -1) : article;
  if (items.is(verb, Role.request) && (hasArticle || !hasArticles(items))) return true;
  // A verb at the end asks as well.
  const next = graphic + 1;
  return (
    isEastern(items, graphic) &&
    (items.is(next, Role.request) ||
      (items.is(next, Role.stop | Role.carrier) && items.is(next + 1, Role.request)))
  );
}

/** "she points at the 4K footage on the screen": a picture that a thing in the scene shows. */
export function isShownOnThing(items: Items, group: Group): boolean {
  if (!isInSentence(items, group)) return false;
  let item = skipSoft(items, group.last + 1, 1);
  while (items.is(item, Role.image)) item++;
  if (!items.is(item, Role.stop | Role.ask)) return false;
  if (items.is(item + 1, Role.determiner)) item++;
  return items.is(item + 1, Role.thing);
}

/** "render the logo with 4K sharpness". */
export function isAskedFor(items: Items, thing: number): boolean {
  if (!items.is(thing, Role.graphic)) return false;
  let verb = skipSoft(items, thing - 1, -1);
  if (items.is(verb, Role.determiner)) verb--;
  return items.is(verb, Role.request) && !items.is(verb, Role.removal);
}
