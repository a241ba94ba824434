import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';

const ROOT = new URL('../../../', import.meta.url);
const names = Object.keys(plugin.rules ?? {}).sort();

function list(path: string, suffix: string): string[] {
  return readdirSync(fileURLToPath(new URL(path, ROOT)))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8');
}

/** Folders of the sources, each knowing those above it in this list. */
const LAYERS = [
  ['ast'],
  ['trace'],
  ['call'],
  ['model', 'output', 'prompt', 'size', 'upload'],
  ['suggest'],
  ['names'],
  ['rules'],
];

const manifest = JSON.parse(read('packages/eslint-plugin/package.json')) as {
  name: string;
  version: string;
  repository: { url: string };
};

describe('the plugin', () => {
  it('says the name and version of its package, which caches and `--print-config` go by', () => {
    expect(plugin.meta).toEqual({
      name: manifest.name,
      version: manifest.version,
      namespace: 'gpt-image',
    });
  });

  it('exports every rule there is a file for', () => {
    expect(names).toEqual(list('packages/eslint-plugin/src/rules/', '.ts'));
  });

  it('has folders that know only what stands below them', () => {
    for (const [height, folders] of LAYERS.entries()) {
      const below = LAYERS.slice(0, height).flat();
      for (const folder of folders) {
        const path = `packages/eslint-plugin/src/${folder}/`;
        const imports = list(path, '.ts').flatMap((file) =>
          [...read(`${path}${file}.ts`).matchAll(/from '\.\.\/([a-z]+)\//g)].map(([, other]) => other),
        );
        expect(below, folder).toEqual(expect.arrayContaining([...new Set(imports)]));
      }
    }
  });

  it('has no other folders', () => {
    const entries = readdirSync(new URL('../src/', import.meta.url), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual(LAYERS.flat().sort());
  });

  it('has a page for every rule', () => {
    expect(list('docs/rules/', '.md')).toEqual(names);
  });

  it('has tests for every rule', () => {
    expect(list('packages/eslint-plugin/test/rules/', '.test.ts')).toEqual(names);
  });

  it.each(names)('tests %s as JavaScript, as TypeScript and with types', (name) => {
    const source = read(`packages/eslint-plugin/test/rules/${name}.test.ts`);
    const runs = [...source.matchAll(/^(\w+)Tester\.run\(.*?^\}\);$/gms)];
    for (const kind of ['valid', 'invalid']) {
      // An empty list of cases tests nothing.
      const filled = runs.filter(([code]) => new RegExp(`^ {2}${kind}: (?!\\[\\])`, 'm').test(code));
      const tiers = new Set(filled.map(([, tier]) => tier));
      expect(tiers, `${kind} cases`).toEqual(new Set(['js', 'ts', 'typed']));
    }
  });

  it('lists every rule in its README', () => {
    const listed = [...read('packages/eslint-plugin/README.md').matchAll(/^\| \[`([\w-]+)`\]/gm)];
    expect(listed.map(([, name]) => name)).toEqual(names);
  });

  it.each(['recommended', 'strict'] as const)('has every rule in `%s`', (name) => {
    expect(Object.keys(plugin.configs[name].rules ?? {}).sort()).toEqual(
      names.map((rule) => `gpt-image/${rule}`),
    );
  });

  it('reports everything as an error in `strict`', () => {
    for (const entry of Object.values(plugin.configs.strict.rules ?? {})) {
      expect([entry].flat()[0]).toBe('error');
    }
  });

  it('warns where the API does not refuse', () => {
    const warned = Object.entries(plugin.configs.recommended.rules ?? {})
      .filter(([, entry]) => entry === 'warn')
      .map(([name]) => name);
    expect(warned).toEqual([
      'gpt-image/max-input-images',
      'gpt-image/no-experimental-size',
      'gpt-image/no-resolution-keywords',
      'gpt-image/require-prepared-vision-image',
    ]);
  });

  it('can be extended by name with `defineConfig`', () => {
    const config = defineConfig([{ plugins: { 'gpt-image': plugin }, extends: ['gpt-image/recommended'] }]);
    const code = "import OpenAI from 'openai';\nnew OpenAI().images.generate({ size: '1920x1080' });";
    const [message] = new Linter().verify(code, config);
    expect(message?.ruleId).toBe('gpt-image/valid-size');
  });

  it('imports nothing at run time but the contract', () => {
    const sources = readdirSync(fileURLToPath(new URL('../src/', import.meta.url)), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts'));
    const packages = sources.flatMap((file) =>
      [
        ...read(`packages/eslint-plugin/src/${file}`).matchAll(
          /^import (?!type )[^;]*? from '([^.'][^']*)'/gms,
        ),
      ].map(([, source]) => source),
    );
    expect(new Set(packages)).toEqual(new Set(['gpt-image-contract']));
  });
});

describe.each(names)('%s', (name) => {
  const meta = plugin.rules?.[name]?.meta;

  it('describes itself, its options and its defaults', () => {
    const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');
    expect(meta?.docs?.url).toBe(`${repository}/blob/main/docs/rules/${name}.md`);
    expect(meta?.docs?.description).toMatch(/^(?:disallow|enforce|require) .*[^.]$/);
    expect(meta?.defaultOptions).toBeDefined();
    expect(meta?.languages).toEqual(['js/js']);
    expect(meta?.fixable).toBeUndefined();
  });

  it('has a page that explains options and when not to use it', () => {
    expect(existsSync(fileURLToPath(new URL(`docs/rules/${name}.md`, ROOT)))).toBe(true);
    const page = read(`docs/rules/${name}.md`);
    expect(page).toMatch(/^## Examples$/m);
    expect(page).toMatch(/^## When not to use it$/m);
    const [schema] = Array.isArray(meta?.schema) ? meta.schema : [];
    for (const option of Object.keys((schema?.properties as object | undefined) ?? {})) {
      expect(page).toContain(`### \`${option}\``);
    }
  });

  it('answers a misspelt option with an error that names it', () => {
    const config = [
      { plugins: { 'gpt-image': plugin }, rules: { [`gpt-image/${name}`]: ['error', { tpyo: 1 }] } },
    ];
    expect(() => new Linter().verify('', config as unknown as Linter.Config[])).toThrow(
      /tpyo|should NOT have more than/,
    );
  });
});
