import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.js';

const RETURNING: ReadonlySet<string> = new Set(['ReturnStatement', 'ThrowStatement']);
const LEAVING: ReadonlySet<string> = new Set([...RETURNING, 'BreakStatement', 'ContinueStatement']);

/** Whether a statement always returns or throws. */
export function isReturning(statement: Node | null | undefined): boolean {
  return endsWith(statement, RETURNING);
}

/** Whether a statement never comes to its end: it returns, throws, or goes on elsewhere in a loop or a `switch`. */
export function isLeaving(statement: Node | null | undefined): boolean {
  return endsWith(statement, LEAVING);
}

function endsWith(statement: Node | null | undefined, types: ReadonlySet<string>): boolean {
  if (!statement) return false;
  switch (statement.type) {
    case 'BlockStatement':
      return endsWith(statement.body.at(-1), types);
    case 'IfStatement':
      return endsWith(statement.consequent, types) && endsWith(statement.alternate, types);
    default:
      return types.has(statement.type);
  }
}

/** Whether a `break` in a statement may leave the `switch` around it. */
export function mayBreak(statement: Node | null): boolean {
  switch (statement?.type) {
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(mayBreak);
    case 'IfStatement':
      return mayBreak(statement.consequent) || mayBreak(statement.alternate);
    case 'TryStatement':
      return [statement.block, statement.handler?.body ?? null, statement.finalizer].some(mayBreak);
    case 'LabeledStatement':
      return mayBreak(statement.body);
    default:
      return false;
  }
}

/** A case and those above that fall through to it. */
export function getFallenInto(own: TSESTree.SwitchCase): readonly TSESTree.SwitchCase[] {
  const { cases } = own.parent;
  const end = cases.indexOf(own);
  let start = end;
  while (start > 0 && !isLeaving(cases[start - 1]?.consequent.at(-1))) start--;
  return cases.slice(start, end + 1);
}
