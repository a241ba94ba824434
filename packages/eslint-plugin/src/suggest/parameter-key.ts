import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import { getMethodName, getWrapped, isInside, type Node } from '../ast/nodes.js';
import { replaceString } from '../ast/string-source.js';

/** The name a value is written under: a key, an assigned member, the first argument of `append`. */
export function getParameterKey(value: Node): Node | undefined {
  const outer = getWrapped(value);
  const { parent } = outer;
  switch (parent?.type) {
    case 'Property':
      return parent.value === outer ? parent.key : undefined;
    case 'AssignmentExpression':
      return parent.right === outer && parent.left.type === 'MemberExpression'
        ? parent.left.property
        : undefined;
    case 'CallExpression':
      return /^(?:append|set)$/.test(getMethodName(parent) ?? '') ? parent.arguments[0] : undefined;
    default:
      return undefined;
  }
}

/** Whether a value is written in a node as a parameter's, maybe as one of several: `size ?? null`, `isWide ? null : size`. */
export function isWrittenIn(outside: Node, value: Node): boolean {
  if (!isInside(value, outside)) return false;
  let inner = getWrapped(value);
  for (let { parent } = inner; parent !== undefined; inner = getWrapped(parent), { parent } = inner) {
    const isChoice = parent.type === 'ConditionalExpression' && parent.test !== inner;
    const isFallback =
      parent.type === 'LogicalExpression' && parent.right === inner && parent.operator !== '&&';
    if (!isChoice && !isFallback) break;
  }
  return getParameterKey(inner) !== undefined;
}

/** Writes another name in place of a parameter's; `undefined` where the key is computed. */
export function renameParameter(key: Node, parameter: string, name: string): ReportFixFunction | undefined {
  const { parent } = key;
  if (parent?.type === 'Property' && parent.shorthand) {
    return (fixer) => fixer.insertTextBefore(key, `${name}: `);
  }
  if (key.type === 'Identifier') {
    return key.name === parameter ? (fixer) => fixer.replaceText(key, name) : undefined;
  }
  const written = key.type === 'Literal' && typeof key.value === 'string' ? key.value : '';
  const text = written.includes(parameter) ? replaceString(key, written.replace(parameter, name)) : undefined;
  return text === undefined ? undefined : (fixer) => fixer.replaceText(key, text);
}
