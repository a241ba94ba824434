import { getMemberName, unwrapAwait, type Node } from '../ast/nodes.js';
import type { Specifier } from '../settings.js';
import { getImportPath } from './imports.js';
import type { Tracer } from './tracer.js';

/** Whether an expression is what one of the specifiers names. */
export function matchesSpecifier(
  tracer: Tracer,
  node: Node,
  specifiers: readonly Specifier[],
  filename: string,
): boolean {
  if (specifiers.length === 0) return false;
  const printed = getDottedName(node);
  const imported = getImportPath(tracer, node);
  const exportedName = imported?.path.filter((name, index) => name !== 'default' || index > 0).join('.');
  return specifiers.some((specifier) => {
    const hasName = specifier.names.some(
      (name) => name === printed || name === exportedName || name === imported?.path.join('.'),
    );
    switch (specifier.from) {
      case 'any':
        return hasName;
      case 'package':
        return (
          imported?.source === specifier.package &&
          (hasName || (specifier.names.includes('default') && imported.path[0] === 'default'))
        );
      case 'file':
        if (imported === undefined)
          return hasName && (specifier.path === undefined || isPath(filename, specifier.path));
        return (
          isLocal(imported.source) &&
          (hasName || (specifier.names.includes('default') && imported.path[0] === 'default')) &&
          (specifier.path === undefined || isPath(imported.source, specifier.path))
        );
    }
  });
}

/** `images.compress` for `images.compress`, `this.images.compress` for that; `undefined` for anything but plain members. */
export function getDottedName(expression: Node): string | undefined {
  const node = unwrapAwait(expression);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression') return undefined;
  const name = getMemberName(node);
  const object = getDottedName(node.object);
  return name === undefined || object === undefined ? undefined : `${object}.${name}`;
}

/** Specifiers of a team's own files: relative ones, and the aliases of bundlers and subpath imports. */
function isLocal(source: string): boolean {
  return /^(?:\.{0,2}\/|[@~#]\/|#|~)/.test(source) || source.includes('/');
}

/** Whether two paths end alike, whatever their extension and the way up to them. */
function isPath(path: string, wanted: string): boolean {
  const a = normalizePath(path);
  const b = normalizePath(wanted);
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}

function normalizePath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:(?:\.{1,2}|[@~#])\/)+/, '')
    .replace(/(?:\/index)?(?:\.[cm]?[jt]sx?)?$/, '');
}
