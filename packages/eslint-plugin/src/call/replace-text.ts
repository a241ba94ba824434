import type { TSESTree } from '@typescript-eslint/utils';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getDottedName } from '../ast/specifiers.js';
import { replaceString } from '../ast/string-source.js';
import { findLiterals } from '../trace/find-literals.js';
import { findVariable } from '../trace/scopes.js';
import type { Tracer } from '../trace/tracer.js';

/** What a suggestion writes in place of a text. */
export interface Replacement {
  /** Places that change; more than one where a type holds them together. */
  readonly count: number;
  readonly fix: ReportFixFunction;
}

/**
 * Writes another text in place of a literal. Where types of the file name the texts that a place takes, the type, the
 * default and what is compared with them change together: one of them alone would not compile.
 * @returns `undefined` for a text with holes, and where the types would name the new text twice
 */
export function replaceText(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  const source = replaceString(node, text);
  if (source === undefined) return undefined;
  const alone: Replacement = { count: 1, fix: (fixer) => fixer.replaceText(node, source) };
  if (node.type !== 'Literal' || !isHeld(tracer, node)) return alone;
  const alike = findLiterals(tracer, node.value);
  if (!alike.some((one) => isName(tracer, one))) return alone;
  if (findLiterals(tracer, text).some((one) => isName(tracer, one))) {
    return isName(tracer, node) ? undefined : alone;
  }
  const places = alike.filter((one) => isHeld(tracer, one));
  return {
    count: places.length,
    fix: (fixer) => places.map((place) => fixer.replaceText(place, replaceString(place, text) ?? source)),
  };
}

/** Writes another number; `undefined` where a type names the numbers that the place takes. */
export function replaceNumber(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  if (!/^-?\d+$/.test(text) || node.type !== 'Literal' || isOfLiteralType(tracer, node)) return undefined;
  return { count: 1, fix: (fixer) => fixer.replaceText(node, text) };
}

/** Whether a type of this file and another place say the same as a literal, so that one alone is not to be changed. */
export function isOfLiteralType(tracer: Tracer, node: Node): boolean {
  if (node.type !== 'Literal' || !isHeld(tracer, node)) return false;
  const alike = findLiterals(tracer, node.value);
  return alike.length > 1 && alike.some(isOfType);
}

/** Whether a literal is one of the names that a type is made of: of a union, of a table it is read from, of zod. */
function isName(tracer: Tracer, literal: Node): boolean {
  if (isOfType(literal)) return true;
  for (let inner = literal, outer = literal.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'ArrayExpression':
      case 'ObjectExpression':
        break;
      case 'Property':
        if (outer.value !== inner) return false;
        break;
      case 'CallExpression':
        return /^\w+\.(?:enum|literal)$/.test(getDottedName(outer.callee) ?? '');
      case 'TSAsExpression':
        return isConstAssertion(outer) && isQueried(tracer, outer);
      default:
        return false;
    }
  }
  return false;
}

function isOfType({ parent }: Node): boolean {
  return parent?.type === 'TSLiteralType';
}

function isConstAssertion({ typeAnnotation: type }: TSESTree.TSAsExpression): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  );
}

/** Whether a type is made of a table: `typeof SIZES`. */
function isQueried({ sourceCode }: Tracer, table: Node): boolean {
  const outer = table.parent?.type === 'TSSatisfiesExpression' ? table.parent : table;
  const { parent } = outer;
  return (
    parent?.type === 'VariableDeclarator' &&
    parent.id.type === 'Identifier' &&
    sourceCode.text.includes(`typeof ${parent.id.name}`)
  );
}

/** What a schema takes, and what it gives instead, is of one type. */
const ZOD_METHODS = /^(?:catch|default|enum|literal|prefault)$/;

/** Whether types of this file may say what stands in a place, as far as the syntax around it tells. */
function isHeld(tracer: Tracer, literal: Node): boolean {
  let isPart = false;
  for (let inner = literal, outer = literal.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'SpreadElement':
        isPart = true;
        break;
      case 'Property':
        if (outer.value !== inner) return true;
        break;
      case 'ConditionalExpression':
      case 'LogicalExpression':
        break;
      case 'TSAsExpression':
        // Any other cast lets every text through.
        return isConstAssertion(outer);
      case 'VariableDeclarator':
        // What is in a plain object, or in a `let`, is of the type `string`.
        return outer.id.typeAnnotation !== undefined || (!isPart && outer.parent.kind === 'const');
      case 'PropertyDefinition':
        return outer.typeAnnotation !== undefined || outer.readonly;
      case 'CallExpression':
      case 'NewExpression':
        return isOfFile(tracer, outer);
      case 'ImportDeclaration':
        return false;
      default:
        return true;
    }
  }
  return false;
}

/** Whether a call may be of a function that this file declares the parameters of: the SDK's are not. */
function isOfFile(tracer: Tracer, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return isDeclaredHere(tracer, callee);
  if (ZOD_METHODS.test(getMemberName(callee) ?? '')) return true;
  const object = unwrap(callee.object);
  return object.type === 'ThisExpression' || isDeclaredHere(tracer, object);
}

function isDeclaredHere(tracer: Tracer, name: Node): boolean {
  const variable = name.type === 'Identifier' ? findVariable(tracer, name) : undefined;
  return variable?.defs.some(({ node }) => !node.type.startsWith('Import')) === true;
}
