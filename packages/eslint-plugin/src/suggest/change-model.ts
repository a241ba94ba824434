import type { ReportFixFunction, RuleFix } from '@typescript-eslint/utils/ts-eslint';
import { getMethodName, getParent, getWrapped, isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { isGoneOperand } from '../model/gone-names.js';
import { isReadable, saysLeaveOut } from '../output/option-violations.js';
import type { Value } from '../trace/texts.js';
import { findRefused, takesInstead, type Refused } from './refused-beside.js';
import { removeParameters, type Parameter } from './remove-parameters.js';
import { isWrittenAsText } from './replace-option.js';
import { replaceNumber, replaceText, replaceTexts, type TextChange } from './replace-text.js';

/** What a suggestion writes to move requests to another model. */
export interface ModelChange {
  /** Places of the model's name that change. */
  readonly count: number;
  /** What else changes, to follow "Use `gpt-image-2`": ", set `quality` to `medium` and leave out `style`". */
  readonly others: string;
  readonly fix: ReportFixFunction;
}

/** The calls of a file: what goes to several of them changes for all. */
type Calls = readonly ImageCall[];

/** A value that gives way to another one. */
interface Setting {
  readonly refused: Refused;
  readonly text: string;
}

/**
 * Writes another model, and with it what the requests that name it have and the other model refuses, wherever in the
 * file that is written.
 * @param text what to write, the provider's prefix included
 * @param model the contract's id of it
 * @returns `undefined` where the old name decides what DALL·E gets: those branches do not suit another model; and where
 * the other model would be refused for what cannot be changed with it: one report would give way to another
 */
export function changeModel(
  calls: Calls,
  { node, isFromType }: Value,
  text: string,
  model: string,
): ModelChange | undefined {
  const [call] = calls;
  const right = call === undefined || isFromType === true ? undefined : replaceText(call.tracer, node, text);
  if (call === undefined || right === undefined) return undefined;
  const { count, places } = right;
  if (isGoneOperand(node) && places.some(decides)) return undefined;
  const { tracer } = call;
  const own = calls.filter((one) => one.getValues('model').some((value) => places.includes(value.node)));
  const refused = own.flatMap((one) => findRefused(one, { places, model }));
  const removal = removeParameters(tracer, findLeftOut(refused), node);
  const rest = refused.filter(
    ({ call: by, name }) => !removal.left.some((one) => one.call === by && one.name === name),
  );
  const settings: Setting[] = [];
  for (const one of rest) {
    // A value in what is left out for another request goes with it.
    if (removal.isGone(one.value.node)) continue;
    const setting = findSetting(one, calls, own);
    if (setting !== undefined && (one.isNew || isBeside(one, node))) settings.push(setting);
    else if (one.isNew) return undefined;
  }
  const texts = settings
    .filter(isText)
    .map((one): TextChange => ({ node: one.refused.value.node, text: one.text }));
  const numbers = new Map(
    settings.filter((one) => !isText(one)).map((one) => [one.refused.value.node, one.text]),
  );
  const fixes = [
    replaceTexts(tracer, [{ node, text }, ...texts]),
    ...[...numbers].map(([place, number]) => replaceNumber(tracer, place, number)),
  ];
  if (fixes.includes(undefined)) return undefined;
  return {
    count,
    others: describe(settings, removal.left),
    fix: (fixer) => [
      ...fixes.flatMap((one) => toList(one?.fix(fixer) ?? null)),
      ...removal.ranges.map((range) => fixer.removeRange([...range])),
    ],
  };
}

/** Whether every value that a call has for a parameter is refused, and the advice is to leave the parameter out. */
function findLeftOut(refused: readonly Refused[]): Parameter[] {
  const found: Parameter[] = [];
  for (const { call, name, spelling } of refused) {
    if (found.some((one) => one.call === call && one.name === name)) continue;
    const given = call.getOwnValues(name).filter(({ kind }) => kind !== 'undefined');
    const ones = refused.filter((one) => one.call === call && one.name === name);
    const isGone = ones.every(
      ({ violation }) => violation.suggestions.length === 0 && saysLeaveOut(violation.message),
    );
    if (isGone && ones.length === given.length) found.push({ call, name, spelling });
  }
  return found;
}

/** What to write instead of a refused value: where it is certain, for a size next best; and where no other call needs the old. */
function findSetting(refused: Refused, all: Calls, own: Calls): Setting | undefined {
  const { call, name, value, violation } = refused;
  const [text, other] = violation.suggestions;
  if (text === undefined || (other !== undefined && name !== 'size')) return undefined;
  if (!isReadable(value) || value.isFromType === true) return undefined;
  const isShared = all.some(
    (one) =>
      !own.includes(one) &&
      one.getOwnValues(name).some(({ node }) => node === value.node) &&
      !takesInstead(one, name, value, text),
  );
  if (isShared) return undefined;
  const setting = { refused, text };
  const { tracer } = call;
  const { node } = value;
  const right = isText(setting) ? replaceText(tracer, node, text) : replaceNumber(tracer, node, text);
  return right && setting;
}

function isText({ refused: { call, name, value, violation } }: Setting): boolean {
  return name === 'size' || isWrittenAsText(call, value, violation.code);
}

/** Whether a value stands where the model does: in the same object, else in the same call. */
function isBeside({ call, value }: Refused, model: Node): boolean {
  const property = getParent(getWrapped(model));
  const object = property?.type === 'Property' ? getParent(property) : undefined;
  return object?.type === 'ObjectExpression'
    ? isInside(value.node, object)
    : isInside(model, call.node) && isInside(value.node, call.node);
}

/** Whether a place of a model's name says what that model gets: it is compared with, or the key of a table. */
function decides(place: Node): boolean {
  const outer = getWrapped(place);
  const parent = getParent(outer);
  switch (parent?.type) {
    case 'BinaryExpression':
    case 'SwitchCase':
      return true;
    case 'Property':
      return parent.key === outer;
    case 'CallExpression':
      // `MODELS.includes('dall-e-3')`.
      return /^(?:has|includes|indexOf)$/.test(getMethodName(parent) ?? '');
    default:
      return false;
  }
}

function describe(settings: readonly Setting[], left: readonly Parameter[]): string {
  const values = new Map<string, Set<string>>();
  for (const { refused, text } of settings) {
    const { spelling } = refused;
    values.set(spelling, (values.get(spelling) ?? new Set()).add(`\`${text}\``));
  }
  const parts = [...values].map(([name, written]) => `set \`${name}\` to ${[...written].join(' or ')}`);
  const names = [...new Set(left.map(({ spelling }) => `\`${spelling}\``))];
  const last = names.length === 0 ? [] : [`leave out ${joinWithAnd(names)}`];
  const all = [...parts, ...last];
  if (all.length === 0) return '';
  return all.length === 1 ? ` and ${all.join()}` : `, ${joinWithAnd(all)}`;
}

function joinWithAnd(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function toList(fixes: ReturnType<ReportFixFunction>): RuleFix[] {
  if (fixes === null) return [];
  return 'range' in fixes ? [fixes] : [...fixes];
}
