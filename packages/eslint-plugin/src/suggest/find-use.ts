import { isInside, unwrap, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { isList } from '../trace/elements.js';
import { resolve } from '../trace/resolve.js';
import type { Env } from '../trace/tracer.js';
import { judgeNode } from '../upload/judge-upload.js';

/** The expression that a request has for an image. */
export interface Use {
  readonly node: Node;
  readonly env: Env;
  /** Whether it stands for several images. */
  readonly isList: boolean;
}

/** Finds where a request names the image that `node` makes: the value of its key, an element of the list there. */
export function findUse(call: ImageCall, parameter: string, node: Node): Use | undefined {
  const { tracer, context } = call;
  const uses = call
    .getSteps(parameter)
    .flatMap((step) =>
      step.kind === 'follow' && step.isElement !== true ? getParts(step.node, step.env) : [],
    );
  const use =
    uses.find((one) => isInside(node, one.node)) ??
    uses.find((one) => judgeNode(context, one.node, one.env, 0).some((verdict) => verdict.node === node));
  return use && { ...use, isList: resolve(tracer, use.node, use.env).some((leaf) => isList(tracer, leaf)) };
}

/** Images that are written one by one: elements of a list, branches. */
function getParts(outer: Node, env: Env): Use[] {
  const node = unwrap(outer);
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.flatMap((element) => {
        if (element === null) return [];
        return element.type === 'SpreadElement'
          ? [{ node: element.argument, env, isList: true }]
          : getParts(element, env);
      });
    case 'ConditionalExpression':
      return [...getParts(node.consequent, env), ...getParts(node.alternate, env)];
    case 'LogicalExpression':
      // What has a fallback may be nothing, which no helper takes: the two are one value.
      if (node.operator !== '&&') return [{ node: outer, env, isList: false }];
      return [...getParts(node.left, env), ...getParts(node.right, env)];
    default:
      return [{ node: outer, env, isList: false }];
  }
}
