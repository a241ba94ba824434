import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import type * as Os from 'node:os';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findCacheFolder } from '../../src/cli/cache-folder.js';
import { photo } from '../pictures.js';
import { parseJson, runCli } from './fake-terminal.js';

vi.mock('node:os', async (original) => {
  const os = await original<typeof Os>();
  return { ...os, homedir: vi.fn(os.homedir) };
});

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

  test('a file name gives the terminal no commands', async () => {
    await writeImage('a\u001b[2J\n.png', 800);
    const { stdout } = await runCli(['check', at('*.png')]);
    expect(stdout).toContain('a\\x1b[2J\\x0a.png 800x300');
    expect(parseJson(await runCli(['check', at('*.png'), '--json']))).toMatchObject({
      files: [{ file: at('a\u001b[2J\n.png') }],
    });
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

  test('speaks of commands, not of code', async () => {
    await sharp(photo(3000, 2000, 60).data, { raw: { width: 3000, height: 2000, channels: 3 } })
      .png()
      .toFile(at('heavy.png'));
    const { stdout } = await runCli(['check', at('heavy.png')]);
    expect(stdout).toMatch(/bytes and the policy allows 1,536,000\. Use `gpt-image-guard prepare`\./);
    expect(stdout).not.toMatch(/await|All uploads together/);
    const output = await runCli(['check', at('heavy.png'), '--json']);
    expect(output.stdout).not.toMatch(/await/);
  });

  test('a file that is cut off is not ready', async () => {
    await writeImage('whole.jpg', 800, 'jpeg');
    const whole = await readFile(at('whole.jpg'));
    await writeFile(at('trunc.jpg'), whole.subarray(0, whole.length >> 1));
    const { code, stdout } = await runCli([
      'check',
      at('trunc.jpg'),
      '--max-bytes',
      '5MB',
      '--max-edge',
      '9000',
    ]);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/✗ .*trunc\.jpg\n.*is cut off/)]);
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

  test.skipIf(process.platform !== 'linux')('does not hang on a folder that cannot be made', async () => {
    await writeImage('in/a.png', 800);
    const { code, stderr } = await runCli(['prepare', at('in'), '--out', '/proc/nowhere/deep']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/`\/proc\/nowhere\/deep` cannot be written/)]);
  });

  test('names the option that lets a very large original in', async () => {
    await writeImage('in/a.png', 2400);
    const prepare = (...extra: string[]) => runCli(['prepare', at('in'), '--out', at('out'), ...extra]);
    const { code, stderr } = await prepare('--max-input-pixels', '1000');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /`a\.png` \(PNG\) claims 2400x300 pixels, more than the 1,000 of `--max-input-pixels`\./,
      ),
    ]);
    expect((await prepare('--max-input-bytes', '10')).stderr).toMatch(/`--max-input-bytes`/);
    expect((await prepare('--max-input-pixels', '720000', '--max-input-bytes', '1MB')).code).toBe(0);
  });

  test('warns of a picture that was made tiny', async () => {
    await sharp(photo(1600, 1200, 60).data, { raw: { width: 1600, height: 1200, channels: 3 } })
      .png()
      .toFile(at('grain.png'));
    const { code, stdout } = await runCli([
      'prepare',
      at('grain.png'),
      '--out',
      at('out'),
      '--max-bytes',
      '2kB',
    ]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/warning: The image was made as small as .*`--max-bytes`\)\. Raise that limit\./),
    ]);
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

  test('does again what was made of another original or in another way, whatever the dates say', async () => {
    await writeImage('in/a.png', 2400);
    await writeImage('other.png', 2300);
    const past = new Date('2001-01-01');
    await utimes(at('other.png'), past, past);
    const statusOf = async (...extra: string[]) => {
      const output = await runCli(['prepare', at('in'), '--out', at('out'), '--json', ...extra]);
      return (parseJson(output).files as { status: string }[])[0]!.status;
    };
    expect(await statusOf('--max-edge', '500')).toBe('prepared');
    expect(await statusOf()).toBe('prepared');
    expect((await sharp(await readFile(at('out/a.webp'))).metadata()).width).toBe(2048);
    expect(await statusOf('--strategy', 'quality')).toBe('prepared');
    expect(await statusOf('--strategy', 'quality')).toBe('skipped');
    await rename(at('other.png'), at('in/a.png'));
    expect(await statusOf('--strategy', 'quality')).toBe('prepared');
    await writeFile(at('out/a.webp'), 'RIFF');
    expect(await statusOf('--strategy', 'quality')).toBe('prepared');
  });

  test('an output that changes its format leaves no outdated one behind', async () => {
    await writeImage('in/a.png', 2400);
    await runCli(['prepare', at('in'), '--out', at('out')]);
    await runCli(['prepare', at('in'), '--out', at('out'), '--formats', 'jpeg']);
    expect(await readdir(at('out'))).toEqual(['a.jpg']);
    await writeFile(at('out/a.jpg'), 'mine');
    await runCli(['prepare', at('in'), '--out', at('out'), '--formats', 'png']);
    expect(await readdir(at('out'))).toEqual(['a.jpg', 'a.png']);
  });

  test('an original that comes to share its name leaves no output under the older one', async () => {
    await writeImage('in/a.jpg', 2400, 'jpeg');
    const again = () => runCli(['prepare', at('in'), '--out', at('out'), '--formats', 'webp']);
    await again();
    expect(await readdir(at('out'))).toEqual(['a.webp']);
    await writeImage('in/a.png', 2400);
    await again();
    expect((await readdir(at('out'))).sort()).toEqual(['a-jpg.webp', 'a-png.webp']);
    await rm(at('in/a.jpg'));
    await again();
    expect((await readdir(at('out'))).sort()).toEqual(['a-jpg.webp', 'a.webp']);
  });

  test('an original that was replaced by a broken file leaves no older output, unless somebody touched it', async () => {
    for (const name of ['a', 'b', 'c']) await writeImage(`in/${name}.png`, 2400);
    const again = (...extra: string[]) => runCli(['prepare', at('in'), '--out', at('out'), ...extra]);
    await again();
    await writeFile(at('in/b.png'), 'no image at all');
    await writeFile(at('in/c.png'), 'no image at all');
    await writeFile(at('out/c.webp'), 'mine');
    expect((await again()).code).toBe(1);
    expect((await readdir(at('out'))).sort()).toEqual(['a.webp', 'c.webp']);
  });

  test('an output that is still right outlives a run that fails for another reason', async () => {
    await writeImage('in/a.png', 2400);
    const again = (...extra: string[]) => runCli(['prepare', at('in'), '--out', at('out'), ...extra]);
    await again();
    vi.spyOn(sharp.prototype as { toBuffer: () => Promise<Buffer> }, 'toBuffer').mockRejectedValueOnce(
      new Error('out of memory'),
    );
    expect((await again('--force')).code).not.toBe(0);
    expect(await readdir(at('out'))).toEqual(['a.webp']);
  });

  test('what another version prepared is done again', async () => {
    await writeImage('in/a.png', 2400);
    const env = { XDG_CACHE_HOME: at('cache') };
    const again = () => runCli(['prepare', at('in'), '--out', at('out'), '--json'], { env });
    await again();
    const [name] = await readdir(at('cache/gpt-image-guard'));
    const list = at('cache/gpt-image-guard', name!);
    await writeFile(list, (await readFile(list, 'utf8')).replace(String.raw`\"version\":\"`, '$&0.0.0-'));
    expect(parseJson(await again())).toMatchObject({ summary: { prepared: 1, skipped: 0 } });
    expect(parseJson(await again())).toMatchObject({ summary: { prepared: 0, skipped: 1 } });
  });

  test('lists of folders that are long gone are dropped, others are not', async () => {
    await writeImage('in/a.png', 2400);
    const env = { XDG_CACHE_HOME: at('cache') };
    const run = (out: string) => runCli(['prepare', at('in'), '--out', at(out)], { env });
    const lists = () => readdir(at('cache/gpt-image-guard'));
    const old = new Date('2001-01-01');
    await run('gone');
    const [first] = await lists();
    await run('kept');
    for (const name of await lists()) await utimes(at('cache/gpt-image-guard', name), old, old);
    await rm(at('gone'), { recursive: true });
    await run('lately');
    await rm(at('lately'), { recursive: true });
    await run('out');
    const left = await lists();
    expect(left).toHaveLength(3);
    expect(left).not.toContain(first);
  });

  test('a name without extension beside one with it gets no dash at its end', async () => {
    await writeImage('in/pic.png', 2400);
    await copyFile(at('in/pic.png'), at('in/pic'));
    await runCli(['prepare', at('in/pic'), at('in/pic.png'), '--out', at('out')]);
    expect((await readdir(at('out'))).sort()).toEqual(['pic-png.webp', 'pic.webp']);
  });

  test('a relative cache folder is ignored', async () => {
    await writeImage('in/a.png', 2400);
    const env = { XDG_CACHE_HOME: 'relative-cache' };
    expect(findCacheFolder(env)).not.toContain('relative-cache');
    expect(findCacheFolder({ XDG_CACHE_HOME: '/cache' })).toBe('/cache');
  });

  test('a user without a home is remembered nothing of', async () => {
    vi.mocked(homedir).mockImplementation(() => {
      throw Object.assign(new Error('uv_os_homedir returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
    });
    onTestFinished(() => {
      vi.mocked(homedir).mockReset();
    });
    await writeImage('in/a.png', 2400);
    const again = () => runCli(['prepare', at('in'), '--out', at('out'), '--json'], { env: {} });
    expect(parseJson(await again())).toMatchObject({ summary: { prepared: 1 } });
    expect(parseJson(await again())).toMatchObject({ summary: { skipped: 1 } });
  });

  test('without a folder to remember in, dates have to do', async () => {
    await writeImage('in/a.png', 2400);
    await writeFile(at('home'), 'no folder');
    const again = async () => {
      const env = { XDG_CACHE_HOME: at('home') };
      const output = await runCli(['prepare', at('in'), '--out', at('out'), '--json'], { env });
      return (parseJson(output).files as { status: string }[])[0]!.status;
    };
    expect([await again(), await again()]).toEqual(['prepared', 'skipped']);
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
    expect(stderr).toMatch(/`.*out` is a file, .*Choose another `--out`/);
    const below = await runCli(['prepare', at('in'), '--out', at('out/deeper')]);
    expect([below.code, below.stderr]).toEqual([2, expect.stringMatching(/is a file/)]);
  });

  test('two originals of one name get two outputs', async () => {
    await writeImage('in/a.png', 2400);
    await writeImage('in/a.jpg', 2400, 'jpeg');
    await runCli(['prepare', at('in'), '--out', at('out')]);
    const names = await readdir(at('out'));
    expect(names.map((name) => name.replace(/\.\w+$/, '')).sort()).toEqual(['a-jpg', 'a-png']);
  });

  test('names that would meet are told apart', async () => {
    for (const path of ['a.png', 'a-png.png', 'a.jpeg', 'B.png', 'b.jpeg']) {
      await writeImage(`in/${path}`, 2400, path.endsWith('png') ? 'png' : 'jpeg');
    }
    await runCli(['prepare', at('in'), '--out', at('out'), '--formats', 'webp']);
    expect((await readdir(at('out'))).sort()).toEqual([
      'B-png.webp',
      'a-jpeg.webp',
      'a-png-2.webp',
      'a-png.webp',
      'b-jpeg.webp',
    ]);
  });

  test('several folders keep their names, so that equal names in them never meet', async () => {
    await writeImage('x/a.png', 2400);
    await writeImage('y/a.png', 2400);
    await runCli(['prepare', at('x'), at('y/*.png'), '--out', at('out')]);
    expect((await readdir(at('out'), { recursive: true })).sort()).toEqual([
      'x',
      'x/a.webp',
      'y',
      'y/a.webp',
    ]);
  });

  test('odd names and escaped globs stay inside the output folder', async () => {
    await writeImage('in [x]/ü/日本 (1).png', 2400);
    await writeImage('in [x]/{c} d.png', 2400);
    const names = ['ü', 'ü/日本 (1).webp', '{c} d.webp'];
    for (const [index, pattern] of ['in [x]', String.raw`in \[x\]/**/*.png`].entries()) {
      const { code } = await runCli(['prepare', at(pattern), '--out', at(`out${index}`)]);
      expect(code).toBe(0);
      expect((await readdir(at(`out${index}`), { recursive: true })).sort()).toEqual(names.sort());
    }
    const single = await runCli(['prepare', at('in [x]/{c} d.png'), '--out', at('out')]);
    expect([single.code, await readdir(at('out'))]).toEqual([0, ['{c} d.webp']]);
  });

  test('a folder linked into itself is searched once', async () => {
    await writeImage('in/a.png', 2400);
    await symlink('.', at('in/loop'));
    const output = await runCli(['check', at('in'), '--json']);
    expect(parseJson(output)).toMatchObject({ files: [{ file: at('in/a.png') }], summary: { files: 1 } });
  });

  test.runIf(process.getuid?.() !== 0)('a read-only folder is told before any work', async () => {
    await writeImage('a.png', 2400);
    await mkdir(at('out'), { mode: 0o555 });
    const { code, stderr } = await runCli(['prepare', at('a.png'), '--out', at('out')]);
    expect([code, stderr]).toEqual([
      2,
      `\`${at('out')}\` cannot be written: permission denied. Choose another \`--out\`, or make this one writable.\n`,
    ]);
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

  test('an original is not overwritten through a link either', async () => {
    await writeImage('in/a.webp', 2400, 'webp');
    const before = await readFile(at('in/a.webp'));
    await symlink(at('in'), at('link'));
    const linked = await runCli(['prepare', at('in/a.webp'), '--out', at('link')]);
    expect([linked.code, linked.stderr]).toEqual([2, expect.stringMatching(/is an original/)]);
    await mkdir(at('out'));
    await link(at('in/a.webp'), at('out/a.webp'));
    const hard = await runCli(['prepare', at('in/a.webp'), '--out', at('out')]);
    expect([hard.code, hard.stderr]).toEqual([2, expect.stringMatching(/is an original/)]);
    expect(await readFile(at('in/a.webp'))).toEqual(before);
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

describe('--json', () => {
  test('is one document for an unknown command too', async () => {
    const output = await runCli(['bogus', '--json']);
    expect(parseJson(output)).toMatchObject({ error: { code: 'usage' } });
    expect([output.code, output.stderr]).toEqual([2, expect.stringMatching(/`bogus` is not a command/)]);
  });

  test('is a file name after `--`', async () => {
    const output = await runCli(['check', 'no-such-file.jpg', '--', '--json']);
    expect([output.code, output.stdout]).toEqual([2, '']);
    expect((await runCli(['bogus', '--', '--json'])).stdout).toBe('');
  });

  test.each([
    ['a missing file', ['check', 'no-such-file.jpg'], 'usage'],
    ['an unknown option', ['check', '--bogus', 'a.jpg'], 'usage'],
    ['a missing option', ['prepare', 'a.jpg'], 'usage'],
    [
      'a URL that is none of the web',
      ['edit', 'a.jpg', '-p', 'x', '-o', 'o.webp', '--base-url', 'ftp://x'],
      'usage',
    ],
    [
      'a request that would be refused',
      ['edit', 'a.jpg', '-p', 'x', '-o', 'o.webp', '--size', '1920x1080'],
      'violations',
    ],
  ])('is one document for %s too', async (_, args, code) => {
    const output = await runCli([...args, '--json'], { env: { OPENAI_API_KEY: 'x' } });
    const error = parseJson(output).error as { code: string; message: string };
    expect(error.code).toBe(code);
    expect(output.stderr).toContain(error.message);
    expect(output.code).toBe(code === 'usage' ? 2 : 1);
  });
});
