import type { TSESTree } from '@typescript-eslint/utils';
import { getEnclosingFunction, getParent, getWrapped, isInside, unwrap, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getCalledHelper } from '../call/prepared-helpers.js';
import type { Follow } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { isConstant, type Tracer } from '../trace/tracer.js';
import { judgeNode, type Verdict } from '../upload/judge-upload.js';
import { findUse } from './find-use.js';
import { wrapEdit } from './wrap-edit.js';
import { getWrappedSource, takesHelper, writeEdit, type Edit, type Wrapping } from './write-edit.js';

/**
 * Writes `await prepareMask(mask, image)` where the request's first image is a constant that holds what `prepareImage`
 * gave back, and the mask can be written behind it; or `await prepareEdit(…)` where that image is made in place.
 */
export function wrapMask(
  call: ImageCall,
  parameter: string,
  { node, env, helper }: Verdict,
): Wrapping | undefined {
  const { tracer } = call;
  const image = findImage(call);
  const use = findUse(call, parameter, node);
  // Made in place, the image has no name: the two are prepared by one call.
  if (image === undefined) return isMadeInPlace(call) && helper === undefined ? wrapEdit(call) : undefined;
  if (!takesHelper(call, use)) return undefined;
  const target = getWrapped(node);
  const given = helper === undefined ? getWrappedSource(node) : getOnlyArgument(node);
  const edits: Edit[] = [];
  const base = { isList: false, isPromise: false, image: image.name };
  const isAwaited = getParent(node)?.type === 'AwaitExpression';
  const isInPlace = given !== undefined && (isAwaited || node.type === 'NewExpression');
  if (isInPlace) edits.push({ ...base, target, source: given, env });
  else if (helper === undefined && use !== undefined && isInside(node, use.node))
    edits.push({ ...base, target: use.node, source: use.node, env: use.env });
  // A mask that a helper has squeezed already is no mask to begin with.
  if (helper === undefined && use !== undefined && unwrap(use.node).type === 'Identifier')
    edits.push({ ...base, target: use.node, source: use.node, env: use.env });
  for (const edit of edits) {
    const wrapping = isBehind(tracer, edit.target, image) ? writeEdit(tracer, call, edit) : undefined;
    if (wrapping !== undefined) return wrapping;
  }
  return undefined;
}

/** What a request has for its first image. */
function getFirst(call: ImageCall): Follow | undefined {
  const [step, other] = call.getSteps('image');
  if (step?.kind !== 'follow' || other !== undefined) return undefined;
  const whole = unwrap(step.node);
  const first = whole.type === 'ArrayExpression' ? whole.elements[0] : whole;
  return first === undefined || first === null ? undefined : { ...step, node: unwrap(first) };
}

function isMadeInPlace(call: ImageCall): boolean {
  const first = getFirst(call);
  return first !== undefined && getCalledHelper(call.context, first.node) === 'prepareImage';
}

/** The name of the request's first image. */
function findImage(call: ImageCall): TSESTree.Identifier | undefined {
  const step = getFirst(call);
  const name = step?.node;
  if (step === undefined || name?.type !== 'Identifier') return undefined;
  const verdicts = judgeNode(call.context, name, step.env, 0);
  const isOne = verdicts.every((one) => one.helper === 'prepareImage' && one.isList !== true);
  return isOne && verdicts.length === 1 ? name : undefined;
}

/** Whether a place is in sight of a constant, and runs after it is set. */
function isBehind(tracer: Tracer, place: Node, name: TSESTree.Identifier): boolean {
  const variable = findVariable(tracer, name);
  const declarator = variable?.defs[0]?.node;
  if (variable === undefined || declarator === undefined || !isConstant(variable)) return false;
  const block = variable.scope.block as Node;
  return (
    isInside(place, block) &&
    declarator.range[1] <= place.range[0] &&
    getEnclosingFunction(place) === getEnclosingFunction(declarator)
  );
}

function getOnlyArgument(node: Node): Node | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const [argument] = node.arguments;
  return argument?.type === 'SpreadElement' ? undefined : argument;
}
