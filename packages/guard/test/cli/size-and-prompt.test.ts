import { describe, expect, test } from 'vitest';
import { parseJson, runCli } from './fake-terminal.js';

describe('size', () => {
  test('an invalid size is explained, with the nearest valid ones', async () => {
    const { code, stdout } = await runCli(['size', '1920x1080']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ 1920x1080/);
    expect(stdout).toMatch(/multiple of 16/);
    expect(stdout).toMatch(/nearest valid sizes: 1920x1088/);
  });

  test('a valid size is clean; an experimental one too, with a remark', async () => {
    expect(await runCli(['size', '1920x1088'])).toMatchObject({ code: 0, stdout: '✓ 1920x1088 is valid\n' });
    const { code, stdout } = await runCli(['size', '3840x2160']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/experimental/);
  });

  test('the model decides', async () => {
    expect((await runCli(['size', '1920x1088', '--model', 'gpt-image-1.5'])).code).toBe(1);
    expect((await runCli(['size', '1920x1088', '--model', 'gpt-image-2'])).code).toBe(0);
  });

  test('a model that is shut down takes no size, and one that is unknown is told', async () => {
    const retired = await runCli(['size', '1024x1024', '--model', 'dall-e-3']);
    expect([retired.code, retired.stdout]).toEqual([
      1,
      expect.stringMatching(/^✗ 1024x1024\n.*`dall-e-3` was shut down/),
    ]);
    expect(retired.stdout).not.toContain('nearest');
    const unknown = await runCli(['size', '1024x1024', '--model', 'gpt-image2']);
    expect(unknown.code).toBe(0);
    expect(unknown.stdout).toMatch(
      /^✓ 1024x1024 is valid for the models that are known\n.*Use `gpt-image-2`/,
    );
    expect((await runCli(['size', '1024x1000', '--model', 'gpt-image2'])).code).toBe(1);
  });

  test('`--json` is one document', async () => {
    const output = await runCli(['size', '1080x1080', 'auto', '--json']);
    expect(output.code).toBe(1);
    expect(parseJson(output)).toMatchObject({
      sizes: [
        { size: '1080x1080', valid: false, nearest: ['1088x1088', expect.any(String), expect.any(String)] },
        { size: 'auto', valid: true, nearest: [] },
      ],
    });
  });
});

describe('prompt', () => {
  test('names the words and shows the cleaned prompt', async () => {
    const { code, stdout } = await runCli(['prompt', 'A lighthouse, 8K, ultra HD']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/"8K, ultra HD"/);
    expect(stdout).toMatch(/cleaned: A lighthouse\n/);
  });

  test('a clean prompt is clean', async () => {
    expect((await runCli(['prompt', 'A 4K TV on the wall'])).code).toBe(0);
  });

  test('`--fix` prints the cleaned prompt and nothing else', async () => {
    expect(await runCli(['prompt', 'A lighthouse, 8K', '--fix'])).toEqual({
      code: 0,
      stdout: 'A lighthouse\n',
      stderr: '',
    });
  });

  test('a prompt of nothing but such words stays as it is, and is told', async () => {
    const fixed = await runCli(['prompt', 'Make it 4K', '--fix']);
    expect([fixed.code, fixed.stdout, fixed.stderr]).toEqual([
      1,
      'Make it 4K\n',
      expect.stringMatching(/refuses an empty prompt/),
    ]);
    const shown = await runCli(['prompt', 'Make it 4K']);
    expect(shown.stdout).toMatch(/nothing is left.*Describe the picture/);
    expect(shown.stdout).not.toContain('cleaned:');
    expect(parseJson(await runCli(['prompt', 'Make it 4K', '--json']))).toMatchObject({
      cleaned: 'Make it 4K',
    });
  });

  test('reads a prompt that is piped in', async () => {
    const piped = { isInputTerminal: false, readInput: () => Promise.resolve('Ein Leuchtturm, 8K\n') };
    expect((await runCli(['prompt', '--fix'], piped)).stdout).toBe('Ein Leuchtturm\n');
  });

  test('`--json` and `--quiet`', async () => {
    const output = await runCli(['prompt', 'A boat, 8K', '--json']);
    expect(parseJson(output)).toMatchObject({ cleaned: 'A boat', keywords: [{ text: '8K', start: 8 }] });
    expect(await runCli(['prompt', 'A boat, 8K', '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });
});

describe('usage', () => {
  test.each([
    [['siez', '1x1'], /`siez` is not a command. Use `check`/],
    [['size'], /Name a size.*\n.*size --help/],
    [['size', '1x1', '--modle', 'x'], /--modle/],
    [['size', '1x1', '--model'], /--model/],
    [['prompt'], /Name a prompt/],
    [['prompt', 'A', 'boat'], /Put the prompt in quotes/],
    [['prepare', 'a.png'], /`--out` is missing/],
    [['check', 'no-such-file.png'], /There is no file at `no-such-file.png`/],
    [['check', 'no/such/**/*.png'], /No image matches/],
    [['check', '.', '--concurrency', 'many'], /`--concurrency` takes a whole number, 1 to 64/],
    [['check', '.', '--max-bytes', '1.5 apples'], /`--max-bytes` takes bytes/],
    [['check', '.', '--max-bytes', '60MB'], /looser than the API/],
    [['check', '.', '--formats', 'gif'], /`webp`, `jpeg` or `png`/],
    [['edit', 'a.png', '--prompt', 'x', '--out', 'a.bmp'], /ends in .webp, .png or .jpg/],
    [['edit', 'a.png', '--prompt', 'x', '--out', 'b.png'], /OPENAI_API_KEY/],
    [
      ['edit', 'a.png', '--prompt', 'x', '--out', './a.png'],
      /`\.\/a\.png` is an original and is not overwritten/,
    ],
    [['edit', 'a.png', '--mask', 'm.png', '--prompt', 'x', '--out', 'm.png'], /`m\.png` is an original/],
    [[], /Usage: gpt-image-guard <command>/],
  ])('%j exits with 2 and says why', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  test('a variable that is set to nothing is not set', async () => {
    const env = { OPENAI_API_KEY: '', OPENAI_BASE_URL: ' ' };
    const { code, stderr } = await runCli(['edit', 'a.png', '--prompt', 'x', '--out', 'b.png'], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no API key\./);
  });

  test.each(['check', 'prepare', 'size', 'prompt', 'edit'])(
    '`%s --help` shows options and examples',
    async (name) => {
      const { code, stdout } = await runCli([name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Usage: gpt-image-guard ${name}`));
      expect(stdout).toMatch(/Options:\n/);
      expect(stdout).toMatch(/Examples:\n {2}gpt-image-guard/);
      expect((await runCli(['help', name])).stdout).toBe(stdout);
    },
  );

  test('`--version`', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
