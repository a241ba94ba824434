import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smallPhoto } from '../fetch/test-images.js';
import { runCli } from './fake-terminal.js';

let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-cli-edit-'));
  await writeFile(at('photo.webp'), await smallPhoto());
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['the original itself', 'photo.webp'],
  ['a hard link to it', 'hard.webp'],
  ['a symbolic link to it', 'soft.webp'],
  ['a folder linked to its own', 'linked/photo.webp'],
])('the result is never written to %s', async (_, out) => {
  await link(at('photo.webp'), at('hard.webp'));
  await symlink(at('photo.webp'), at('soft.webp'));
  await symlink(folder, at('linked'));
  const before = await readFile(at('photo.webp'));
  const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const { code, stderr } = await runCli(['edit', at('photo.webp'), '-p', 'Winter', '-o', at(out)], { env });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/is an original and is not overwritten/)]);
  expect(await readFile(at('photo.webp'))).toEqual(before);
});

test('a folder that cannot take the result is told before the picture is paid for', async () => {
  await writeFile(at('file'), '');
  const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const out = at('file', 'out.webp');
  const { code, stderr } = await runCli(['edit', at('photo.webp'), '-p', 'Winter', '-o', out], { env });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/is a file/)]);
});

test('a folder in the place of the result is told before the picture is paid for', async () => {
  await mkdir(at('out.webp'));
  const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const { code, stderr } = await runCli(['edit', at('photo.webp'), '-p', 'Winter', '-o', at('out.webp')], {
    env,
  });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/is a folder\. Name a file in it: `--out .*`/)]);
});

test('a picture whose place is taken meanwhile is saved elsewhere, and said where', async () => {
  const picture = await smallPhoto();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      // While the picture is being made.
      mkdirSync(at('out.webp'));
      response.end(JSON.stringify({ data: [{ b64_json: picture.toString('base64') }] }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` };
  const args = ['edit', at('photo.webp'), '-p', 'Winter', '-o', at('out.webp'), '--json'];
  const { code, stdout, stderr } = await runCli(args, { env });
  server.close();
  const saved = /The picture is saved as `(.+)`/.exec(stderr)?.[1] ?? '';
  expect(await readFile(saved)).toEqual(picture);
  await rm(saved);
  expect([code, JSON.parse(stdout)]).toEqual([2, { error: { code: 'misplaced', message: stderr.trim() } }]);
});

test('a base URL without `/v1` that finds nothing is told so', async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(404).end(JSON.stringify({ error: { message: 'Invalid URL (POST /images/edits)' } }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const messageOf = async (path: string) => {
    const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: `http://127.0.0.1:${port}${path}` };
    const args = ['edit', at('photo.webp'), '-p', 'Winter', '-o', at('out.webp')];
    return (await runCli(args, { env })).stderr;
  };
  expect(await messageOf('')).toMatch(
    new RegExp(`Invalid URL .*\\nThe base URL lacks \`/v1\`\\. Use \`http://127\\.0\\.0\\.1:${port}/v1\`\\.`),
  );
  expect(await messageOf('/v1')).not.toContain('lacks');
  server.close();
});

test('a black and white mask is read as it is told to be', async () => {
  const { width, height } = await sharp(at('photo.webp')).metadata();
  await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .png()
    .toFile(at('mask.png'));
  const env = { OPENAI_API_KEY: 'x', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const edit = (...extra: string[]) =>
    runCli(
      ['edit', at('photo.webp'), '--mask', at('mask.png'), '-p', 'Winter', '-o', at('out.webp'), ...extra],
      { env },
    );
  expect((await edit()).stderr).toMatch(/has no alpha channel.*`--mask-from luminance`/);
  const { stdout, stderr } = await edit('--mask-from', 'luminance');
  expect(stdout).toMatch(/warning: The whole mask is transparent/);
  expect(stderr).toMatch(/cannot be reached/);
  const wrong = await edit('--mask-from', 'red');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/takes alpha, luminance/)]);
});
