import rule from '../../src/rules/require-prepared-image.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const client = `import OpenAI, { toFile } from 'openai';\nconst client = new OpenAI();\n`;
const guard = `import { prepareImage, prepareMask, guardFetch } from 'gpt-image-guard';\n`;

jsTester.run('require-prepared-image', rule, {
  valid: [
    // prepared by the guard
    `${guard}${client}await client.images.edit({ image: await prepareImage(path) });`,
    `${guard}${client}await client.images.edit({ image: await Promise.all(paths.map((path) => prepareImage(path))) });`,
    `${guard}${client}const image = await prepareImage(path);\nawait client.images.edit({ image, mask: await prepareMask(mask, image) });`,
    // the client prepares
    `${guard}import OpenAI from 'openai';\nconst client = new OpenAI({ fetch: guardFetch() });\nclient.images.edit({ image: createReadStream(path) });`,
    // unknown origin
    `${client}client.images.edit({ image: await load(path) });`,
    `${client}client.images.edit(params);`,
    // nothing is uploaded
    `${client}client.images.generate({ prompt });`,
  ],
  invalid: [
    // a class waits for nothing
    {
      code: `${client}import fs from 'node:fs';\nexport class Shop {\n  sign = client.images.edit({ image: fs.createReadStream('sign.png') });\n}`,
      errors: [{ messageId: 'rawImage', line: 5 }],
    },
    {
      code: `${client}import fs from 'node:fs';\nexport class Shop {\n  static {\n    client.images.edit({ image: fs.createReadStream('sign.png') });\n  }\n}`,
      errors: [{ messageId: 'rawImage', line: 6 }],
    },
    {
      code: `${client}await client.images.edit({ image: await toFile(createReadStream(path), 'a.png') });`,
      errors: [
        {
          messageId: 'rawImage',
          line: 3,
          column: 41,
          suggestions: [
            {
              messageId: 'wrap',
              output: `import { prepareImage } from 'gpt-image-guard';\n${client.replace(', { toFile }', '')}await client.images.edit({ image: await prepareImage(createReadStream(path)) });`,
            },
          ],
        },
      ],
    },
    {
      code: `${guard}${client}const image = await prepareImage(path);\nawait client.images.edit({ image, mask: createReadStream(mask) });`,
      errors: [
        {
          messageId: 'overlayNotPrepared',
          line: 5,
          column: 41,
          suggestions: [
            {
              messageId: 'wrap',
              output: `${guard}${client}const image = await prepareImage(path);\nawait client.images.edit({ image, mask: await prepareMask(createReadStream(mask), image) });`,
            },
          ],
        },
      ],
    },
    {
      // strict
      code: `${client}client.images.edit({ image: await load(path) });`,
      options: [{ reportUnknown: true }],
      errors: [
        {
          messageId: 'unknownImage',
          suggestions: [
            {
              messageId: 'wrap',
              output: `import { prepareImage } from 'gpt-image-guard';\n${client}client.images.edit({ image: await prepareImage(await load(path)) });`,
            },
          ],
        },
      ],
    },
  ],
});

const strict = [{ reportUnknown: true }] as const;

tsTester.run('require-prepared-image in TypeScript', rule, {
  valid: [
    // branded
    {
      code: `${client}import type { PreparedImage } from 'gpt-image-guard';\nexport const edit = (image: PreparedImage) => client.images.edit({ image } as never);`,
      options: strict,
    },
    {
      code: `${client}interface Loader { load(path: string): Promise<PreparedImage> }\nexport const edit = async (loader: Loader) => client.images.edit({ image: await loader.load(path) });`,
      options: strict,
    },
    // taken from what the guard prepared
    {
      code: `import { prepareImages } from 'gpt-image-guard';\n${client}const [first, ...others] = await prepareImages(paths);\nclient.images.edit({ image: [first!, ...others] as never });`,
      options: strict,
    },
    // unknown origin
    `${client}export const edit = (image: unknown) => client.images.edit({ image } as never);`,
  ],
  invalid: [
    {
      // a type of originals; the function is not async, so that nothing can be awaited
      code: `${client}export const edit = (image: File) => client.images.edit({ image: image as never });`,
      errors: [{ messageId: 'rawImage', line: 3, suggestions: null }],
    },
    {
      code: `${client}export const edit = async (images: readonly File[]) => client.images.edit({ image: images as never });`,
      errors: [
        {
          messageId: 'rawImage',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output: `import { prepareImages } from 'gpt-image-guard';\n${client}export const edit = async (images: readonly File[]) => client.images.edit({ image: await prepareImages(images as never) });`,
            },
          ],
        },
      ],
    },
  ],
});

