import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gpt-image-demo-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the built demo as `pnpm demo` does, from the folder the user stands in. */
function runDemo(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, INIT_CWD: folder, NO_COLOR: '1' } };
    execFile(process.execPath, [MAIN, ...args], options, (error, stdout, stderr) => {
      resolve({
        exitCode: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      });
    });
  });
}

it('tells the whole story in one go', async () => {
  const { exitCode, stdout, stderr } = await runDemo();
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/campaign\.ts[^]*gpt-image\/valid-size/);
  expect(stdout).toMatch(/HTTP 413[^]*HTTP 200/);
  expect(stdout).toMatch(/^HTTP status +413 +200$/m);
  expect(stdout).toMatch(/^returned picture +– +1536x1024$/m);
  expect(await readdir(join(folder, 'demo-output'))).toEqual(
    expect.arrayContaining(['edited.webp', 'original.png']),
  );
});

it.each(['--help', '-h'])('explains itself with %s', async (option) => {
  const { exitCode, stdout, stderr } = await runDemo(option);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Usage: .*demo \[photo\]\n/);
});

it('knows no other option', async () => {
  const { exitCode, stdout, stderr } = await runDemo('--verbose');
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^`--verbose` is not an option of the demo\./);
});

it('shows what came back for a photo that the gateway lets through as it is', async () => {
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#468' } })
    .jpeg()
    .toFile(join(folder, 'small.jpg'));
  const { exitCode, stdout } = await runDemo('small.jpg');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^HTTP status +200 +200$/m);
  expect(stdout).toMatch(/^returned picture +1536x1024 +1536x1024$/m);
});

it('answers a file that is no image with one clear line and exit code 2', async () => {
  const path = join(folder, 'error-page.png');
  await writeFile(path, '<!doctype html><title>404</title>');
  const { exitCode, stdout, stderr } = await runDemo('error-page.png');
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('error-page.png');
});

it('answers a path that does not exist with one clear line and exit code 2', async () => {
  const { exitCode, stdout, stderr } = await runDemo('no-such-photo.jpg');
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('no-such-photo.jpg');
});
