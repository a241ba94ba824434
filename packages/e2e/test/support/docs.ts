import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCS = join(import.meta.dirname, '../../../../docs');

/**
 * A file as a page of the documentation shows it: the code block whose first line is a comment with its name.
 * @returns the block without that line
 * @throws {Error} where the page shows no such file
 */
export function readDocsFile(page: string, file: string): string {
  const blocks = readFileSync(join(DOCS, page), 'utf8').matchAll(/^```\w*\n\/\/ (\S+)\n(.*?)^```$/gms);
  for (const [, name, code = ''] of blocks) if (name === file) return code;
  throw new Error(`docs/${page} shows no ${file}.`);
}

/** The environment a page sets in front of a command, by the variable's name. */
export function readDocsVariable(page: string, variable: string): string {
  const value = new RegExp(`^${variable}=(\\S+) `, 'm').exec(readFileSync(join(DOCS, page), 'utf8'))?.[1];
  if (value === undefined) throw new Error(`docs/${page} sets no ${variable}.`);
  return value;
}
