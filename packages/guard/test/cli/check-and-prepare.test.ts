import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseJson, runCli } from './fake-terminal.js';

let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-cli-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function writeImage(
  path: string,
  width: number,
  format: 'png' | 'jpeg' | 'webp' = 'png',
): Promise<void> {
  await mkdir(at(path, '..'), { recursive: true });
  await sharp({ create: { width, height: 300, channels: 3, background: '#a43' } })
    .toFormat(format)
    .toFile(at(path));
}

describe('check', () => {
  test('tells ready images from others', async () => {
    await writeImage('in/ready.webp', 800, 'webp');
    await writeImage('in/deep/wide.png', 2100);
    const { code, stdout } = await runCli(['check', at('in')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ .*wide\.png 2100x300 png/);
    expect(stdout).toMatch(/2048 px on the longest side/);
    expect(stdout).toMatch(/✓ .*ready\.webp/);
    expect(stdout).toMatch(/2 images checked, 1 ready, 1 not ready\n$/);
  });

  test('exits with 0 when all are ready, and is silent with --quiet', async () => {
    await writeImage('a.webp', 800, 'webp');
    expect(await runCli(['check', at('*.webp'), '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('the policy can be set', async () => {
    await writeImage('a.png', 800);
    expect((await runCli(['check', at('a.png'), '--max-edge', '512'])).code).toBe(1);
    expect((await runCli(['check', at('a.png'), '--formats', 'webp,jpeg'])).code).toBe(1);
    expect((await runCli(['check', at('a.png'), '--max-bytes', '1kB'])).code).toBe(1);
    expect((await runCli(['check', at('a.png'), '--max-bytes', '1.5MB'])).code).toBe(0);
  });

  test('what is no image counts as a violation and does not stop the rest', async () => {
    await writeFile(at('page.png'), '<!doctype html>');
    await writeFile(at('empty.png'), '');
    await writeImage('good.png', 800);
    const output = await runCli(['check', folder, '--json']);
    expect(output.code).toBe(1);
    expect(parseJson(output)).toMatchObject({
      files: [
        { file: at('empty.png'), error: { code: 'empty' } },
        { file: at('good.png'), violations: [], facts: { width: 800 } },
        { file: at('page.png'), error: { code: 'not-an-image' } },
      ],
      summary: { files: 3, ready: 1, notReady: 0, failed: 2 },
    });
  });
});

describe('prepare', () => {
  test('writes prepared images, folders kept, originals untouched', async () => {
    await writeImage('in/a.png', 2400);
    await writeImage('in/deep/b.jpeg', 800, 'jpeg');
    const before = await readFile(at('in/a.png'));
    const { code, stdout } = await runCli(['prepare', at('in'), '--out', at('out')]);
    expect(code).toBe(0);
    expect((await readdir(at('out'), { recursive: true })).sort()).toEqual(['a.webp', 'deep', 'deep/b.jpg']);
    expect((await sharp(await readFile(at('out/a.webp'))).metadata()).width).toBe(2048);
    expect(await readFile(at('in/a.png'))).toEqual(before);
    expect(stdout).toMatch(/✓ .*a\.png → .*a\.webp 2400x300 png/);
    expect(stdout).toMatch(/b\.jpeg .*unchanged/);
    expect(stdout).toMatch(/1 image prepared, .* saved, 1 unchanged\n$/);
  });

  test('skips what is done, and does it again when the original or the policy changed', async () => {
    await writeImage('in/a.png', 2400);
    const again = (...extra: string[]) =>
      runCli(['prepare', at('in'), '--out', at('out'), '--json', ...extra]);
    const statusOf = async (...extra: string[]) =>
      (parseJson(await again(...extra)).files as { status: string }[])[0]!.status;
    expect(await statusOf()).toBe('prepared');
    expect(await statusOf()).toBe('skipped');
    expect(await statusOf('--force')).toBe('prepared');
    expect(await statusOf('--max-edge', '500')).toBe('prepared');
    const later = new Date(Date.now() + 60_000);
    await utimes(at('in/a.png'), later, later);
    expect(await statusOf()).toBe('prepared');
  });

  test('a half-written output of another program is done again', async () => {
    await writeImage('in/a.png', 2400);
    await mkdir(at('out'));
    await writeFile(at('out/a.webp'), 'RIFF');
    const output = await runCli(['prepare', at('in'), '--out', at('out'), '--json']);
    expect(parseJson(output)).toMatchObject({ summary: { prepared: 1, skipped: 0 } });
  });

  test('files that fail are listed at the end and do not stop the others', async () => {
    await writeImage('in/good.png', 2400);
    await writeFile(at('in/broken.png'), 'no image at all');
    const { code, stdout, stderr } = await runCli(['prepare', at('in'), '--out', at('out')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/1 image prepared, .* 1 failed\n$/);
    expect(stderr).toMatch(/✗ .*broken\.png: /);
    expect(await readdir(at('out'))).toEqual(['good.webp']);
  });

  test('a folder that cannot be written exits with 2', async () => {
    await writeImage('in/a.png', 2400);
    await writeFile(at('out'), 'a file where the folder should be');
    const { code, stderr } = await runCli(['prepare', at('in'), '--out', at('out')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/a\.png: /);
  });

  test('two originals of one name get two outputs', async () => {
    await writeImage('in/a.png', 2400);
    await writeImage('in/a.jpg', 2400, 'jpeg');
    await runCli(['prepare', at('in'), '--out', at('out')]);
    const names = await readdir(at('out'));
    expect(names.map((name) => name.replace(/\.\w+$/, '')).sort()).toEqual(['a-jpg', 'a-png']);
  });

  test('single files of several folders keep their folders', async () => {
    await writeImage('x/a.png', 2400);
    await writeImage('y/a.png', 2400);
    await runCli(['prepare', at('x/a.png'), at('y/a.png'), '--out', at('out')]);
    expect((await readdir(at('out'), { recursive: true })).sort()).toEqual([
      'x',
      'x/a.webp',
      'y',
      'y/a.webp',
    ]);
  });

  test('outputs inside the searched folder are no inputs of the next run', async () => {
    await writeImage('a.png', 2400);
    await runCli(['prepare', folder, '--out', at('out')]);
    const output = await runCli(['prepare', folder, '--out', at('out'), '--json']);
    expect(parseJson(output)).toMatchObject({ summary: { files: 1, skipped: 1 } });
  });

  test('the folder of the originals is refused as output folder, and an original is never overwritten', async () => {
    await writeImage('a.png', 2400);
    expect((await runCli(['prepare', folder, '--out', folder])).stderr).toMatch(/holds the originals/);
    await writeImage('b.webp', 2400, 'webp');
    const before = await readFile(at('b.webp'));
    const { code, stderr } = await runCli(['prepare', at('b.webp'), '--out', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/is an original and is not overwritten/);
    expect(await readFile(at('b.webp'))).toEqual(before);
  });

  test('an interruption leaves whole files only, and the next run goes on', async () => {
    for (let index = 0; index < 12; index++) await writeImage(`in/${index}.png`, 2400 + index);
    const controller = new AbortController();
    let lines = 0;
    let stderr = '';
    const { code } = await runCli(['prepare', at('in'), '--out', at('out'), '--concurrency', '2'], {
      signal: controller.signal,
      out: () => {
        if (++lines === 3) controller.abort(new Error('Interrupted.'));
      },
      err: (text) => {
        stderr += text;
      },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/Interrupted after \d+ of 12\. Run the same command again/);
    const written = await readdir(at('out'));
    expect(written.length).toBeGreaterThanOrEqual(2);
    expect(written.length).toBeLessThan(12);
    for (const name of written) {
      expect(name).toMatch(/^\d+\.webp$/);
      expect((await sharp(await readFile(at('out', name))).stats()).channels.length).toBe(3);
    }
    const times = await Promise.all(written.map(async (name) => (await stat(at('out', name))).mtimeMs));
    const output = await runCli(['prepare', at('in'), '--out', at('out'), '--json']);
    expect(parseJson(output)).toMatchObject({
      summary: { skipped: written.length, prepared: 12 - written.length },
    });
    const now = await Promise.all(written.map(async (name) => (await stat(at('out', name))).mtimeMs));
    expect(now).toEqual(times);
  });

  test('an interactive terminal gets a bar with counts, savings and time', async () => {
    for (let index = 0; index < 3; index++) await writeImage(`in/${index}.png`, 2400);
    const { stdout, stderr } = await runCli(['prepare', at('in'), '--out', at('out')], {
      isInteractive: true,
      columns: 100,
    });
    expect(stderr).toMatch(/█+░* \d\/3 · .* saved/);
    expect(stderr.endsWith('\r\u001B[2K')).toBe(true);
    expect(stdout).toMatch(/^3 images prepared/);
  });
});
