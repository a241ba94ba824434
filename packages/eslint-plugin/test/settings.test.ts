import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';

function lint(settings: unknown, code: string) {
  return new Linter().verify(code, [plugin.configs.recommended, { settings: { 'gpt-image': settings } }]);
}

describe("settings['gpt-image']", () => {
  it.each([
    [{ helper: [] }, /`helper` is not a key of settings\['gpt-image'\]. Use `helpers`/],
    [{ helpers: 'compress' }, /\.helpers takes a list/],
    [{ helpers: [{ from: 'lib', name: 'x' }] }, /helpers\[0\]\.from takes 'file' or 'package', not "lib"/],
    [{ helpers: [{ from: 'file', name: 'x', pth: 'a' }] }, /`pth` is not a key of .*helpers\[0\]/],
    [{ clients: [{ from: 'package', name: 'x' }] }, /clients\[0\]\.package takes the name of a package/],
    [{ clients: [3] }, /clients\[0\] takes a name/],
    [{ helpers: [{ from: 'file', name: [] }] }, /name takes a name or a list of names/],
    [{ model: 2 }, /\.model takes a model id/],
    [{ policy: { maxImage: 1 } }, /\.policy: `maxImage` is not a policy option/],
    [{ policy: { maxImages: 17 } }, /\.policy: `maxImages` of 17 is looser/],
    [[], /takes an object/],
  ])('names the mistake in %j', (settings, message) => {
    expect(() => lint(settings, 'let images;')).toThrow(message);
  });

  it('takes a mistake for one in a file without any call, too', () => {
    expect(() => lint({ typo: 1 }, '1;')).toThrow(/`typo`/);
  });

  const edit = (image: string) =>
    `import OpenAI, { toFile } from 'openai';\nconst client = new OpenAI();\n${image.replace('EDIT', 'client.images.edit')}`;

  it.each([
    [
      'a name',
      ['compress'],
      "import { compress } from './x.js';\nEDIT({ image: await toFile(await compress(createReadStream('a')), 'a.png', { type: 'image/png' }) });",
    ],
    ['a member', ['images.compress'], "EDIT({ image: await images.compress(createReadStream('a')) });"],
    [
      'a package',
      [{ from: 'package', name: 'shrink', package: '@acme/images' }],
      "import { shrink } from '@acme/images';\nEDIT({ image: await shrink(createReadStream('a')) });",
    ],
    [
      'a file',
      [{ from: 'file', name: 'shrink', path: './src/shrink.ts' }],
      "import { shrink } from '../src/shrink.js';\nEDIT({ image: await shrink(createReadStream('a')) });",
    ],
    [
      'a default export',
      [{ from: 'file', name: 'default', path: 'lib/shrink.ts' }],
      "import anything from '@/lib/shrink';\nEDIT({ image: await anything(createReadStream('a')) });",
    ],
  ])('knows a helper by %s', (_, helpers, code) => {
    const strict = new Linter().verify(edit(code), [
      plugin.configs.strict,
      { settings: { 'gpt-image': { helpers } } },
    ]);
    expect(strict.filter(({ ruleId }) => ruleId === 'gpt-image/require-prepared-image')).toEqual([]);
  });

  it('does not take a function of the same name from another package for a helper', () => {
    const helpers = [{ from: 'package', name: 'shrink', package: '@acme/images' }];
    const code = edit("import { shrink } from 'other';\nEDIT({ image: shrink(createReadStream('a')) });");
    const found = new Linter().verify(code, [
      plugin.configs.strict,
      { settings: { 'gpt-image': { helpers } } },
    ]);
    expect(found.map(({ ruleId }) => ruleId)).toContain('gpt-image/require-prepared-image');
  });

  it('knows a client by its specifier', () => {
    const code = "import { studio } from './studio.js';\nstudio.images.generate({ size: '1920x1080' });";
    expect(lint(undefined, code)).toEqual([]);
    expect(lint({ clients: [{ from: 'file', name: 'studio', path: './studio.ts' }] }, code)).toHaveLength(1);
  });

  it('assumes the model where the code does not name one', () => {
    const code = "import OpenAI from 'openai';\nnew OpenAI().images.generate({ model, size: '2048x1152' });";
    expect(lint({}, code)).toEqual([]);
    expect(lint({ model: 'gpt-image-1.5' }, code)).toHaveLength(1);
  });

  it('holds the policy', () => {
    const code = "import OpenAI from 'openai';\nnew OpenAI().images.generate({ size: '3840x2160' });";
    expect(lint({}, code)).toHaveLength(1);
    expect(lint({ policy: { allowExperimentalSizes: true } }, code)).toEqual([]);
  });
});
