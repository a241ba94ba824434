import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { ImageInputError, inspectImage } from 'gpt-image-guard';
import { lintSampleApp } from './lint-sample-app.js';
import { renderTable } from './report-table.js';
import { EDIT_REQUEST } from './send-edit.js';
import { tellStory } from './story.js';

// pnpm runs scripts in the package's folder; INIT_CWD is where the user typed the command.
const startFolder = process.env.INIT_CWD ?? process.cwd();
const hasColour = process.stdout.isTTY && process.env.NO_COLOR === undefined;

const HELP = `Usage: npx -y pnpm@12 demo [photo]

Lints a small app, sends a picture to a gateway that takes at most 2 MiB, prepares it,
sends it again, and compares. Without a photo it makes one of more than 20 MB.
Nothing leaves this machine. The pictures are written into demo-output/.`;

process.exitCode = await runDemo(process.argv.slice(2));

async function runDemo(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(HELP);
    return 0;
  }
  const [photo] = args;
  if (photo?.startsWith('-') === true) {
    console.error(`\`${photo}\` is not an option of the demo. Use \`--help\`, or name a picture.`);
    return 2;
  }
  if (args.length > 1) {
    console.error(
      `The demo takes one picture, not ${args.length}. Use \`npx -y pnpm@12 demo path/to/photo.jpg\`.`,
    );
    return 2;
  }
  const path = photo === undefined ? undefined : resolve(startFolder, photo);
  try {
    // Looked at first: the one line about a file that is no image must not stand below a page of findings.
    if (path !== undefined) await inspectImage(path);
    return await tellAll(path);
  } catch (error) {
    if (!(error instanceof ImageInputError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function tellAll(path: string | undefined): Promise<number> {
  title('1  What ESLint says about a small app');
  const lint = await lintSampleApp('stylish', hasColour);
  console.log(lint.output.trim());
  if (lint.exitCode > 1) return 2;

  title('2  The same mistake at run time, and 3  what the guard makes of it');
  const story = await tellStory(path, resolve(startFolder, 'demo-output'), (line) => {
    console.log(line);
  });
  title('Before and after');
  console.log(renderTable(story));
  if (story.savedTo === undefined) return 1;
  console.log(
    `\nThe prompt said "${EDIT_REQUEST.prompt}"; the picture has the pixels of \`size\`: ${EDIT_REQUEST.size}.`,
  );
  console.log(`Saved to ${story.savedTo}`);
  return 0;
}

function title(text: string): void {
  console.log(`\n${hasColour ? styleText('bold', text) : text}\n`);
}
