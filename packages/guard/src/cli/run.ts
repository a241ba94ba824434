import { FileSearchError } from '../file-search-error.js';
import { ImageInputError } from '../image-input-error.js';
import { parseCommandLine, type Command, type ExitCode } from './command.js';
import { checkCommand } from './commands/check.js';
import { editCommand } from './commands/edit.js';
import { prepareCommand } from './commands/prepare.js';
import { promptCommand } from './commands/prompt.js';
import { sizeCommand } from './commands/size.js';
import { describeFailure } from './failure.js';
import { readVersion } from './read-version.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

const COMMANDS: readonly Command[] = [checkCommand, prepareCommand, sizeCommand, promptCommand, editCommand];

const OVERVIEW = `Usage: gpt-image-guard <command> [options]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join('\n')}

Options:
  -h, --help       help, also of a command: gpt-image-guard prepare --help
  -v, --version    version

Exit codes: 0 clean, 1 violations, 2 wrong usage or files that cannot be read or written.

Examples:
  gpt-image-guard check uploads/
  gpt-image-guard prepare "photos/**/*.jpg" --out prepared
  gpt-image-guard size 1920x1080 --model gpt-image-2
  gpt-image-guard prompt "A lighthouse at dusk, 8K" --fix
  gpt-image-guard edit photo.jpg --prompt "Make it winter" --out winter.webp
`;

/** Whether `--json` is asked for by arguments that cannot be parsed; what follows `--` is no option. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).includes('--json');
}

/** With `--json` standard output is one document, whatever happens. */
function describeAsJson(error: unknown, terminal: Terminal): string {
  const { code: failure, message } = describeFailure(error);
  const isUsage = error instanceof UsageError || error instanceof FileSearchError;
  const code = terminal.signal.aborted ? 'interrupted' : isUsage ? 'usage' : failure;
  return `${JSON.stringify({ error: { code, message } }, null, 2)}\n`;
}

/**
 * Runs one command line, without the program's name.
 * @returns the exit code; nothing is thrown for wrong usage or for files that fail
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.err(OVERVIEW);
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(COMMANDS.find((command) => command.name === rest[0])?.help ?? OVERVIEW);
    return 0;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${readVersion()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  let isJson = asksForJson(args);
  if (command === undefined) {
    const message = `\`${name}\` is not a command. Use ${COMMANDS.map((each) => `\`${each.name}\``).join(', ')}.`;
    if (isJson) terminal.out(describeAsJson(new UsageError(message), terminal));
    terminal.err(`${message}\n`);
    return 2;
  }
  try {
    const input = parseCommandLine(command, rest);
    isJson = input.options.flag('json');
    if (input.options.flag('help')) {
      terminal.out(command.help);
      return 0;
    }
    return await command.run(input, terminal);
  } catch (error) {
    if (isJson) terminal.out(describeAsJson(error, terminal));
    if (error instanceof UsageError || error instanceof FileSearchError) {
      terminal.err(`${error.message}\nRun \`gpt-image-guard ${command.name} --help\` for help.\n`);
      return 2;
    }
    if (terminal.signal.aborted) {
      terminal.err('Interrupted.\n');
      return 2;
    }
    terminal.err(`${describeFailure(error).message}\n`);
    return error instanceof ImageInputError && error.code !== 'unreadable' ? 1 : 2;
  }
}
