import { readdirSync, readFileSync } from 'node:fs';

/** A prompt and the keywords a careful reader finds in it. */
export interface LabelledPrompt {
  readonly language: string;
  readonly expected: readonly string[];
  readonly prompt: string;
}

const FOLDER = new URL('labelled/', import.meta.url);

/** Every labelled prompt: one a line of `labelled/*.tsv`, language, keywords (`-` for none) and prompt. */
export function readLabelledPrompts(): LabelledPrompt[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.tsv'))
    .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n'))
    .map(parseLine);
}

function parseLine(line: string): LabelledPrompt {
  const [language, keywords, prompt, ...rest] = line.split('\t');
  if (keywords === undefined || prompt === undefined || rest.length > 0) throw new Error(`Bad line: ${line}`);
  return {
    language: language ?? '',
    expected: keywords === '-' ? [] : keywords.split(' | '),
    prompt: prompt.replaceAll('\\n', '\n'),
  };
}
