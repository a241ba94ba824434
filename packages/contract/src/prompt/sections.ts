import { ItemType, type Items } from './items.js';
import { skipNewlines } from './marks.js';
import { Role } from './vocabulary.js';
import { isNounToo } from './word-fields.js';

const MAX_LABEL = 5;

/**
 * Reads which label each item stands under: `Avoid: …`, `"negative_prompt": …`. Linear: a label has a few items.
 */
export function readSections(
  items: Items,
  literal: Uint8Array,
  section: Int32Array,
  jsonQuote: Int32Array,
): void {
  let roles = 0;
  let isList = false;
  let isQuoted = false;
  let depth = 0;
  // The label whose value is an object or an array rules everything up to the closing bracket.
  let outer: { readonly roles: number; readonly depth: number } | undefined;
  for (let item = 0; item < items.count; item++) {
    if (items.isMark(item, '{[')) depth++;
    else if (items.isMark(item, '}]')) {
      depth--;
      if (outer !== undefined && depth <= outer.depth) {
        outer = undefined;
        roles = 0;
      }
    }
    const isColon = items.isMark(item, ':');
    if (roles === 0 && outer === undefined && !isColon) continue;
    if (isColon && literal[item] === 0) {
      const labelRoles = readLabel(items, item, jsonQuote);
      if (labelRoles !== undefined) {
        roles = labelRoles & SECTION_ROLES;
        isList = items.type[item + 1] === ItemType.newline;
        isQuoted = (roles & Role.lettering) !== 0 && literal[item + 2] === 1;
        const isNested = items.isMark(skipNewlines(items, item + 1, 1), '{[');
        if (isNested && roles !== 0 && isJsonKey(items, item, jsonQuote)) outer ??= { roles, depth };
      }
    } else if (roles !== 0 && endsSection(items, item, isList, jsonQuote)) {
      roles = 0;
    }
    section[item] = roles | (outer?.roles ?? 0);
    // `Headline: "4K is here", an old kiosk`: the quotes hold all that is lettering.
    if (isQuoted && literal[item - 1] === 1 && literal[item] === 0) {
      roles = 0;
      isQuoted = false;
    }
  }
}

/** `"avoid":` and no `avoid:`, since people open a bracket and never close it. */
function isJsonKey(items: Items, colon: number, jsonQuote: Int32Array): boolean {
  return items.isMark(colon - 1, `"'`) && (jsonQuote[colon - 1] ?? 0) !== 0;
}

const SECTION_ROLES = Role.negation | Role.removal | Role.lettering;

function endsSection(items: Items, item: number, isList: boolean, jsonQuote: Int32Array): boolean {
  if (items.type[item] === ItemType.newline) {
    const isJsonLine = items.isMark(item + 1, '"]}') || items.isMark(item - 1, '[{,');
    return !isJsonLine && !(isList && isBullet(items, item + 1));
  }
  if (items.isMark(item, '}')) return true;
  // A full stop ends the sentence and its label with it, the point of "f/1.8" does not.
  if (!items.isMark(item, '.!?;') || jsonQuote[item] !== 0 || isInNumber(items, item)) return false;
  // "2. HDR" is the next of the list.
  return !(isList && items.type[item - 2] === ItemType.newline && isBullet(items, item - 1));
}

function isInNumber(items: Items, item: number): boolean {
  return items.type[item + 1] === ItemType.number && !items.isSpaced(item + 1);
}

function isBullet(items: Items, item: number): boolean {
  if (items.isMark(item, '-*|–+') || items.type[item] === ItemType.newline) return true;
  return items.type[item] === ItemType.number && items.isMark(item + 1, '.)');
}

/** Roles of the label that ends at a colon, `undefined` where the colon ends none. */
function readLabel(items: Items, colon: number, jsonQuote: Int32Array): number | undefined {
  const opening = jsonQuote[colon - 1] ?? 0;
  const isKey = items.isMark(colon - 1, `"'`) && (jsonQuote[colon - 1] ?? 0) < colon && colon > 1;
  let roles = 0;
  if (isKey && jsonQuote[colon - 1] !== 0) {
    for (let item = opening + 1; item < colon - 1 && item < opening + 1 + MAX_LABEL; item++)
      roles |= items.roles(item);
    return roles;
  }
  for (let item = colon - 1; item >= colon - 1 - MAX_LABEL; item--) {
    if (!items.has(item) || isLabelStart(items, item)) {
      // "upscale the mood, not the crowd: …" ends a thought.
      const isThought = items.is(item + 1, Role.negation) && items.is(item + 2, Role.determiner);
      return item === colon - 1 || isThought ? undefined : roles;
    }
    // "**Avoid**:" is a label all the same.
    if (items.mark[item] !== 0 && items.type[item] !== ItemType.joiner && !items.isMark(item, '*_)'))
      return undefined;
    // "Motion blur: strong" removes nothing.
    roles |= isNounToo(items, item) ? items.roles(item) & ~Role.removal : items.roles(item);
  }
  return undefined;
}

function isLabelStart(items: Items, item: number): boolean {
  return items.type[item] === ItemType.newline || items.isMark(item, ',.;!?|([{-–#/>');
}
