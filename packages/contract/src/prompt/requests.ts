import type { Items } from './items.js';
import { skipSoft } from './marks.js';
import { REACH, isEastern, isPhraseEnd } from './phrases.js';
import { Role } from './vocabulary.js';
import { hasArticles, isIndefinite } from './word-fields.js';

/** "create a 4K …", "replace the sky with a 4K …", "rendered as an 8K …": what follows is the picture asked for. */
export function isRequested(items: Items, item: number): boolean {
  for (let at = item, steps = 0; steps < REACH && !isPhraseEnd(items, at); at--, steps++) {
    if (items.is(at, Role.request | Role.removal)) return true;
  }
  return false;
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

/** "render the logo with 4K sharpness". */
export function isAskedFor(items: Items, thing: number): boolean {
  if (!items.is(thing, Role.graphic)) return false;
  let verb = skipSoft(items, thing - 1, -1);
  if (items.is(verb, Role.determiner)) verb--;
  return items.is(verb, Role.request) && !items.is(verb, Role.removal);
}
