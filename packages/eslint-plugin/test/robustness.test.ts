import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const STORE = join(ROOT, 'node_modules', '.pnpm');
/** `ROBUSTNESS=all` lints every source that is installed, which takes minutes. */
const isFull = process.env.ROBUSTNESS === 'all';
const MOST_FILES = isFull ? Number.POSITIVE_INFINITY : 150;
const FILES_PER_PACKAGE = isFull ? Number.POSITIVE_INFINITY : 2;
const MOST_BYTES = isFull ? 2_000_000 : 40_000;

const CONFIG: Linter.Config[] = [
  {
    files: ['**/*.ts', '**/*.js'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  { ...plugin.configs.strict, files: ['**/*.ts', '**/*.js'] },
];

function lint(code: string, filename: string) {
  return new Linter().verify(code, CONFIG, { filename, allowInlineConfig: false });
}

/** Sources of installed packages: those with a trigger word first, for the rules do nothing in the others. */
function findSources(): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(STORE)) {
    const folder = join(STORE, entry, 'node_modules');
    let count = 0;
    let files: string[];
    try {
      files = readdirSync(folder, { recursive: true }).map(String);
    } catch {
      // Not a package: the store's own lock file.
      continue;
    }
    for (const file of files) {
      if (count >= FILES_PER_PACKAGE || found.length >= MOST_FILES) break;
      if (!/\.(?:[cm]?js|ts)$/.test(file) || file.endsWith('.d.ts')) continue;
      const path = join(folder, file);
      const facts = statSync(path);
      const { size } = facts;
      // A folder may be named `highlight.js`.
      if (!facts.isFile() || size === 0 || size > MOST_BYTES) continue;
      if (!isFull && !/images|generate|edit|fetch/.test(readFileSync(path, 'utf8'))) continue;
      count++;
      found.push(path);
    }
  }
  return found;
}

describe('installed packages', () => {
  const sources = findSources();

  it('are many', () => {
    expect(sources.length).toBeGreaterThan(40);
  });

  it(
    'are linted without a throw and without a report',
    () => {
      const reports = sources.flatMap((path) => {
        // The rules are switched on for every file by a comment that holds the words they look for.
        const code = `${readFileSync(path, 'utf8')}\n/* images image_generation image_url */`;
        const messages = lint(code, path.endsWith('.ts') ? 'file.ts' : 'file.js');
        return messages
          .filter(({ fatal }) => fatal !== true)
          .map(({ line, message }) => `${path}:${line} ${message}`);
      });
      expect(reports).toEqual([]);
    },
    isFull ? 1_800_000 : 120_000,
  );
});

/** Deterministic random numbers below 1 (mulberry32), so that a failure can be had again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('programs cut and spliced', () => {
  const programs = readdirSync(join(ROOT, 'docs', 'rules')).flatMap((page) =>
    [...readFileSync(join(ROOT, 'docs', 'rules', page), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(
      ([, code = '']) => code,
    ),
  );
  const tokens = programs.map((code) => code.match(/[\w$]+|'[^'\n]*'|`[^`]*`|\s+|[^]/g) ?? []);

  it('are linted without a throw', () => {
    const random = createRandom(20261121);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    let parsed = 0;
    for (let round = 0; round < 1500; round++) {
      const base = [...pick(tokens)];
      for (let change = 0; change < 1 + Math.floor(random() * 3); change++) {
        const from = Math.floor(random() * base.length);
        const donor = pick(tokens);
        const start = Math.floor(random() * donor.length);
        base.splice(from, Math.floor(random() * 4), ...donor.slice(start, start + Math.floor(random() * 6)));
      }
      const code = base.join('');
      const messages = lint(code, 'file.ts');
      if (!messages.some(({ fatal }) => fatal)) parsed++;
    }
    // Most cuts do not parse; those that do are what is looked for.
    expect(parsed).toBeGreaterThan(100);
  }, 120_000);
});

describe('large files', () => {
  const head = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

  it('with a `let` of 2,000 branches are judged branch by branch', () => {
    const branches = Array.from(
      { length: 2000 },
      (_, index) => `if (kind === ${index}) size = '${index === 1999 ? '1920x1080' : '1024x1024'}';`,
    );
    const code = `${head}let size = 'auto';\n${branches.join('\n')}\nclient.images.generate({ size });`;
    expect(lint(code, 'file.ts').map(({ line }) => line)).toEqual([2003]);
  });

  it('with a `+` of 500 operands do not overflow', () => {
    const code = `${head}client.images.generate({ prompt: ${Array.from({ length: 500 }, () => "'a '").join(' + ')} + ', 8K' });`;
    expect(lint(code, 'file.ts').map(({ ruleId }) => ruleId)).toEqual(['gpt-image/no-resolution-keywords']);
  });

  it('with 500 nested branches do not overflow', () => {
    const code = `${head}client.images.generate({ size: ${Array.from({ length: 500 }, (_, index) => `a === ${index} ? 'auto' : `).join('')}'1920x1080' });`;
    expect(lint(code, 'file.ts')).toHaveLength(1);
  });

  it('with 2,000 classes that extend one another do not overflow', () => {
    const heirs = Array.from({ length: 2000 }, (_, index) => `class B${index + 1} extends B${index} {}`);
    const code = `${head}class B0 { size = '1920x1080'; draw() { return client.images.generate({ size: this.size }); } }\n${heirs.join('\n')}`;
    expect(lint(code, 'file.ts').map(({ line }) => line)).toEqual([3]);
  });

  it('with 500 pieces that may be added to a text are judged piece by piece', () => {
    const pieces = Array.from({ length: 500 }, (_, index) => `if (words.a${index}) prompt += ', a bird';`);
    const code = `${head}let prompt = 'a door';\n${pieces.join('\n')}\nif (words.b) prompt += ', 8K';\nclient.images.generate({ prompt });`;
    expect(lint(code, 'file.ts').map(({ line }) => line)).toEqual([504]);
  });

  it('that refer to themselves end', () => {
    const code = `${head}let a = b, b = a;\nconst f = (x) => f(g(x)), g = (x) => g(f(x));\nconst o = { ...o, size: o.size };\nlet s = 'x'; s = \`\${s}\${s}8K\`; const l = [...l, l[0]].map((e) => l.map(() => e));\nclient.images.edit({ prompt: s + l.join(), image: l });\nclient.images.generate({ size: a, prompt: f(1), ...o });\nclient.images.edit(o);`;
    expect(lint(code, 'file.ts').filter(({ fatal }) => fatal)).toEqual([]);
  });
});
