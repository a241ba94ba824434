import type { TSESTree } from '@typescript-eslint/utils';
import { getEnclosingFunction, getParent, getWrapped, isInside, unwrap, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { findVariable } from '../trace/scopes.js';
import { isConstant, type Tracer } from '../trace/tracer.js';
import { judgeNode, type Verdict } from '../upload/judge-upload.js';
import { findUse } from './find-use.js';
import { getWrappedSource, takesHelper, writeEdit, type Edit, type Wrapping } from './write-edit.js';

/**
 * Writes `await prepareMask(mask, image)` where the request's first image is a constant that holds what `prepareImage`
 * gave back, and the mask can be written behind it.
 */
export function wrapMask(
  call: ImageCall,
  parameter: string,
  { node, env, helper }: Verdict,
): Wrapping | undefined {
  const { tracer } = call;
  const image = findImage(call);
  const use = findUse(call, parameter, node);
  if (image === undefined || !takesHelper(tracer, call, use)) return undefined;
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

/** The name of the request's first image. */
function findImage(call: ImageCall): TSESTree.Identifier | undefined {
  const [step, other] = call.getSteps('image');
  if (step?.kind !== 'follow' || other !== undefined) return undefined;
  const whole = unwrap(step.node);
  const first = whole.type === 'ArrayExpression' ? whole.elements[0] : whole;
  if (first === undefined || first === null) return undefined;
  const name = unwrap(first);
  if (name.type !== 'Identifier') return undefined;
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
