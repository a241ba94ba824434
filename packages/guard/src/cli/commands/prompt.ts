import { cleanPrompt, findResolutionKeywords, type KeywordMatch } from 'gpt-image-contract';
import { COMMON_OPTIONS, type Command, type CommandInput } from '../command.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** `gpt-image-guard prompt "…" [--fix]` */
export const promptCommand: Command = {
  name: 'prompt',
  summary: 'find resolution words such as "8K" in a prompt, and take them out',
  help: `Usage: gpt-image-guard prompt <text> [options]
       gpt-image-guard prompt < prompt.txt

Finds words such as "8K" or "ultra HD": they change no pixel, only \`size\` and
\`quality\` do. Without an argument the prompt is read from standard input.

Options:
  --fix          print the cleaned prompt, and nothing else; a prompt of nothing but
                 such words stays as it is, with exit code 1
  --json         one JSON document on standard output
  -q, --quiet    no output, only the exit code

Examples:
  gpt-image-guard prompt "A lighthouse at dusk, 8K, ultra HD"
  gpt-image-guard prompt --fix < prompt.txt > clean.txt
`,
  options: { ...COMMON_OPTIONS, fix: { type: 'boolean' } },
  async run(input, terminal) {
    const { options } = input;
    const prompt = await readPrompt(input, terminal);
    const keywords = findResolutionKeywords(prompt);
    const cleaned = cleanPrompt(prompt);
    // Nothing would be left: the prompt stays as it is.
    const isStuck = keywords.length > 0 && cleaned === prompt;
    if (options.flag('json')) {
      terminal.out(`${JSON.stringify({ prompt, cleaned, keywords }, null, 2)}\n`);
    } else if (options.flag('fix')) {
      terminal.out(cleaned.endsWith('\n') ? cleaned : `${cleaned}\n`);
      if (isStuck) terminal.err(`${NOTHING_LEFT}\n`);
    } else if (!options.flag('quiet')) {
      print(prompt, isStuck ? undefined : cleaned, keywords, terminal);
    }
    // With --fix the output is clean, unless nothing would be left of it.
    const isClean = keywords.length === 0 || (options.flag('fix') && !isStuck);
    return isClean ? 0 : 1;
  },
};

const NOTHING_LEFT =
  'Without these words nothing is left, and the API refuses an empty prompt. Describe the picture.';

async function readPrompt(
  { positionals: [text, ...others] }: CommandInput,
  terminal: Terminal,
): Promise<string> {
  if (others.length > 0) throw new UsageError('Put the prompt in quotes: it is one argument.');
  if (text !== undefined && text !== '-') return text;
  if (text === undefined && terminal.isInputTerminal) {
    throw new UsageError('Name a prompt, or pipe one in.');
  }
  return terminal.readInput();
}

function print(
  prompt: string,
  cleaned: string | undefined,
  keywords: readonly KeywordMatch[],
  terminal: Terminal,
): void {
  if (keywords.length === 0) {
    terminal.out(`${terminal.style('green', '✓')} no resolution words\n`);
    return;
  }
  let marked = '';
  let end = 0;
  for (const match of keywords) {
    marked += prompt.slice(end, match.start) + terminal.style('red', match.text);
    ({ end } = match);
  }
  const words = keywords.map(({ text }) => `"${text}"`).join(', ');
  terminal.out(`${terminal.style('red', '✗')} ${words}: no pixel comes from it, set \`size\` instead\n`);
  terminal.out(`  ${marked}${prompt.slice(end)}\n`);
  terminal.out(
    `  ${cleaned === undefined ? NOTHING_LEFT : `${terminal.style('dim', 'cleaned:')} ${cleaned}`}\n`,
  );
}
