import type { TSESTree } from '@typescript-eslint/utils';
import { MODELS } from 'gpt-image-contract';
import { getFallenInto, isLeaving } from '../ast/leaving.js';
import { getParent, unwrap, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { isOpenAiModel, stripProvider } from '../call/model-ids.js';
import { findCases } from '../trace/cases.js';
import { areExclusive } from '../trace/exclusive.js';
import { getKnownTexts } from '../trace/members.js';
import { getOutcomes } from '../trace/outcomes.js';
import { findRootVariable } from '../trace/scopes.js';
import { getDottedName } from '../trace/specifiers.js';
import { getConstant, getTests, type Possible } from '../trace/tests.js';
import { isGoneOperand } from './gone-names.js';

type Models = readonly (string | undefined)[];

/** What is asked of the model on the way to a place. */
interface Condition {
  /** Whether the place is reached with a model, by the name it is asked for. */
  readonly isPossible: Possible;
  /** What the model is compared with. */
  readonly constants: readonly Node[];
}

/** A model that is not in sight may be any that lasts: branches for those that go are not written for it. */
const LASTING: readonly string[] = MODELS.filter(({ status }) => status === 'alive').map(({ id }) => id);

/**
 * The models of a call for which a value is reached where it is written: of `model === 'gpt-image-2' ? a : b` the
 * model that is `gpt-image-2` for `a`, the others for `b`.
 */
function getModelsAt(call: ImageCall, place: Node): Models {
  const models = call.getModelsBeside(place);
  const conditions = getConditions(call, place);
  if (conditions.length === 0) return models;
  const prefixes = getPrefixes(call);
  const isReached = (id: string): boolean =>
    conditions.every(({ isPossible }) => prefixes.some((prefix) => isPossible(`${prefix}${id}`)));
  return models.filter((id) =>
    id === undefined ? LASTING.some(isReached) || getOwnNames(conditions).some(isReached) : isReached(id),
  );
}

/** What the file may write before a model's id: gateways and registries name the vendor first. */
function getPrefixes({ tracer: { sourceCode, memory } }: ImageCall): readonly string[] {
  return (memory.prefixes ??= ['', ...(/['"`](openai[/:])/.exec(sourceCode.text)?.slice(1) ?? [])]);
}

/** Names the code gives to models itself: `auto` may stand for any of them. */
function getOwnNames(conditions: readonly Condition[]): readonly string[] {
  return conditions
    .flatMap(({ constants }) => constants)
    .flatMap((node) => {
      const value = getConstant(node)?.value;
      return typeof value === 'string' && !isOpenAiModel(stripProvider(value)) && !isGoneOperand(node)
        ? [value]
        : [];
    });
}

/**
 * Finds what is wrong with a value for the models it is reached with.
 * @param find what is wrong for all of some models
 */
export function findAt<T>(
  call: ImageCall,
  place: Node,
  models: Models,
  find: (models: Models) => T | undefined,
): T | undefined {
  const found = find(models);
  // What is right for the only model is right.
  if (found === undefined && models.length === 1) return undefined;
  const here = getModelsAt(call, place);
  if (here.length === models.length) return found;
  return here.length === 0 ? undefined : find(here);
}

/** Of so many conditions around one another, the innermost say enough: each arm of a long chain asks for all before it. */
const MAX_CONDITIONS = 16;

/** Of so many that were left before a place, the nearest say enough: a table may be written as one `if` a row. */
const MAX_LEFT = 64;

/** The conditions around a place, and those that were left before it, as far as they ask about the model. */
function getConditions(call: ImageCall, place: Node): readonly Condition[] {
  const { tracer } = call;
  const isModel = createModelTest(call);
  const conditions: Condition[] = [];
  const isAsked = (node: Node): boolean => isModel(node) && !isReplaced(call, node, place);
  const add = (test: Node, outcome: boolean): void => {
    const isPossible: Possible = (value) => {
      const read = (node: Node) => (isAsked(node) ? { value } : undefined);
      const { mayHold, mayFail } = getOutcomes(tracer, test, { read });
      return outcome ? mayHold : mayFail;
    };
    conditions.push({ isPossible, constants: getConstants(test) });
  };
  for (
    let node = place, parent = getParent(place);
    parent !== undefined && conditions.length < MAX_CONDITIONS;
    node = parent, parent = getParent(parent)
  ) {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (node !== parent.test) add(parent.test, node === parent.consequent);
        break;
      case 'LogicalExpression':
        if (node === parent.right && parent.operator !== '??') add(parent.left, parent.operator === '&&');
        break;
      case 'SwitchCase':
        if (node !== parent.test && isAsked(unwrap(parent.parent.discriminant))) {
          const isPossible = findCases(tracer, parent.parent, node);
          const constants = getFallenInto(parent).flatMap(({ test }) => test ?? []);
          if (isPossible !== undefined) conditions.push({ isPossible, constants });
        }
        break;
      case 'BlockStatement':
        for (const { test } of getLeft(parent.body, node)) add(test, false);
        break;
      default:
        break;
    }
  }
  return conditions;
}

/** The `if` statements before a place that leave where they hold, the nearest first. */
function getLeft(statements: readonly TSESTree.Statement[], place: Node): readonly TSESTree.IfStatement[] {
  const left: TSESTree.IfStatement[] = [];
  for (let index = statements.findIndex((one) => one === place) - 1; index >= 0; index--) {
    const one = statements[index];
    if (one?.type !== 'IfStatement' || one.alternate !== null || !isLeaving(one.consequent)) continue;
    if (left.push(one) === MAX_LEFT) break;
  }
  return left;
}

/** Whether a model that is asked about gets another value behind that, on the way on which a place is reached. */
function isReplaced({ tracer }: ImageCall, asked: Node, place: Node): boolean {
  const variable = findRootVariable(tracer, asked);
  const writes = variable === undefined ? [] : getTests(tracer, variable).writes;
  const name = getDottedName(asked) ?? '';
  return writes.some(
    ({ path, node }) =>
      (name === path || name.startsWith(`${path}.`)) &&
      node.range[0] >= asked.range[1] &&
      !areExclusive(tracer, node, place),
  );
}

/** What a condition compares something with. */
function getConstants(test: Node): readonly Node[] {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return getConstants(node.argument);
    case 'LogicalExpression':
      return [...getConstants(node.left), ...getConstants(node.right)];
    case 'BinaryExpression':
      return [node.left, node.right];
    default:
      return [];
  }
}

/** Makes a test for expressions that stand for the call's model: by their values, else by their names. */
function createModelTest(call: ImageCall): (node: Node) => boolean {
  const known = new Map<Node, boolean>();
  const names = new Set(
    call.getSteps('model').map(({ node }) => (node.type === 'Identifier' ? node.name : undefined)),
  );
  const find = (node: Node): boolean => {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
    const name = getDottedName(node);
    const isNamed = names.has(name) || /(?:^|[._a-z])model(?:_?(?:id|name))?$/i.test(name ?? '');
    if (!isNamed) return false;
    const models = call.getModels();
    const values = getKnownTexts(call.tracer, node, null)?.map(stripProvider);
    // What is none of the models that are asked is another model than the call's.
    return models.includes(undefined)
      ? values === undefined || values.some(isOpenAiModel)
      : values?.some((value) => models.includes(value)) === true;
  };
  return (node) => {
    let answer = known.get(node);
    if (answer === undefined) known.set(node, (answer = find(node)));
    return answer;
  };
}
