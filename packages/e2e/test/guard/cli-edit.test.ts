import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startEmulator, type Emulator } from 'gpt-image-emulator';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeHalfMask, makePhoto } from './photos.js';

// The built program, as `npx` would start it: `pnpm test` builds before it tests.
const PROGRAM = fileURLToPath(new URL('../../../guard/dist/cli/main.js', import.meta.url));

interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let emulator: Emulator;
let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);

function cli(args: readonly string[], env: Record<string, string> = {}): Promise<Output> {
  return new Promise((resolve) => {
    // The test runner forces colours upon its children.
    const inherited = { ...process.env };
    delete inherited.FORCE_COLOR;
    const options = {
      cwd: folder,
      env: {
        ...inherited,
        XDG_CACHE_HOME: at('cache'),
        OPENAI_API_KEY: 'test',
        OPENAI_BASE_URL: `${emulator.url}/v1`,
        ...env,
      },
    };
    execFile(process.execPath, [PROGRAM, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-edit-'));
  await writeFile(at('photo.png'), await makePhoto(2400, 1600));
  await writeFile(at('mask.png'), await makeHalfMask(2400, 1600));
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  emulator.requests.length = 0;
});

describe('edit', () => {
  test('compresses, calls, saves', async () => {
    const { code, stdout, stderr } = await cli([
      'edit',
      'photo.png',
      ...[
        '--prompt',
        'Make it winter',
        '--size',
        '1536x1024',
        '--out',
        'new/winter.webp',
        '--mask',
        'mask.png',
      ],
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const saved = await sharp(await readFile(at('new/winter.webp'))).metadata();
    expect([saved.width, saved.height, saved.format]).toEqual([1536, 1024, 'webp']);
    expect(stdout).toMatch(/photo\.png: 2400x1600 png, .* MB → 2048x1365 /);
    expect(stdout).toMatch(/new\/winter\.webp: .* in /);
    const { images, mask, fields } = emulator.requests.at(-1)!;
    expect(images[0]!.facts.bytes).toBeLessThanOrEqual(1_536_000);
    expect(mask!.facts.width).toBe(2048);
    expect(fields).toMatchObject({ prompt: 'Make it winter', output_format: 'webp' });
  });

  test('waits and tries again after 429', async () => {
    emulator.failNext({ kind: 'rate-limit', retryAfterSeconds: 0 });
    const { code } = await cli([
      'edit',
      'photo.png',
      '--prompt',
      'x',
      '--out',
      'retry.jpg',
      '--size',
      '1024x1024',
    ]);
    expect(code).toBe(0);
    expect(emulator.requests.map(({ status }) => status)).toEqual([429, 200]);
    expect((await sharp(await readFile(at('retry.jpg'))).metadata()).format).toBe('jpeg');
  });

  test('a size the API refuses is refused here, before a byte leaves', async () => {
    const { code, stderr } = await cli([
      'edit',
      'photo.png',
      '--prompt',
      'x',
      '--out',
      'a.png',
      '--size',
      '1920x1080',
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: .*1080 is not a multiple of 16.*1920x1088/);
    expect(emulator.requests).toHaveLength(0);
  });

  test('what the API refuses is said in its own words', async () => {
    emulator.failNext('moderation');
    const { code, stderr } = await cli(['edit', 'photo.png', '--prompt', 'x', '--out', 'a.png']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/HTTP status 400: Your request was rejected by the safety system/);
    expect(await readdir(folder)).not.toContain('a.png');
  });

  test('a gateway that refuses the body, an API that is away, a file that is no image', async () => {
    emulator.failNext('body-too-large');
    const refused = await cli(['edit', 'photo.png', '--prompt', 'x', '--out', 'a.png']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/HTTP 413/) as string });
    const away = await cli(['edit', 'photo.png', '--prompt', 'x', '--out', 'a.png'], {
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    expect(away).toMatchObject({ code: 2, stderr: expect.stringMatching(/cannot be reached/) as string });
    await writeFile(at('page.png'), '<!doctype html>');
    const page = await cli(['edit', 'page.png', '--prompt', 'x', '--out', 'a.png']);
    expect(page.code).toBe(1);
    expect(page.stderr).not.toMatch(/at .*\.js:/);
  });

  test('`--json` is one document', async () => {
    const { stdout } = await cli(['edit', 'photo.png', '--prompt', 'x', '--out', 'b.webp', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ out: 'b.webp', images: [{ original: { width: 2400 } }] });
  });
});

describe('the program', () => {
  test('Ctrl-C leaves whole files only and exits with 130', async () => {
    await mkdir(at('many'));
    for (let index = 0; index < 8; index++) {
      await writeFile(at('many', `${index}.png`), await readFile(at('photo.png')));
    }
    const child = spawn(
      process.execPath,
      [PROGRAM, 'prepare', 'many', '--out', 'done', '--concurrency', '1'],
      {
        cwd: folder,
        env: { ...process.env, XDG_CACHE_HOME: at('cache') },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(130);
    const written = await readdir(at('done'));
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(8);
    for (const name of written) await sharp(at('done', name)).stats();
    const again = await cli(['prepare', 'many', '--out', 'done', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      summary: { skipped: written.length, prepared: 8 - written.length, failed: 0 },
    });
  });

  test.runIf(existsSync('/dev/full'))(
    'a full disk under standard output ends the run, drafts removed',
    async () => {
      await mkdir(at('full'));
      for (let index = 0; index < 8; index++) {
        await writeFile(at('full', `${index}.png`), await readFile(at('photo.png')));
      }
      const full = await open('/dev/full', 'w');
      const child = spawn(
        process.execPath,
        [PROGRAM, 'prepare', 'full', '--out', 'lost', '--concurrency', '2'],
        {
          cwd: folder,
          env: { ...process.env, XDG_CACHE_HOME: at('cache') },
          stdio: ['ignore', full.fd, 'pipe'],
        },
      );
      const exit = once(child, 'exit') as Promise<[code: number]>;
      const [stderr, [code]] = await Promise.all([text(child.stderr!), exit]);
      await full.close();
      expect(stderr.match(/Standard output cannot be written: .*no space left/g)).toHaveLength(1);
      expect(code).toBe(2);
      const written = await readdir(at('lost'));
      expect(written.length).toBeLessThan(8);
      for (const name of written) expect(name).toMatch(/^\d\.\w+$/);
    },
  );

  test('`NO_COLOR` and pipes are without colours, `FORCE_COLOR` is not', async () => {
    const plain = await cli(['size', '1920x1080']);
    expect(plain.stdout).not.toContain('\u001B[');
    const forced = await cli(['size', '1920x1080'], { FORCE_COLOR: '1' });
    expect(forced.stdout).toContain('\u001B[');
    const none = await cli(['size', '1920x1080'], { NO_COLOR: '1' });
    expect(none.stdout).not.toContain('\u001B[');
  });
});
