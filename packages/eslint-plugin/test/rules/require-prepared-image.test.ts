import rule from '../../src/rules/require-prepared-image.js';
import { jsTester } from '../support/rule-testers.js';

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
              output: `import { prepareImage } from 'gpt-image-guard';\n${client}await client.images.edit({ image: await prepareImage(createReadStream(path)) });`,
            },
          ],
        },
      ],
    },
    {
      code: `${guard}${client}const image = await prepareImage(path);\nawait client.images.edit({ image, mask: createReadStream(mask) });`,
      errors: [{ messageId: 'overlayNotPrepared', line: 5, column: 41 }],
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
