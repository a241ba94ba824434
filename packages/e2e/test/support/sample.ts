import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file with one mistake per rule named in {@link SAMPLE_FINDINGS}; JavaScript that is TypeScript as well. */
export const SAMPLE = `import fs from 'node:fs';
import OpenAI, { toFile } from 'openai';

const client = new OpenAI();
const SIZE = '1920x1080';

export async function draw() {
  await client.images.generate({ model: 'gpt-image-1', prompt: 'A red door, 8K' });
  return client.images.edit({
    model: 'gpt-image-2',
    image: await toFile(fs.createReadStream('door.png'), 'door.png', { type: 'image/png' }),
    prompt: 'Open the door',
    size: SIZE,
    output_compression: 80,
  });
}
`;

/** `line:rule` of every mistake in {@link SAMPLE}. */
export const SAMPLE_FINDINGS = [
  '5:gpt-image/valid-size',
  '8:gpt-image/no-resolution-keywords',
  '8:gpt-image/no-retired-model',
  '11:gpt-image/require-prepared-image',
  '14:gpt-image/valid-output-options',
];

/** {@link SAMPLE} as it should have been. */
export const CLEAN_SAMPLE = `import OpenAI from 'openai';
import { prepareImage } from 'gpt-image-guard';

const client = new OpenAI();
const SIZE = '1920x1088';

export async function draw() {
  return client.images.edit({
    model: 'gpt-image-2',
    image: await prepareImage('door.png'),
    prompt: 'Open the door',
    size: SIZE,
    output_format: 'webp',
    output_compression: 80,
  });
}
`;

const CORPUS = join(import.meta.dirname, '../../../eslint-plugin/test/corpus/fixtures');

/** Copies the plugin's corpus, some 300 files in the shapes people write, into a project's directory. */
export function copyCorpus(to: string): void {
  cpSync(CORPUS, to, { recursive: true });
}

/** How many files {@link copyCorpus} copies. */
export function countCorpusFiles(): number {
  return readdirSync(CORPUS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}
