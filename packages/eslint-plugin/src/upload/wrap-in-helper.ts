import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getImportPath, normalizeSpecifier } from '../ast/imports.js';
import { getEnclosingFunction, getParent, getWrapped, unwrapAwait, type Node } from '../ast/nodes.js';
import { getDottedName } from '../ast/specifiers.js';
import { getDeclaredVariables, type Tracer, type Variable } from '../trace/tracer.js';
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
  const name = findImportedName(tracer, node, helper);
  const added = name === undefined ? findFreeName(tracer, node, helper) : undefined;
  const callee = name ?? added;
  // Neither name is free: what the code calls so, the reader has to sort out.
  if (callee === undefined || isAddress(node)) return undefined;
  const { target, source, isPromise } = getTarget(tracer.sourceCode, node);
  if (!isPromise && !canAwait(tracer.sourceCode, target)) return undefined;
  const call = `${isPromise ? '' : 'await '}${callee}(${source})`;
  const property = target.parent;
  const isShorthand = property?.type === 'Property' && property.shorthand && property.value === target;
  return (fixer) => [
    ...(added === undefined ? [] : [addImport(tracer.sourceCode, fixer, helper, added)]),
    isShorthand
      ? fixer.replaceText(property, `${tracer.sourceCode.getText(property.key)}: ${call}`)
      : fixer.replaceText(target, needsParentheses(target, isPromise) ? `(${call})` : call),
  ];
}

/** Addresses and data URLs: the helper reads files and bytes, and paths. */
function isAddress(node: Node): boolean {
  return node.type === 'Literal' && /^(?:https?|data):/.test(String(node.value));
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

/** Name the helper already has at this place: of an import, a member of the whole package, a `require`. */
function findImportedName(tracer: Tracer, node: Node, helper: string): string | undefined {
  const isSame = (variable: Variable): boolean => findVariableAt(tracer, node, variable.name) === variable;
  for (const statement of tracer.sourceCode.ast.body) {
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'VariableDeclaration') continue;
    if (statement.type === 'ImportDeclaration' && statement.importKind === 'type') continue;
    for (const variable of getDeclaredVariables(tracer, statement)) {
      const name = variable.defs[0]?.name;
      const path = name?.type === 'Identifier' && isSame(variable) ? getImportPath(tracer, name) : undefined;
      if (path?.source !== GUARD_PACKAGE || isTypeSpecifier(variable)) continue;
      if (path.path.join('.') === helper) return variable.name;
      if (path.path.length === 0) return `${variable.name}.${helper}`;
    }
  }
  return undefined;
}

function isTypeSpecifier({ defs }: Variable): boolean {
  const node = defs[0]?.node;
  return node?.type === 'ImportSpecifier' && node.importKind === 'type';
}

/** The helper's own name, or another where the code means something else by it. */
function findFreeName(tracer: Tracer, node: Node, helper: string): string | undefined {
  const other = `guard${helper.charAt(0).toUpperCase()}${helper.slice(1)}`;
  return [helper, other].find((name) => {
    const taken = findVariableAt(tracer, node, name) ?? findVariableAt(tracer, tracer.sourceCode.ast, name);
    return taken === undefined || taken.defs.length === 0;
  });
}

function findVariableAt(tracer: Tracer, node: Node, name: string): Variable | undefined {
  let scope: ReturnType<typeof tracer.sourceCode.getScope> | null = getScopeAt(tracer, node);
  for (; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** The scope of a node; of the whole file, the module's and not the global one. */
function getScopeAt(tracer: Tracer, node: Node): ReturnType<typeof tracer.sourceCode.getScope> {
  const scope = tracer.sourceCode.getScope(node);
  return node.type === 'Program' ? (scope.childScopes[0] ?? scope) : scope;
}

type Fixer = Parameters<ReportFixFunction>[0];

/** Adds a name to an import of the guard that is there, or an import of its own. */
function addImport(
  sourceCode: Readonly<SourceCode>,
  fixer: Fixer,
  helper: string,
  name: string,
): ReturnType<Fixer['insertTextAfter']> {
  for (const statement of sourceCode.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
    if (normalizeSpecifier(statement.source.value) !== GUARD_PACKAGE) continue;
    const last = statement.specifiers.findLast((one) => one.type === 'ImportSpecifier');
    if (last !== undefined) return fixer.insertTextAfter(last, `, ${rename(helper, name, ' as ')}`);
  }
  const line = writeImport(sourceCode, helper, name);
  const first = sourceCode.ast.body.find(
    (one) => !(one.type === 'ExpressionStatement' && 'directive' in one && typeof one.directive === 'string'),
  );
  if (first === undefined) return fixer.insertTextAfterRange([0, 0], line);
  // A comment that speaks of the next line stays with it.
  const comment = sourceCode.getCommentsBefore(first).at(-1);
  const isAttached =
    comment !== undefined && /eslint-disable-next-line|@ts-|prettier-ignore/.test(comment.value);
  return fixer.insertTextBefore(isAttached ? comment : first, line);
}

function rename(helper: string, name: string, between: string): string {
  return helper === name ? helper : `${helper}${between}${name}`;
}

function writeImport(sourceCode: Readonly<SourceCode>, helper: string, name: string): string {
  const { body, sourceType } = sourceCode.ast;
  const imports = body.filter((one) => one.type === 'ImportDeclaration');
  const isRequired =
    sourceType !== 'module' ||
    (!body.some((one) => one.type === 'ImportDeclaration' || one.type === 'TSImportEqualsDeclaration') &&
      /\brequire\(/.test(sourceCode.text));
  if (isRequired) return `const { ${rename(helper, name, ': ')} } = require('${GUARD_PACKAGE}');\n`;
  // Deno names the registry with the package.
  const prefix = imports.some(({ source }) => source.value.startsWith('npm:')) ? 'npm:' : '';
  return `import { ${rename(helper, name, ' as ')} } from '${prefix}${GUARD_PACKAGE}';\n`;
}
