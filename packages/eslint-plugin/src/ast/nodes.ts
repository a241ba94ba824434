import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** Whether the node is a function with a body. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  );
}

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

export function isLoop({ type }: Node): boolean {
  return LOOPS.has(type);
}

/** The node around a node; ESLint says `null`, the types say `undefined` where there is none. */
export function getParent(node: Node): Node | undefined {
  return node.parent ?? undefined;
}

/** A child that may be absent: oxlint says `null` where typescript-eslint says `undefined`. */
export function getOptional<T>(child: T | null | undefined): T | undefined {
  return child ?? undefined;
}

/** Strips what does not change a value: casts, `satisfies`, `!`, `?.` chains, the `0` of a compiled `(0, f)`. */
export function unwrap(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        inner = inner.expression;
        break;
      case 'SequenceExpression': {
        const last = inner.expressions.at(-1);
        if (last === undefined) return inner;
        inner = last;
        break;
      }
      default:
        return inner;
    }
  }
}

/** {@link unwrap}, and `await` as well. */
export function unwrapAwait(node: Node): Node {
  let inner = unwrap(node);
  for (let awaited = getAwaited(inner); awaited !== undefined; awaited = getAwaited(inner)) {
    inner = unwrap(awaited);
  }
  return inner;
}

/** What is waited for: by `await`, or by the `yield` that TypeScript makes of it for old targets. */
export function getAwaited(node: Node): Node | undefined {
  if (node.type === 'AwaitExpression') return node.argument;
  return node.type === 'YieldExpression' && node.argument && isCompiledAwait(node)
    ? node.argument
    : undefined;
}

/** Whether a `yield` is a compiled `await`; in a real generator its value comes from outside. */
function isCompiledAwait(node: TSESTree.YieldExpression): boolean {
  const fn = getEnclosingFunction(node);
  const call = fn?.parent;
  return call?.type === 'CallExpression' && !node.delegate && getAsyncBody(call) === fn;
}

/** The body of a compiled `async` function: `__awaiter(this, void 0, void 0, function* () { … })`. */
export function getAsyncBody(call: TSESTree.CallExpression): FunctionNode | undefined {
  const body = getCalledName(call) === '__awaiter' ? call.arguments.at(-1) : undefined;
  return isFunction(body) && body.generator ? body : undefined;
}

/** The outermost node that is only a wrapping of `node`: the counterpart of {@link unwrapAwait}. */
export function getWrapped(node: Node): Node {
  let outer = node;
  for (;;) {
    const { parent } = outer;
    switch (parent?.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
      case 'AwaitExpression':
        outer = parent;
        break;
      case 'YieldExpression':
        if (getAwaited(parent) !== outer) return outer;
        outer = parent;
        break;
      case 'SequenceExpression':
        if (!isCallee(parent) || parent.expressions.at(-1) !== outer) return outer;
        outer = parent;
        break;
      default:
        return outer;
    }
  }
}

function isCallee(node: Node): boolean {
  return node.parent?.type === 'CallExpression' && node.parent.callee === node;
}

/** Name of a member or property as far as the syntax tells it: `a.b`, `a['b']`, `{ b: 1 }`, `{ 'b': 1 }`, `a[0]`, `a.#b`. */
export function getStaticKey(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return key.value === null ? undefined : String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0)
    return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** Name of the member a call calls: `edit` in `client.images.edit(…)`. */
export function getMethodName(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? getMemberName(callee) : undefined;
}

/** Last name of what a call calls: `useMemo` in `useMemo(…)` and `React.useMemo(…)`. */
export function getCalledName(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'Identifier' ? callee.name : getMethodName(call);
}

export function getMemberName(node: TSESTree.MemberExpression): string | undefined {
  return getStaticKey(node.property, node.computed);
}

/** The innermost function around a node, the node itself left out; `undefined` at the top of the file. */
export function getEnclosingFunction(node: Node): FunctionNode | undefined {
  for (let outer = getParent(node); outer !== undefined; outer = getParent(outer)) {
    if (isFunction(outer)) return outer;
  }
  return undefined;
}

/** Whether something is assigned to a node: `node = …`, `node += …`. */
export function isAssigned(node: Node): boolean {
  const { parent } = node;
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}

/** Whether `inner` lies within `outer` in the text. */
export function isInside(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}
