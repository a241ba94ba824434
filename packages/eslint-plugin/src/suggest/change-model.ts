import type { TSESTree } from '@typescript-eslint/utils';
import type { ReportFixFunction, RuleFix } from '@typescript-eslint/utils/ts-eslint';
import { getMethodName, getParent, getStaticKey, getWrapped, isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getSpelling } from '../call/to-request.js';
import { isGoneOperand } from '../model/gone-names.js';
import {
  findOptionViolation,
  getOutputParameters,
  isReadable,
  saysLeaveOut,
} from '../output/option-violations.js';
import { readRequest, type OutputRequest } from '../output/request-verdicts.js';
import { DEFAULT_POLICY } from '../settings.js';
import { getSizeViolations } from '../size/size-verdicts.js';
import type { Value } from '../trace/texts.js';
import { findPropertyRanges } from './leave-out.js';
import { replaceOption } from './replace-option.js';
import { replaceText, type Replacement } from './replace-text.js';

/** What a suggestion writes to move a request to another model. */
export interface ModelChange {
  /** Places of the model's name that change. */
  readonly count: number;
  /** What else changes, to follow "Use `gpt-image-2`": ", set `quality` to `medium` and leave out `style`". */
  readonly others: string;
  readonly fix: ReportFixFunction;
}

/** One other value of a parameter of the request. */
interface Setting {
  readonly name: string;
  readonly value: string;
  readonly fix: ReportFixFunction;
}

/** A call, what it gives of the output, and the model that is to be asked instead. */
interface Asked {
  readonly call: ImageCall;
  readonly model: string;
  readonly names: readonly string[];
  readonly request: OutputRequest;
}

/**
 * Writes another model, and with it the parameters beside it that the other model refuses.
 * @param text what to write, the provider's prefix included
 * @param model the contract's id of it
 * @returns `undefined` where the old name decides what DALL·E gets: those branches do not suit another model
 */
export function changeModel(
  call: ImageCall,
  { node, isFromType }: Value,
  text: string,
  model: string,
): ModelChange | undefined {
  const right = isFromType === true ? undefined : replaceText(call.tracer, node, text);
  if (right === undefined || (isGoneOperand(node) && right.places.some(decides))) return undefined;
  const alone = { count: right.count, others: '', fix: right.fix };
  // What goes to several models cannot follow one of them.
  if (right.count > 1 || call.getModels().length !== 1) return alone;
  const property = getParent(getWrapped(node));
  const parent = property?.type === 'Property' ? getParent(property) : undefined;
  const object = parent?.type === 'ObjectExpression' ? parent : undefined;
  const names = getOutputParameters(call, [model]);
  const request = readRequest(call, names);
  const asked: Asked = { call, model, names, request };
  const left = object === undefined ? undefined : leaveOutRefused(asked, object);
  const settings = findSettings(asked, (other) =>
    object !== undefined && isInside(other, object)
      ? left?.properties.some((one) => isInside(other, one)) !== true
      : isInside(node, call.node) && isInside(other, call.node),
  );
  const others = describe(settings, left?.properties ?? []);
  const fixes = [right.fix, ...settings.map(({ fix }) => fix), ...(left === undefined ? [] : [left.fix])];
  return { count: 1, others, fix: (fixer) => fixes.flatMap((fix) => toList(fix(fixer))) };
}

/** Takes the parameters out of a request that the other model has not, whatever their values. */
function leaveOutRefused(
  { call, model, names, request }: Asked,
  object: TSESTree.ObjectExpression,
): { readonly properties: readonly TSESTree.Property[]; readonly fix: ReportFixFunction } | undefined {
  const refused = new Set(
    names
      .filter((name) => {
        const values = call.getOwnValues(name).filter(({ kind }) => kind !== 'undefined');
        const violations = values.map((value) =>
          findOptionViolation(call, request, name, value, { models: [model] }),
        );
        return (
          values.length > 0 &&
          violations.every((one) => one?.suggestions.length === 0 && saysLeaveOut(one.message))
        );
      })
      .map((name) => getSpelling(call, name)),
  );
  const properties = object.properties.filter(
    (one): one is TSESTree.Property => one.type === 'Property' && refused.has(getKey(one) ?? ''),
  );
  const ranges = findPropertyRanges(call.tracer.sourceCode, object, properties);
  if (ranges === undefined || properties.length === 0) return undefined;
  return { properties, fix: (fixer) => ranges.map((range) => fixer.removeRange(range)) };
}

function getKey({ key, computed }: TSESTree.Property): string | undefined {
  return getStaticKey(key, computed);
}

/** Finds the values beside a model that another one refuses, where it is certain, or for a size next best, what to write. */
function findSettings({ call, model, names, request }: Asked, isBeside: (node: Node) => boolean): Setting[] {
  const settings: Setting[] = [];
  const add = (name: string, value: string | undefined, right: Replacement | undefined): void => {
    // A type that is to change as well may be of other requests.
    if (value === undefined || right?.count !== 1) return;
    settings.push({ name: getSpelling(call, name), value, fix: right.fix });
  };
  for (const name of names) {
    for (const value of call.getOwnValues(name)) {
      if (!isReadable(value) || !isBeside(value.node)) continue;
      const violation = findOptionViolation(call, request, name, value, { models: [model] });
      const [suggestion, other] = violation?.suggestions ?? [];
      if (violation === undefined || suggestion === undefined || other !== undefined) continue;
      add(name, suggestion, replaceOption(call, value, suggestion, violation.code));
    }
  }
  for (const { value, kind, isAltered, node } of call.has('size') ? call.getOwnValues('size') : []) {
    if (kind !== 'known' || typeof value !== 'string' || isAltered === true || !isBeside(node)) continue;
    const violations = getSizeViolations(value, model, undefined, DEFAULT_POLICY);
    const size = violations.find(({ severity }) => severity === 'error')?.suggestions[0];
    if (size !== undefined) add('size', size, replaceText(call.tracer, node, size));
  }
  return settings;
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

function describe(settings: readonly Setting[], left: readonly TSESTree.Property[]): string {
  const values = new Map<string, Set<string>>();
  for (const { name, value } of settings) {
    values.set(name, (values.get(name) ?? new Set()).add(`\`${value}\``));
  }
  const parts = [...values].map(([name, written]) => `set \`${name}\` to ${[...written].join(' or ')}`);
  const names = left.map((one) => `\`${getKey(one) ?? ''}\``);
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
