import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmulator, type Emulator } from 'gpt-image-emulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applySuggestions } from '../support/suggestions.js';
import { makePhoto } from './photos.js';

/** Below the packages that the code imports, and nowhere that git looks. */
const folder = join(import.meta.dirname, '../../.tsbuild/form-data');
let emulator: Emulator;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'boat.png'), await makePhoto(2400, 1600));
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

const SOURCE = `
import axios from 'axios';
import FormData from 'form-data';
import { createReadStream } from 'node:fs';

export async function edit(base, path) {
  const form = new FormData();
  form.append('model', 'gpt-image-2');
  form.append('prompt', 'A red boat');
  form.append('image', createReadStream(path));
  return axios.post(base + '/v1/images/edits', form, { headers: { ...form.getHeaders(), Authorization: 'Bearer test' } });
}
`;

test('what the suggestion for a form of the package `form-data` writes is accepted', async () => {
  const [suggestion, other] = applySuggestions('edit.js', SOURCE);
  expect(other).toBeUndefined();
  expect(suggestion?.kind).toBe('require-prepared-image/wrap');
  const path = join(folder, 'edit.mjs');
  await writeFile(path, suggestion!.mended);
  const { edit } = (await import(path)) as {
    edit: (base: string, path: string) => Promise<{ status: number }>;
  };
  expect((await edit(emulator.url, join(folder, 'boat.png'))).status).toBe(200);
  const [image] = emulator.requests.at(-1)!.images;
  expect(image!.facts.bytes).toBeLessThanOrEqual(1_536_000);
  expect(image!.facts.width).toBeLessThanOrEqual(2048);
  expect(image!.declaredMediaType).toBe(image!.facts.mediaType);
  expect(image!.filename).toMatch(/^boat\.(?:webp|jpe?g|png)$/);
});