/** An upload of several files, and what the suggestion makes of it. */
function wrapped(list: string, mended: string, before = '') {
  const call = (image: string) =>
    `${client}export async function edit(files: File[]) { ${before}return client.images.edit({ image: ${image} }); }`;
  const helper = mended.includes('prepareImages(') ? 'prepareImages' : 'prepareImage';
  const output = `import { ${helper} } from 'gpt-image-guard';\n${call(mended)}`;
  return {
    code: call(list),
    errors: [
      { messageId: 'rawImage' as const, line: 3, suggestions: [{ messageId: 'wrap' as const, output }] },
    ],
  };
}

tsTester.run('require-prepared-image of lists that are taken apart', rule, {
  valid: [
    // only ever called with what is prepared
    `${guard}${client}async function edit(...files: File[]) { return client.images.edit({ image: files }); }\nawait edit(await prepareImage('a.png'));`,
    // each element is prepared
    `${guard}${client}export const edit = async (files: File[]) => client.images.edit({ image: await Promise.all(files.slice(0, 4).map((file) => prepareImage(file))) });`,
  ],
  invalid: [
    wrapped('files.slice(0, 4)', 'await prepareImages(files.slice(0, 4))'),
    wrapped('files.filter(Boolean)', 'await prepareImages(files.filter(Boolean))'),
    wrapped('[...files]', '[...await prepareImages(files)]'),
    wrapped('files.slice(1).toReversed()', 'await prepareImages(files.slice(1).toReversed())'),
    wrapped('[...rest]', '[...await prepareImages(rest)]', 'const [, ...rest] = files; '),
    {
      code: `${client}export async function edit(...files: File[]) { return client.images.edit({ image: [...files] }); }`,
      errors: [
        {
          messageId: 'rawImage',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output: `import { prepareImages } from 'gpt-image-guard';\n${client}export async function edit(...files: File[]) { return client.images.edit({ image: [...await prepareImages(files)] }); }`,
            },
          ],
        },
      ],
    },
    // one of them is one image still
    wrapped('files.pop()!', 'await prepareImage(files.pop()!)'),
    wrapped('files.at(0)!', 'await prepareImage(files.at(0)!)'),
    wrapped('[files.find(Boolean)!]', '[await prepareImage(files.find(Boolean)!)]'),
    {
      code: `${client}export async function edit(files: File[]) { for (const file of files) await client.images.edit({ image: [file] }); }`,
      errors: [
        {
          messageId: 'rawImage',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output: `import { prepareImage } from 'gpt-image-guard';\n${client}export async function edit(files: File[]) { for (const file of files) await client.images.edit({ image: [await prepareImage(file)] }); }`,
            },
          ],
        },
      ],
    },
  ],
});

const brand = `interface PreparedImage extends File { readonly brand: true }\ndeclare function only<T>(list: readonly T[]): T;\n`;

typedTester.run('require-prepared-image with types', rule, {
  valid: [
    // the checker knows the brand
    {
      code: `${client}${brand}declare const all: { readonly [K in 'a' | 'b']: PreparedImage };\nexport const edit = () => client.images.edit({ image: all.a });`,
      options: strict,
    },
    {
      code: `${client}${brand}export const edit = (list: readonly PreparedImage[]) => client.images.edit({ image: only(list) });`,
      options: strict,
    },
  ],
  invalid: [
    {
      code: `${client}${brand}export const edit = (list: readonly Blob[]) => client.images.edit({ image: only(list) });`,
      options: strict,
      errors: [{ messageId: 'unknownImage', line: 5, suggestions: null }],
    },
  ],
});
