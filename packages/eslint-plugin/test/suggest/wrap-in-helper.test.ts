import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

function lint(code: string, filename: string) {
  return new Linter().verify(
    code,
    [
      { files: ['**/*.ts', '**/*.js', '**/*.cjs'], languageOptions: { parser } },
      { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
      { plugins: { 'gpt-image': plugin }, rules: { 'gpt-image/require-prepared-image': 'error' } },
    ],
    { filename },
  );
}

/** Applies the suggestions one after the other, as an editor does, until none is left. */
function mend(code: string, filename = 'file.ts'): string {
  let text = code;
  for (let round = 0; round < 10; round++) {
    const messages = lint(text, filename);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    const fix = messages.flatMap(({ suggestions = [] }) => suggestions)[0]?.fix;
    if (fix === undefined) return text;
    text = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  }
  throw new Error('the suggestions do not come to an end');
}

const HEAD = `import { createReadStream as read } from 'node:fs';\nimport OpenAI from 'openai';\nconst client = new OpenAI();\n`;
const GUARD = `import { prepareImage } from 'gpt-image-guard';\n`;

/** Code with an import of the guard among those of packages. */
function importing(code: string, helper = 'prepareImage'): string {
  const line = `import { ${helper} } from 'gpt-image-guard';\n`;
  const last = /^.* from '(?:ai|form-data)';\n/m;
  return last.test(code)
    ? code.replace(last, `$&${line}`)
    : code.replace(/^(?=import \w+ from 'openai')/m, line);
}

describe('suggestions that wrap an upload', () => {
  it('may be applied one after the other, two of them on one line', () => {
    expect(mend(`${HEAD}await client.images.edit({ image: [read('a.png'), read('b.png')], prompt });`)).toBe(
      importing(
        `${HEAD}await client.images.edit({ image: [await prepareImage(read('a.png')), await prepareImage(read('b.png'))], prompt });`,
      ),
    );
  });

  it('add both helpers to one import', () => {
    const code = `${HEAD}export async function edit(one: File, many: File[]) {\n  await client.images.edit({ image: one });\n  await client.images.edit({ image: many });\n}`;
    expect(mend(code)).toBe(
      importing(code, 'prepareImage, prepareImages')
        .replace('image: one', 'image: await prepareImage(one)')
        .replace('image: many', 'image: await prepareImages(many)'),
    );
  });

  const raw = `await client.images.edit({ image: read('a.png') });`;
  it.each([
    ['an import of it', `import { prepareImage } from 'gpt-image-guard';\n`, 'prepareImage'],
    ['an import under another name', `import { prepareImage as shrink } from 'gpt-image-guard';\n`, 'shrink'],
    ['the whole package', `import * as guard from 'gpt-image-guard';\n`, 'guard.prepareImage'],
    ['an import from Deno’s npm', `import { prepareImage } from 'npm:gpt-image-guard@1';\n`, 'prepareImage'],
  ])('use %s that is there', (_, line, name) => {
    expect(mend(`${line}${HEAD}${raw}`)).toBe(
      `${line}${HEAD}${raw.replace("read('a.png')", `await ${name}(read('a.png'))`)}`,
    );
  });

  it.each([
    [
      'an import of another of its functions',
      `import { guardFetch } from 'gpt-image-guard';\n`,
      `import { guardFetch, prepareImage } from 'gpt-image-guard';\n`,
    ],
    [
      'an import with a type in it',
      `import { type PreparedImage } from 'gpt-image-guard';\n`,
      `import { type PreparedImage, prepareImage } from 'gpt-image-guard';\n`,
    ],
    [
      'an import with a line for each name',
      `import {\n  guardFetch, // all of them\n  type PreparedImage,\n} from 'gpt-image-guard';\n`,
      `import {\n  guardFetch, // all of them\n  type PreparedImage, prepareImage,\n} from 'gpt-image-guard';\n`,
    ],
    [
      'an import with two lines',
      `import {\n  guardFetch,\n  inspect\n} from 'gpt-image-guard';\n`,
      `import {\n  guardFetch,\n  inspect,\n  prepareImage\n} from 'gpt-image-guard';\n`,
    ],
  ])('extend %s', (_, before, after) => {
    expect(mend(`${before}${HEAD}${raw}`)).toBe(
      `${after}${HEAD}${raw.replace("read('a.png')", "await prepareImage(read('a.png'))")}`,
    );
  });

  const wrapped = raw.replace("read('a.png')", "await prepareImage(read('a.png'))");
  const own = `import { a } from './a.js';\n`;
  it.each([
    ['behind the runtime’s modules, ahead of packages that follow in order', HEAD, importing(HEAD)],
    [
      'behind packages in order that come first',
      `import express from 'express';\n${own}`,
      `import express from 'express';\n${GUARD}${own}`,
    ],
    [
      'behind all packages in no order',
      `import OpenAI from 'openai';\nimport zod from 'zod';\nimport axios from 'axios';\n${own}`,
      `import OpenAI from 'openai';\nimport zod from 'zod';\nimport axios from 'axios';\n${GUARD}${own}`,
    ],
    [
      'behind the runtime’s modules, where there are no packages',
      `import fs from 'fs';\n${own}`,
      `import fs from 'fs';\n${GUARD}${own}`,
    ],
    ['ahead of the project’s files', own, `${GUARD}${own}`],
    [
      'behind what is imported for what it does',
      `import './polyfill.js';\n`,
      `import './polyfill.js';\n${GUARD}`,
    ],
    [
      'behind an import that a comment speaks of',
      `// @ts-expect-error no types\nimport legacy from 'legacy';\n`,
      `// @ts-expect-error no types\nimport legacy from 'legacy';\n${GUARD}`,
    ],
    [
      'behind an import with its comment on the line',
      `import a from 'a'; // first\n${own}`,
      `import a from 'a'; // first\n${GUARD}${own}`,
    ],
    [
      'behind an import on the same line as others',
      `import a from 'a'; ${own}`,
      `import a from 'a';\n${GUARD.trim()} ${own}`,
    ],
    [
      'with the quotes, without the semicolons and with the line ends of the others',
      `// @ts-nocheck\r\nimport zod from "zod"\r\n`,
      `// @ts-nocheck\r\nimport zod from "zod"\r\nimport { prepareImage } from "gpt-image-guard"\r\n`,
    ],
    ['below directives', `'use server';\n\nconst a = 1;\n`, `'use server';\n\n${GUARD}\nconst a = 1;\n`],
    [
      'below what is said of the file, above what is said of a function',
      `#!/usr/bin/env node\n// Copyright 2026\n/** Adds. */\nfunction add() {}\n`,
      `#!/usr/bin/env node\n// Copyright 2026\n${GUARD}\n/** Adds. */\nfunction add() {}\n`,
    ],
    [
      'beside an import of types',
      `import type { PreparedImage } from 'gpt-image-guard';\n`,
      `import type { PreparedImage } from 'gpt-image-guard';\n${GUARD}`,
    ],
    [
      'from Deno’s npm',
      `import zod from 'npm:zod';\n`,
      `import { prepareImage } from 'npm:gpt-image-guard';\nimport zod from 'npm:zod';\n`,
    ],
    [
      'from Deno’s npm where others come by address',
      `import { serve } from 'https://deno.land/std/http/server.ts';\n`,
      `import { serve } from 'https://deno.land/std/http/server.ts';\nimport { prepareImage } from 'npm:gpt-image-guard';\n`,
    ],
  ])('import it %s', (_, before, after) => {
    const code = `export async function edit() {\n  const { default: OpenAI } = await import('openai');\n  const { createReadStream: read } = await import('node:fs');\n  const client = new OpenAI();\n  ${raw}\n}\n`;
    expect(mend(`${before}${code}`)).toBe(`${after}${code.replace(raw, wrapped)}`);
  });

  it('import the whole of it where whole modules are imported', () => {
    const code = `import fs = require('fs');\nimport OpenAI = require('openai');\nconst client = new OpenAI();\nexport const edit = async () => {\n  await client.images.edit({ image: fs.createReadStream('a.png') });\n  await client.images.edit({ image: fs.createReadStream('b.png') });\n};`;
    expect(mend(code)).toBe(
      code
        .replace('import OpenAI', "import guard = require('gpt-image-guard');\nimport OpenAI")
        .replaceAll(/fs\.createReadStream\('..png'\)/g, 'await guard.prepareImage($&)'),
    );
  });

  it.each([
    [`import OpenAI, { toFile } from 'openai';\n`, `${GUARD}import OpenAI from 'openai';\n`],
    [`import { toFile, OpenAI } from 'openai';\n`, `${GUARD}import { OpenAI } from 'openai';\n`],
    [
      `import OpenAI from 'openai';\nimport { toFile } from 'openai/uploads';\n`,
      `import OpenAI from 'openai';\n${GUARD}`,
    ],
    [
      `import OpenAI, { toFile } from 'openai';\nexport { toFile };\n`,
      `${GUARD}import OpenAI, { toFile } from 'openai';\nexport { toFile };\n`,
    ],
    [
      `import OpenAI, { /* of uploads */ toFile } from 'openai';\n`,
      `${GUARD}import OpenAI, { /* of uploads */ toFile } from 'openai';\n`,
    ],
  ])('take out the import that nothing reads any more: %s', (before, after) => {
    const call = (image: string) =>
      `const client = new OpenAI();\nexport const edit = async (image: Blob) => client.images.edit({ image: ${image} });`;
    expect(mend(before + call(`await toFile(image, 'a.png')`))).toBe(
      after + call('await prepareImage(image)'),
    );
  });

  describe('take out constants that nothing reads any more', () => {
    const edit = (constants: string, image: string, imports = 'OpenAI, { toFile }') =>
      `import ${imports} from 'openai';\nconst client = new OpenAI();\nexport async function edit(bytes: Buffer, type: string) {\n${constants}  return client.images.edit({ image: ${image} });\n}`;
    const name = 'await toFile(bytes, `a.${extension}`, { type })';

    it.each([
      ["  const extension = type.split('/').pop() ?? 'png';\n", ''],
      ['  log(type);\n\n  const extension = type.slice(6);\n\n', '  log(type);\n\n'],
      [
        "  const short = type.replace('image/', '');\n  const extension = short === 'jpeg' ? 'jpg' : short;\n",
        '',
      ],
    ])('%s', (before, after) => {
      expect(mend(edit(before, name))).toBe(importing(edit(after, 'await prepareImage(bytes)', 'OpenAI')));
    });

    it.each([
      ['what does something', '  const extension = next();\n'],
      ['what other code reads', '  const extension = type.slice(6);\n  log(extension);\n'],
      ['what a comment speaks of', '  // short\n  const extension = type.slice(6);\n'],
      ['what has no line to itself', '  log(); const extension = type.slice(6);\n'],
      ['what is taken from a list', '  const extension = EXTENSIONS.pop();\n'],
    ])('but not %s', (_, constants) => {
      expect(mend(edit(constants, name))).toBe(
        importing(edit(constants, 'await prepareImage(bytes)', 'OpenAI')),
      );
    });
  });

  it('take another name where the code has a function of that one', () => {
    const own = `function prepareImage(path: string) { return read(path); }\n`;
    const code = `${HEAD}${own}await client.images.edit({ image: read('a.png') });`;
    expect(mend(code)).toBe(
      importing(
        code.replace("{ image: read('a.png') }", "{ image: await guardPrepareImage(read('a.png')) }"),
        'prepareImage as guardPrepareImage',
      ),
    );
  });

  it('do not mistake a parameter for the import of that name', () => {
    const code = `${GUARD}${HEAD}export const edit = async (prepareImage: boolean) =>\n  client.images.edit({ image: read(String(prepareImage)) });`;
    expect(mend(code)).toBe(
      code
        .replace('{ prepareImage }', '{ prepareImage, prepareImage as guardPrepareImage }')
        .replace(
          'image: read(String(prepareImage))',
          'image: await guardPrepareImage(read(String(prepareImage)))',
        ),
    );
  });

  it('require it where the code requires', () => {
    const code = `const OpenAI = require('openai');\nconst client = new OpenAI();\nexports.edit = async (path) => client.images.edit({ image: require('fs').createReadStream(path) });`;
    expect(mend(code, 'file.cjs')).toBe(
      `const { prepareImage } = require('gpt-image-guard');\n${code.replace("require('fs').createReadStream(path)", "await prepareImage(require('fs').createReadStream(path))")}`,
    );
  });

  it.each([
    ['imports', "import { toFile } from 'openai/uploads';"],
    ['exports', 'export const maxDuration = 60;'],
    ['exports a list', 'export { a } ;'],
    ['exports all', "export * from './a.js';"],
  ])('import it where the file %s, whatever a function requires', (_, line) => {
    const code = `${line}\nasync function a(path) {\n  const OpenAI = require('openai');\n  const client = new OpenAI();\n  await client.images.edit({ image: require('fs').createReadStream(path) });\n}`;
    expect(mend(code, 'file.js')).toMatch(/^import \{ prepareImage \} from 'gpt-image-guard';$/m);
  });

  it('keep a promise where a promise was', () => {
    const code = `${HEAD}declare const toFile: any;\nexport const edit = async (paths: string[]) =>\n  client.images.edit({ image: await Promise.all(paths.map((path) => toFile(read(path), path))) });`;
    expect(mend(code)).toBe(importing(code.replace('toFile(read(path), path)', 'prepareImage(read(path))')));
  });

  it('are not made where nothing can be awaited', () => {
    const sync = `${HEAD}export const edit = (image: File) => client.images.edit({ image });`;
    expect(mend(sync)).toBe(sync);
  });
});

/** The suggestion's edit of one expression, in a file of imports and one function. */
function mended(code: string, from: string, to: string, helper = 'prepareImage'): [string, string] {
  return [
    code,
    importing(
      code.replace(from, () => to),
      helper,
    ),
  ];
}

const route = (checks: string, image: string) =>
  `${HEAD}export async function POST(request: Request) {\n  const form = await request.formData();\n${checks}  return client.images.edit({ image: ${image}, prompt });\n}`;

describe('suggestions that wrap a field of a form that came with a request', () => {
  it.each([
    [
      'behind the code’s own check of its type',
      ...mended(
        route(`  const file = form.get('image');\n  if (!(file instanceof File)) return bad();\n`, 'file'),
        'image: file',
        'image: await prepareImage(file)',
      ),
    ],
    [
      'in place of the file that it is made to',
      ...mended(
        route(
          `  const file = form.get('image');\n  if (typeof file === 'string' || file === null) return bad();\n`,
          `await toFile(file, 'a.png')`,
        ),
        `await toFile(file, 'a.png')`,
        'await prepareImage(file)',
      ),
    ],
    // a text under that name must not be read as a path
    [
      'as bytes, behind a check that it is there',
      ...mended(
        route(`  const file = form.get('image') as File | null;\n  if (!file) return bad();\n`, 'file'),
        'image: file',
        'image: await prepareImage(await file.arrayBuffer())',
      ),
    ],
    [
      'as bytes, where nothing checks it',
      ...mended(
        route('', `form.get('image') as File`),
        `form.get('image') as File`,
        `await prepareImage(await (form.get('image') as File).arrayBuffer())`,
      ),
    ],
    [
      'as bytes, where it goes through a function',
      ...mended(
        `${HEAD}async function edit(file: File) {\n  return client.images.edit({ image: file });\n}\nexport const POST = async (request: Request) => edit((await request.formData()).get('image') as File);`,
        'image: file',
        'image: await prepareImage(await file.arrayBuffer())',
      ),
    ],
    [
      'as bytes, one of several',
      ...mended(
        route(`  const files = form.getAll('image') as File[];\n`, 'files'),
        `form.getAll('image') as File[]`,
        `await prepareImages(await Promise.all((form.getAll('image') as File[]).map((file) => file.arrayBuffer())))`,
        'prepareImages',
      ),
    ],
    [
      'as it is, where texts are left out',
      ...mended(
        route(
          `  const files = form.getAll('image').filter((one): one is File => one instanceof File);\n`,
          'files',
        ),
        'image: files',
        'image: await prepareImages(files)',
        'prepareImages',
      ),
    ],
  ])('%s', (_, before, after) => {
    expect(mend(before)).toBe(after);
  });
});

describe('suggestions that wrap where the request names an image', () => {
  const edit = (made: string, image = 'image') =>
    `${HEAD}export async function edit(path: string) {\n  ${made}\n  return client.images.edit({ image${image === 'image' ? '' : `: ${image}`} });\n}`;
  it.each([
    [
      'whose maker’s other members are in use',
      ...mended(
        edit(`const image = read(path); image.on('error', log);`),
        'edit({ image })',
        'edit({ image: await prepareImage(image) })',
      ),
    ],
    [
      'that is declared as another type',
      ...mended(
        edit('const image: ReadStream = read(path);'),
        'edit({ image })',
        'edit({ image: await prepareImage(image) })',
      ),
    ],
    [
      'that is assigned twice',
      ...mended(
        edit(`let image = read(path); if (retry) image = read('b.png');`),
        'edit({ image })',
        'edit({ image: await prepareImage(image) })',
      ),
    ],
    [
      'that a function of a declared type makes',
      ...mended(
        `${edit('const image = load(path);')}\nfunction load(path: string): ReadStream {\n  return read(path);\n}`,
        'edit({ image })',
        'edit({ image: await prepareImage(image) })',
      ),
    ],
    [
      'of a list that is made in one go',
      ...mended(
        edit('', '[path].map((one) => read(one))'),
        '[path].map((one) => read(one))',
        'await prepareImages([path].map((one) => read(one)))',
        'prepareImages',
      ),
    ],
    [
      'whose address is written out',
      ...mended(
        edit('', `await toFile('https://example.com/a.png')`),
        `await toFile('https://example.com/a.png')`,
        `await prepareImage(await fetch('https://example.com/a.png'))`,
      ),
    ],
  ])('%s', (_, before, after) => {
    expect(mend(before)).toBe(after);
  });

  it.each([
    ['base64', edit('', `await toFile(readFileSync(path, 'base64'))`)],
    ['what the request’s body holds', edit('', 'await toFile(req.body.image)')],
    [
      'what may be a text',
      `${HEAD}export async function edit(image: File | string) {\n  return client.images.edit({ image: image as never });\n}`,
    ],
    ['a file of the browser', edit('', 'event.target.files[0]')],
    ['code of the browser', `'use client';\n${edit('', 'read(path)')}`],
    [
      'a client in the browser',
      edit('', 'read(path)').replace('new OpenAI()', 'new OpenAI({ dangerouslyAllowBrowser: true })'),
    ],
    ['an upload of multer, which holds bytes and is none', edit('', 'req.file')],
  ])('and not %s', (_, code) => {
    expect(mend(code)).toBe(code);
  });
});

describe('suggestions for the AI SDK, which takes bytes', () => {
  const call = (images: string) =>
    `import { readFile } from 'node:fs/promises';\nimport { generateImage } from 'ai';\nawait generateImage({ model: 'openai/gpt-image-2', prompt: { text, images: ${images} } });`;
  it.each([
    [
      'read the helper’s file',
      ...mended(
        call('[await readFile(p)]'),
        'await readFile(p)',
        'await (await prepareImage(await readFile(p))).arrayBuffer()',
      ),
    ],
    [
      'read those of a list',
      ...mended(
        call('await Promise.all(paths.map((path) => readFile(path)))'),
        'await Promise.all(paths.map((path) => readFile(path)))',
        'await Promise.all((await prepareImages(await Promise.all(paths.map((path) => readFile(path))))).map((image) => image.arrayBuffer()))',
        'prepareImages',
      ),
    ],
    [
      'fetch an address',
      ...mended(
        call(`['https://example.com/a.png']`),
        `'https://example.com/a.png'`,
        `await (await prepareImage(await fetch('https://example.com/a.png'))).arrayBuffer()`,
      ),
    ],
  ])('%s', (_, before, after) => {
    expect(mend(before)).toBe(after);
  });

  it('leave base64 alone', () => {
    const code = call(`[(await readFile(p)).toString('base64')]`);
    expect(mend(code)).toBe(code);
  });
});

describe('suggestions that wrap a mask', () => {
  const guard = `import { prepareImage, prepareMask } from 'gpt-image-guard';\n`;
  const edit = (image: string, mask: string, before = '') =>
    `${guard}${HEAD}export async function edit(path: string, maskPath: string) {\n  const photo = await prepareImage(path);\n${before}  return client.images.edit({ image: ${image}, mask: ${mask} });\n}`;
  it.each([
    [
      'behind its image',
      edit('photo', `await toFile(read(maskPath), 'm.png', { type: 'image/png' })`),
      edit('photo', 'await prepareMask(read(maskPath), photo)'),
    ],
    [
      'for the first of several',
      edit('[photo, other]', 'read(maskPath)'),
      edit('[photo, other]', 'await prepareMask(read(maskPath), photo)'),
    ],
    [
      'that was squeezed',
      edit('photo', 'mask', '  const mask = await prepareImage(maskPath);\n'),
      edit('photo', 'mask', '  const mask = await prepareMask(maskPath, photo);\n'),
    ],
    [
      'where the request names it',
      edit('photo', 'mask', '  const mask = read(maskPath);\n'),
      edit('photo', 'await prepareMask(mask, photo)', '  const mask = read(maskPath);\n'),
    ],
  ])('%s', (_, before, after) => {
    expect(mend(before)).toBe(after);
  });

  it.each([
    ['an image of which nothing says what it is', edit('await load(path)', 'read(maskPath)')],
    [
      'a mask that is squeezed before its image is there',
      `${guard}${HEAD}const mask = await prepareImage('m.png');\nconst photo = await prepareImage('a.png');\nawait client.images.edit({ image: photo, mask });`,
    ],
  ])('and not for %s', (_, code) => {
    expect(mend(code)).toBe(code);
  });
});

describe('suggestions that prepare an image and its mask', () => {
  const edit = (params: string, before = '', helpers = '') =>
    `${helpers}${HEAD}declare const toFile: any;\nexport async function edit(image: File, mask: File | null, path: string, maskPath: string) {\n${before}  return client.images.edit({ ${params} });\n}`;

  it.each([
    [
      'image, mask: read(maskPath), prompt',
      '...(await prepareEdit({ images: [image], mask: read(maskPath) })), prompt',
    ],
    [
      `mask: await toFile(read(maskPath), 'm.png', { type: 'image/png' }), prompt, image: [image, read('b.png')]`,
      `prompt, ...(await prepareEdit({ images: [image, read('b.png')], mask: read(maskPath) }))`,
    ],
    [
      `...defaults, image: await toFile(fetch(path), 'a.png', { type: 'image/png' }), mask: read(maskPath)`,
      `...defaults, ...(await prepareEdit({ images: [await fetch(path)], mask: read(maskPath) }))`,
    ],
    ['image, mask', '...(await prepareEdit({ images: [image], mask: mask ?? undefined }))'],
    [
      'image: [read(path), image].slice(0, 4), mask: read(maskPath)',
      '...(await prepareEdit({ images: [read(path), image].slice(0, 4), mask: read(maskPath) }))',
    ],
  ])('in one call: `%s`', (before, after) => {
    expect(mend(edit(before))).toBe(importing(edit(after), 'prepareEdit'));
  });

  it('by their names, where they are made before', () => {
    const before = `  const photo = await toFile(read(path), 'a.png', { type: 'image/png' });\n  const hole = await toFile(read(maskPath), 'm.png', { type: 'image/png' });\n`;
    expect(mend(edit('image: photo, mask: hole', before))).toBe(
      importing(edit('...(await prepareEdit({ images: [photo], mask: hole }))', before), 'prepareEdit'),
    );
  });

  it('where the image is prepared in place', () => {
    const line = `import { prepareImage } from 'gpt-image-guard';\n`;
    expect(mend(edit('image: await prepareImage(path), mask: read(maskPath)', '', line))).toBe(
      edit(
        '...(await prepareEdit({ images: [path], mask: read(maskPath) }))',
        '',
        line.replace('prepareImage', 'prepareEdit'),
      ),
    );
  });

  it('but not an image beside options that nobody has seen a mask in', () => {
    expect(mend(edit('...options, image'))).toBe(
      importing(edit('...options, image: await prepareImage(image)')),
    );
  });

  it('but not an image that is not the first, beside a mask that fits', () => {
    const line = `import { prepareImage, prepareMask } from 'gpt-image-guard';\n`;
    const before = `  const photo = await prepareImage(path);\n`;
    expect(mend(edit('image: [photo, image], mask: await prepareMask(maskPath, photo)', before, line))).toBe(
      edit(
        'image: [photo, await prepareImage(image)], mask: await prepareMask(maskPath, photo)',
        before,
        line,
      ),
    );
  });

  it.each([
    ['a mask that stands elsewhere', edit('image, ...(mask && { mask })')],
    [
      'what another part may bring in between',
      edit('image, ...(path && { user: path }), mask: read(maskPath)'),
    ],
    ['a mask that may be nothing, where another stands by', edit('...others, image, mask')],
    ['a mask that is made or is nothing', edit('image, mask: maskPath ? read(maskPath) : null')],
    ['a promise', edit(`image, mask: load(maskPath)`)],
    ['a markup beside them', edit('image, mask: read(maskPath), markup: image')],
    ['what a comment speaks of', edit('image, /* white stays */ mask: read(maskPath)')],
    ['a function that cannot wait', edit('image, mask: read(maskPath)').replace('async ', '')],
    [
      'a form, which nothing can be spread into',
      `${HEAD}const form = new FormData();\nform.append('image', await openAsBlob('a.png'));\nform.append('mask', await openAsBlob('m.png'));\nawait fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });`,
    ],
  ])('and not for %s', (_, code) => {
    expect(lint(code, 'file.ts').length).toBeGreaterThan(0);
    expect(mend(code)).toBe(code);
  });
});

describe('suggestions for what may be nothing, or a promise', () => {
  const edit = (parameters: string, image: string, mask = '') =>
    `${HEAD}declare const toFile: any;\nimport { prepareImage, prepareImages, prepareMask } from 'gpt-image-guard';\nexport async function edit(${parameters}) {\n  const photo = await prepareImage('a.png');\n  return client.images.edit({ image: ${image}${mask === '' ? '' : `, mask: ${mask}`} });\n}`;

  it.each([
    ['mask?: File', 'mask', 'mask && (await prepareMask(mask, photo))'],
    ['mask: File | null', 'mask', 'mask && (await prepareMask(mask, photo))'],
    ['{ mask }: { mask?: File }', 'mask', 'mask && (await prepareMask(mask, photo))'],
    ['job: { mask?: File }', 'job.mask', 'job.mask && (await prepareMask(job.mask, photo))'],
    ['mask: File', 'mask', 'await prepareMask(mask, photo)'],
    // What becomes of `null` there, the author has to say.
    ['job: { mask: File | null }', 'job.mask ?? undefined', 'job.mask ?? undefined'],
  ])('a mask of `(%s)`', (parameters, before, after) => {
    expect(mend(edit(parameters, 'photo', before))).toBe(edit(parameters, 'photo', after));
  });

  it('a mask that the code has looked at', () => {
    const checked = (mask: string) =>
      edit('mask?: File', 'photo', mask).replace('  return', '  if (!mask) return;\n  return');
    expect(mend(checked('mask'))).toBe(checked('await prepareMask(mask, photo)'));
  });

  it.each([
    ['file?: File', "file ?? read('b.png')", "await prepareImage(file ?? read('b.png'))"],
    // `??` refuses `&&` without parentheses beside it
    ['raw?: File', 'photo ?? raw', 'photo ?? (raw && (await prepareImage(raw)))'],
    ['raw?: File', '(photo ?? raw)!', '(photo ?? (raw && (await prepareImage(raw))))!'],
    ['file: File | File[]', 'file', 'await prepareImages([file].flat())'],
    [
      'url: string',
      "await toFile(fetch(url), 'b.png', { type: 'image/png' })",
      'await prepareImage(await fetch(url))',
    ],
    [
      'path: string',
      "await toFile(read(path), 'b.png', { type: 'image/png' })",
      'await prepareImage(read(path))',
    ],
  ])('an image of `(%s)`: %s', (parameters, before, after) => {
    expect(mend(edit(parameters, before))).toBe(edit(parameters, after));
  });

  it.each([
    ['file: File | FileList', 'file as File'],
    ['files: Record<string, File>', 'Object.values(files)'],
    ['file: BlobPart', "new File([file], 'a.png', { type: 'image/png' })"],
    ["file: import('openai').Uploadable", 'file'],
    ["files: OpenAI.ImageEditParams['image']", 'files'],
    ['others: Uploadable[], files: Uploadable[] = [read(path)]', 'files'],
  ])('are not made for an image of `(%s)`: %s', (parameters, image) => {
    expect(mend(edit(parameters, image))).toBe(edit(parameters, image));
  });

  it('are not made where a type has no room for a file', () => {
    const code = edit('path: string', '').replace(
      'image: ',
      '...({ image: read(path) } satisfies { image: ReadStream })',
    );
    expect(mend(code)).toBe(code);
  });
});

describe('suggestions for forms', () => {
  const form = (head: string, append: string) =>
    `${HEAD}${head}const form = new FormData();\n${append}\nawait fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });`;
  const blob = `form.append('image', new Blob([await readFile('a.png')], { type: 'image/png' }), 'a.png');`;

  it('take the file name of the original away', () => {
    expect(mend(form('', blob))).toBe(
      importing(form('', `form.append('image', await prepareImage(await readFile('a.png')));`)),
    );
  });

  it.each([
    [
      'for a constant that has the file’s name where it is appended',
      `const image = new Blob([await readFile('a.png')], { type: 'image/png' });\nform.append('image', image, 'a.png');`,
      `const image = await prepareImage(await readFile('a.png'));\nform.append('image', image);`,
    ],
    [
      'for one of a list',
      `const add = async (list: File[] | File, image = [list].flat()[0]) => form.append('image', image, image.name);`,
      `const add = async (list: File[] | File, image = [list].flat()[0]) => form.append('image', await prepareImage(image));`,
    ],
  ])('write one file %s', (_, before, after) => {
    expect(mend(form('', before))).toBe(importing(form('', after)));
  });

  it('write a file for a file where a function makes the form', () => {
    const code = (image: string) =>
      `${HEAD}function toForm(fields: Record<string, Blob | string>) {\n  const form = new FormData();\n  for (const [key, value] of Object.entries(fields)) form.append(key, value);\n  return form;\n}\nawait fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: toForm({ image: ${image}, prompt }) });`;
    expect(mend(code('new Blob([await readFile(path)])'))).toBe(
      importing(code('await prepareImage(await readFile(path))')),
    );
  });

  it.each(['bytes as BlobPart', 'bytes as unknown as BlobPart'])('leave out the cast for it: %s', (part) => {
    const code = `${HEAD}export const edit = async (bytes: Uint8Array) => client.images.edit({ image: new File([${part}], 'a.png') });`;
    expect(mend(code)).toBe(
      importing(code.replace(`new File([${part}], 'a.png')`, 'await prepareImage(bytes)')),
    );
  });

  const ofPackage = (append: string) => form(`import FormData from 'form-data';\n`, append);
  const bytes = (name: string) =>
    `Buffer.from(await ${name}.arrayBuffer()), { filename: ${name}.name, contentType: ${name}.type });`;

  it('end the line before one that begins with a parenthesis, in code without semicolons', () => {
    const append = (made: string) => ofPackage(`;${made}`);
    expect(mend(append(`(form as any).append('image', read('a.png'))\n`))).toBe(
      importing(
        append(
          `const image = await prepareImage(read('a.png'));\n(form as any).append('image', ${bytes('image').slice(0, -1)}\n`,
        ),
      ),
    );
  });

  it.each([
    ['a stream', `form.append('image', read('a.png'));`],
    ['with a file name', `form.append('image', read('a.png'), 'a.png');`],
    ['with options', `form.append('image', read('a.png'), { filename: 'a.png', contentType: 'image/png' });`],
  ])('append bytes to a form of the package `form-data`: %s', (_, append) => {
    expect(mend(ofPackage(append))).toBe(
      importing(
        ofPackage(`const image = await prepareImage(read('a.png'));\nform.append('image', ${bytes('image')}`),
      ),
    );
  });

  it('make a block, and name each image in it', () => {
    const twice = `for (const path of ['a.png', 'b.png']) form.append('image[]', read(path));\nform.append('image[]', read('c.png'));\nform.append('image[]', read('d.png'));`;
    expect(mend(ofPackage(twice))).toBe(
      importing(
        ofPackage(
          [
            `for (const path of ['a.png', 'b.png']) {`,
            `  const image = await prepareImage(read(path));`,
            `  form.append('image[]', ${bytes('image')}`,
            `}`,
            `const image = await prepareImage(read('c.png'));`,
            `form.append('image[]', ${bytes('image')}`,
            `const preparedImage = await prepareImage(read('d.png'));`,
            `form.append('image[]', ${bytes('preparedImage')}`,
          ].join('\n'),
        ),
      ),
    );
  });

  it.each([
    ['options that say more', `form.append('image', read('a.png'), { header });`],
    ['options that are not in sight', `form.append('image', read('a.png'), options(read));`],
    ['an append that is no statement', `const done = form.append('image', read('a.png'));`],
  ])('are not made for the package `form-data` and %s', (_, append) => {
    expect(mend(ofPackage(append))).toBe(ofPackage(append));
  });

  it('are not made for an object that axios makes a form of', () => {
    const code = `${HEAD}await axios.postForm('https://api.openai.com/v1/images/edits', { image: read('a.png') });`;
    expect(mend(code)).toBe(code);
  });
});
