import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type Node } from '../ast/nodes.js';
import { resolve } from '../trace/resolve.js';
import type { DeclaredType, Tracer } from '../trace/tracer.js';
import { getTypeParts } from '../trace/type-nodes.js';

/** Parameters at an index of the functions, methods and constructors of this file that a call may be of. */
export function findParameters(
  tracer: Tracer,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  index: number,
): Node[] {
  return resolve(tracer, call.callee).flatMap(({ node, annotation }) => {
    const parameter = (getParameters(node) ?? getTypeParameters(tracer, annotation))[index];
    return parameter === undefined ? [] : [getPattern(parameter)];
  });
}

function getParameters(node: Node): readonly TSESTree.Parameter[] | undefined {
  if (isFunction(node)) return node.params;
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return undefined;
  for (const one of node.body.body) {
    if (one.type === 'MethodDefinition' && one.kind === 'constructor') return one.value.params;
  }
  return [];
}

function getTypeParameters(tracer: Tracer, type: DeclaredType | undefined): readonly TSESTree.Parameter[] {
  if (type === undefined) return [];
  for (const part of getTypeParts(tracer, type)) {
    if (part.type === 'TSFunctionType' || part.type === 'TSMethodSignature') return part.params;
  }
  return [];
}

/** The parameter of a declared type that says what a function's own takes: `const draw: Draw = (size) => …`. */
export function findDeclaredParameter(tracer: Tracer, parameter: Node): Node | undefined {
  const fn = parameter.parent;
  if (!isFunction(fn) || fn.parent.type !== 'VariableDeclarator') return undefined;
  const type = fn.parent.id.typeAnnotation?.typeAnnotation;
  const declared = getTypeParameters(tracer, type)[(fn.params as Node[]).indexOf(parameter)];
  return declared === undefined ? undefined : getPattern(declared);
}

/** The part of a parameter that is annotated. */
function getPattern(parameter: TSESTree.Parameter): Node {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  return inner.type === 'AssignmentPattern' ? inner.left : inner;
}
