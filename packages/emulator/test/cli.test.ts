import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

// The command as it is published: `tsc -b` comes before the tests.
const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

function run(...args: string[]): { child: ChildProcess; output: () => string; line: Promise<string> } {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  const line = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('\n')) resolve(text);
      });
    }
  });
  return { child, output: () => text, line };
}

async function getExitCode(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'close')) as [unknown];
  return code;
}

test('serves until Ctrl-C and logs what it answered', async () => {
  const { child, line, output } = run('--port', '0', '--max-body-bytes', '1000');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await line)![0];
  const response = await fetch(`${url}/v1/images/edits`, {
    method: 'POST',
    headers: { authorization: 'Bearer k' },
    body: new Uint8Array(2000),
  });
  expect(response.status).toBe(413);
  await response.text();
  await fetch(`${url}/v1/images/generations`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
    body: '{"model":"dall-e-2","prompt":"x"}',
  });
  child.kill('SIGINT');
  expect(await getExitCode(child)).toBe(0);
  expect(output()).toContain('POST /v1/images/edits 0 bytes → 413\n');
  expect(output()).toContain("→ 400 invalid_value: The model 'dall-e-2' does not exist.\n");
});

test('explains itself', async () => {
  const { child, line } = run('--help');
  expect(await line).toContain('--max-body-bytes');
  expect(await getExitCode(child)).toBe(0);
});

test('names an option that is wrong, and exits with 2', async () => {
  const cases: [args: string[], message: string][] = [
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', 'x'], '`--port` is `x`. Give a whole number.'],
    [['--date', 'today'], '`date` is "today".'],
    [['--deployment', 'x'], 'Write `name=model`.'],
  ];
  for (const [args, message] of cases) {
    const { child, line } = run(...args);
    expect(await line).toContain(message);
    expect(await getExitCode(child)).toBe(2);
  }
});
