import { relative } from 'node:path';
import type { ProcessResult } from './run.js';

/** One report of a linter, whichever it was. */
export interface Finding {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

interface EslintResult {
  filePath: string;
  messages: { line: number; column: number; ruleId: string | null; message: string }[];
}

/**
 * Reads `eslint --format json`.
 * @throws {Error} with all of the output when ESLint crashed.
 */
export function readEslint({ stdout, stderr, exitCode }: ProcessResult, root: string): Finding[] {
  if (exitCode > 1) throw new Error(`ESLint crashed:\n${stdout}${stderr}`);
  return (JSON.parse(stdout) as EslintResult[])
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => ({
        file: relative(root, filePath),
        line,
        column,
        rule: ruleId ?? 'fatal',
        message,
      })),
    )
    .sort(compareFindings);
}

interface OxlintOutput {
  diagnostics: {
    message: string;
    /** `plugin(rule)`; absent where a file cannot be read or a plugin threw. */
    code?: string;
    filename: string;
    labels: { span: { line: number; column: number; offset: number; length: number } }[];
  }[];
}

/**
 * Reads `oxlint --format json`. Its columns count UTF-8 bytes, so they are counted anew in `sources`.
 * @throws {Error} with all of the output when oxlint or a plugin crashed.
 */
export function readOxlint(
  { stdout, stderr }: ProcessResult,
  readSource: (file: string) => string,
): Finding[] {
  let output: OxlintOutput;
  try {
    output = JSON.parse(stdout) as OxlintOutput;
  } catch (error) {
    throw new Error(`oxlint crashed:\n${stdout}${stderr}`, { cause: error });
  }
  return output.diagnostics
    .map(({ message, code, filename, labels }) => {
      const offset = labels[0]?.span.offset ?? 0;
      const before = Buffer.from(readSource(filename)).subarray(0, offset).toString().split('\n');
      return {
        file: filename,
        line: before.length,
        column: (before.at(-1) ?? '').length + 1,
        rule: code?.replace(/^(.+)\((.+)\)$/, '$1/$2') ?? 'fatal',
        message,
      };
    })
    .sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule)
  );
}
