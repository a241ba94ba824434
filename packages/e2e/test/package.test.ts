import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import * as contract from 'gpt-image-contract';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { getTarball, packageNames } from './support/packed.js';

// The packages are ESM only: CommonJS loads them by `require(esm)`, and resolution before Node 12 is not meant.
const IGNORED_RESOLUTIONS = ['node10', 'node16-cjs'];

interface Manifest {
  homepage?: string;
  repository?: { url?: string; directory?: string };
  keywords?: string[];
  exports: Record<string, string | { types: string; default: string }>;
}

describe.each(packageNames)('%s, packed', (name) => {
  it('is what publint calls well packed', async () => {
    const tarball = Uint8Array.from(readFileSync(await getTarball(name))).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    expect(pkg.name).toBe(name);
  });

  it('has types that resolve wherever its code does', async () => {
    const contents = createPackageFromTarballData(new Uint8Array(readFileSync(await getTarball(name))));
    const result = await checkPackage(contents);
    if (result.types === false) throw new Error(`${name} has no types`);
    const problems = result.problems.filter(
      (problem) =>
        !('resolutionKind' in problem && IGNORED_RESOLUTIONS.includes(problem.resolutionKind)) &&
        problem.kind !== 'CJSResolvesToESM',
    );
    expect(problems).toEqual([]);
  });

  it('holds neither tests, sources nor source maps', async () => {
    const contents = createPackageFromTarballData(new Uint8Array(readFileSync(await getTarball(name))));
    const files = contents.listFiles().map((file) => file.slice(`/node_modules/${name}/`.length));
    expect(files.filter((file) => /^(?:test|src)\/|\.map$|\.tsbuildinfo$/.test(file))).toEqual([]);
    const manifest = JSON.parse(contents.readFile(`/node_modules/${name}/package.json`)) as Manifest;
    const code = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [] : entry.default,
    );
    expect(code.length).toBeGreaterThan(0);
    for (const path of code) expect(files).toContain(path.slice('./'.length));
    // A map that is not there is a warning in every debugger and bundler.
    const text = Object.values(manifest.exports)
      .flatMap((entry) => (typeof entry === 'string' ? [] : [entry.default, entry.types]))
      .map((path) => contents.readFile(`/node_modules/${name}/${path.slice('./'.length)}`));
    expect(text.filter((each) => each.includes('sourceMappingURL='))).toEqual([]);
  });

  // Provenance is signed for a repository, and a registry shows the README without what stands around it.
  it('tells where it comes from, and leads there', async () => {
    const contents = createPackageFromTarballData(new Uint8Array(readFileSync(await getTarball(name))));
    const { homepage, repository, keywords } = JSON.parse(
      contents.readFile(`/node_modules/${name}/package.json`),
    ) as Manifest;
    expect(repository?.url).toMatch(/^git\+https:\/\/github\.com\/.+\.git$/);
    expect(homepage).toBe(
      `${(repository?.url ?? '').slice('git+'.length, -'.git'.length)}/tree/main/${repository?.directory ?? ''}`,
    );
    expect(keywords).toContain('gpt-image');
    const readme = contents.readFile(`/node_modules/${name}/README.md`);
    expect(readme.match(/\]\(\.[^)]*\)/g) ?? []).toEqual([]);
  });
});

const LABELLED = join(import.meta.dirname, '../../contract/test/prompt/labelled');

/** Every labelled prompt of the contract's tests. */
function readPrompts(): string[] {
  return readdirSync(LABELLED).flatMap((file) =>
    readFileSync(join(LABELLED, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (line.split('\t')[2] ?? '').replaceAll('\\n', '\n')),
  );
}

// Its vocabularies are sorted and squeezed on the way into the package.
it('the contract, packed, reads prompts as its sources do', async () => {
  const tarball = await getTarball('gpt-image-contract');
  const contents = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)));
  const directory = mkdtempSync(join(tmpdir(), 'packed-contract-'));
  try {
    const file = join(directory, 'index.mjs');
    writeFileSync(file, contents.readFile('/node_modules/gpt-image-contract/dist/bundle.js'));
    const packed = (await import(pathToFileURL(file).href)) as typeof contract;
    const prompts = readPrompts();
    expect(prompts.length).toBeGreaterThan(1000);
    const differing = prompts.filter(
      (prompt) =>
        JSON.stringify(packed.findResolutionKeywords(prompt)) !==
          JSON.stringify(contract.findResolutionKeywords(prompt)) ||
        packed.cleanPrompt(prompt) !== contract.cleanPrompt(prompt),
    );
    expect(differing).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
