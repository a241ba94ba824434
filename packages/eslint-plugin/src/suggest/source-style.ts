import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';

/** How a file is written, for lines of ours in it. */
export interface SourceStyle {
  readonly quote: string;
  /** `;`, or nothing in code without semicolons. */
  readonly end: string;
  readonly newline: string;
}

/** Reads quotes, semicolons and line ends off a file: from what it imports, else from its first statements. */
export function getSourceStyle({ ast, text }: Readonly<SourceCode>): SourceStyle {
  const statements = [...ast.body.filter(({ type }) => type.startsWith('Import')), ...ast.body];
  return {
    quote: statements.map((one) => getQuote(one, text)).find((quote) => quote !== undefined) ?? "'",
    end: statements.map((one) => getEnd(one, text)).find((end) => end !== undefined) ?? ';',
    newline: /\r?\n/.exec(text)?.[0] ?? '\n',
  };
}

/** Of imports, directives and what is required, where the quotes are the author's and not the text's. */
function getQuote(statement: Node, text: string): string | undefined {
  const written = text.slice(...statement.range);
  const isShort = statement.type === 'VariableDeclaration' || statement.type === 'ExpressionStatement';
  if (!statement.type.startsWith('Import') && !isShort) return undefined;
  return /["']/.exec(written)?.[0];
}

function getEnd(statement: Node, text: string): string | undefined {
  if (!/^(?:Import|Variable|Expression|TSImport)/.test(statement.type)) return undefined;
  return text.charAt(statement.range[1] - 1) === ';' ? ';' : '';
}
