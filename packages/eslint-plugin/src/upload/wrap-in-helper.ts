import type { TSESTree } from '@typescript-eslint/utils';
import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getImportPath } from '../ast/imports.js';
import { getEnclosingFunction, getParent, getWrapped, unwrapAwait, type Node } from '../ast/nodes.js';
import { getDottedName } from '../ast/specifiers.js';
import { getDeclaredVariables, type Tracer } from '../trace/tracer.js';
import { GUARD_PACKAGE } from './helpers.js';

/**
 * Writes the suggestion of `require-prepared-image`: the upload passes through `await prepareImage(…)`, a list through `prepareImages`, with the import.
 * @returns `undefined` where that would not be valid: `await` is not allowed, or the name means something else.
 */
export function wrapInHelper(
  tracer: Tracer,
  node: Node,
  helper: 'prepareImage' | 'prepareImages' = 'prepareImage',
): ReportFixFunction | undefined {
  const existing = findImport(tracer, helper);
  const name = existing.localName ?? helper;
  if (existing.localName === undefined && isTaken(tracer, node, name)) return undefined;
  const { target, source, isPromise } = getTarget(tracer.sourceCode, node);
  if (!isPromise && !canAwait(tracer.sourceCode, target)) return undefined;
  const call = `${isPromise ? '' : 'await '}${name}(${source})`;
  const property = target.parent;
  const isShorthand = property?.type === 'Property' && property.shorthand && property.value === target;
  return (fixer) => [
    ...(existing.localName === undefined ? [existing.insert(fixer)] : []),
    isShorthand
      ? fixer.replaceText(property, `${tracer.sourceCode.getText(property.key)}: ${call}`)
      : fixer.replaceText(target, needsParentheses(target, isPromise) ? `(${call})` : call),
  ];
}

/** What to replace, what goes into the helper, and whether a promise stood there before. */
function getTarget(
  sourceCode: Readonly<SourceCode>,
  node: Node,
): { target: Node; source: string; isPromise: boolean } {
  const target = getWrapped(node);
  const inner = getWrappedSource(node);
  if (inner === undefined) return { target, source: sourceCode.getText(target), isPromise: false };
  // `toFile(…)` that nobody awaits here gives a promise, and so does the helper.
  return {
    target,
    source: sourceCode.getText(inner),
    isPromise: node.type === 'CallExpression' && !isAwaited(node, target),
  };
}

/** What `toFile(x, …)`, `new File([x], …)` wrap: the helper's result is a `File` already and replaces them. */
function getWrappedSource(node: Node): Node | undefined {
  if (node.type === 'CallExpression') {
    const name = getDottedName(node.callee)?.split('.').at(-1);
    const [first] = node.arguments;
    return name === 'toFile' && first?.type !== 'SpreadElement' ? first : undefined;
  }
  if (node.type !== 'NewExpression' || !/^(?:File|Blob)$/.test(getDottedName(node.callee) ?? ''))
    return undefined;
  const [parts] = node.arguments;
  const list = parts === undefined ? undefined : unwrapAwait(parts);
  if (list?.type !== 'ArrayExpression' || list.elements.length !== 1) return undefined;
  const [part] = list.elements;
  return part === null || part?.type === 'SpreadElement' ? undefined : part;
}

function isAwaited(node: Node, outermost: Node): boolean {
  for (let inner: Node | undefined = node; inner !== undefined; inner = getParent(inner)) {
    if (inner.type === 'AwaitExpression') return true;
    if (inner === outermost) return false;
  }
  return false;
}

function canAwait(sourceCode: Readonly<SourceCode>, node: Node): boolean {
  const fn = getEnclosingFunction(node);
  if (fn !== undefined) return fn.async && !fn.params.some((parameter) => contains(parameter, node));
  return sourceCode.ast.sourceType === 'module';
}

function contains(outer: Node, inner: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}

function needsParentheses(target: Node, isPromise: boolean): boolean {
  const { parent } = target;
  return !isPromise && parent?.type === 'MemberExpression' && parent.object === target;
}

/** Whether the name means something else at this place. */
function isTaken(tracer: Tracer, node: Node, name: string): boolean {
  let scope: ReturnType<typeof tracer.sourceCode.getScope> | null = tracer.sourceCode.getScope(node);
  for (; scope !== null; scope = scope.upper) {
    if ((scope.set.get(name)?.defs.length ?? 0) > 0) return true;
  }
  return false;
}

interface GuardImport {
  /** Name the helper already has in this file. */
  readonly localName: string | undefined;
  readonly insert: (fixer: Parameters<ReportFixFunction>[0]) => ReturnType<(typeof fixer)['insertTextAfter']>;
}

function findImport(tracer: Tracer, helper: string): GuardImport {
  const { ast } = tracer.sourceCode;
  for (const statement of ast.body) {
    if (statement.type === 'VariableDeclaration') {
      const localName = findRequired(tracer, statement, helper);
      if (localName !== undefined)
        return { localName, insert: (fixer) => fixer.insertTextAfter(statement, '') };
    }
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== GUARD_PACKAGE) continue;
    if (statement.importKind === 'type') continue;
    const specifiers = statement.specifiers.filter((one) => one.type === 'ImportSpecifier');
    const found = specifiers.find(
      (one) => one.imported.type === 'Identifier' && one.imported.name === helper,
    );
    const last = specifiers.at(-1);
    if (found !== undefined)
      return { localName: found.local.name, insert: (fixer) => fixer.insertTextAfter(found, '') };
    if (last !== undefined)
      return { localName: undefined, insert: (fixer) => fixer.insertTextAfter(last, `, ${helper}`) };
  }
  return { localName: undefined, insert: (fixer) => insertImport(tracer.sourceCode, fixer, helper) };
}

function findRequired(
  tracer: Tracer,
  statement: TSESTree.VariableDeclaration,
  helper: string,
): string | undefined {
  for (const variable of getDeclaredVariables(tracer, statement)) {
    const [definition] = variable.defs;
    if (definition?.name.type !== 'Identifier') continue;
    const path = getImportPath(tracer, definition.name);
    if (path?.source === GUARD_PACKAGE && path.path.join('.') === helper) return variable.name;
  }
  return undefined;
}

function insertImport(
  sourceCode: Readonly<SourceCode>,
  fixer: Parameters<ReportFixFunction>[0],
  helper: string,
): ReturnType<(typeof fixer)['insertTextAfter']> {
  const isModule = sourceCode.ast.sourceType === 'module';
  const usesRequire =
    !sourceCode.ast.body.some((one) => one.type === 'ImportDeclaration') &&
    /\brequire\(/.test(sourceCode.text);
  const line =
    isModule && !usesRequire
      ? `import { ${helper} } from '${GUARD_PACKAGE}';\n`
      : `const { ${helper} } = require('${GUARD_PACKAGE}');\n`;
  const first = sourceCode.ast.body.find(
    (one) => !(one.type === 'ExpressionStatement' && 'directive' in one && typeof one.directive === 'string'),
  );
  return first === undefined ? fixer.insertTextAfterRange([0, 0], line) : fixer.insertTextBefore(first, line);
}
