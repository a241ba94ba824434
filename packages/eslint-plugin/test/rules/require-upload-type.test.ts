import rule from '../../src/rules/require-upload-type.js';
import { CLIENT, suggest } from '../support/code.js';
import { jsTester, tsTester } from '../support/rule-testers.js';

const IMPORT = "import { prepareImage } from 'gpt-image-guard';\n";
const stream = `${CLIENT}await client.images.edit({ image: createReadStream('a.png') });`;
const noType = `${CLIENT}await client.images.edit({ image: await toFile(createReadStream(path), 'a.JPG') });`;
const wrongType = `${CLIENT}await client.images.edit({ image: await toFile(data, 'a.jpg', { type: 'image/jpg' }) });`;
const path = `${CLIENT}await client.images.edit({ image: 'photo.png' });`;
const bytes = `${CLIENT}await client.images.edit({ image: Buffer.from(base64, 'base64') });`;

jsTester.run('require-upload-type', rule, {
  valid: [
    // typed
    `${CLIENT}client.images.edit({ image: await toFile(createReadStream('a.png'), null, { type: 'image/png' }) });`,
    `${CLIENT}client.images.edit({ image: new File([bytes], 'a.webp', { type: 'image/webp' }) });`,
    // brings its type along, or may do
    `${CLIENT}client.images.edit({ image: await toFile(await fetch(url), 'a.png') });`,
    `${CLIENT}client.images.edit({ image: await toFile(file, 'a.png') });`,
    `${CLIENT}client.images.edit({ image: await toFile(buffer(), 'a.png', options) });`,
    // prepared
    `import { prepareImage } from 'gpt-image-guard';\n${CLIENT}client.images.edit({ image: await prepareImage('a.png') });`,
    `import { guardFetch } from 'gpt-image-guard';\nimport OpenAI from 'openai';\nnew OpenAI({ fetch: guardFetch() }).images.edit({ image: createReadStream(path) });`,
    // unknown
    `${CLIENT}client.images.edit({ image });`,
    // the AI SDK takes bytes and finds their type itself
    `import { generateImage } from 'ai';\ngenerateImage({ model: 'openai/gpt-image-2', prompt: { text, images: [readFileSync('a.png')] } });`,
  ],
  invalid: [
    {
      code: stream,
      errors: [
        {
          messageId: 'noType',
          line: 3,
          column: 35,
          suggestions: [
            {
              messageId: 'wrap',
              output:
                IMPORT +
                stream.replace("createReadStream('a.png')", "await prepareImage(createReadStream('a.png'))"),
            },
          ],
        },
      ],
    },
    {
      code: noType,
      errors: [
        {
          messageId: 'noType',
          line: 3,
          suggestions: [
            suggest('addType', noType, "'a.JPG'", "'a.JPG', { type: 'image/jpeg' }", {
              type: "'image/jpeg'",
            }),
            {
              messageId: 'wrap',
              output:
                IMPORT +
                noType.replace(
                  "toFile(createReadStream(path), 'a.JPG')",
                  'prepareImage(createReadStream(path))',
                ),
            },
          ],
        },
      ],
    },
    {
      code: wrongType,
      errors: [
        {
          messageId: 'wrongType',
          line: 3,
          column: 71,
          suggestions: [
            suggest('useType', wrongType, 'image/jpg', 'image/jpeg', { type: 'image/jpeg' }),
            {
              messageId: 'wrap',
              output:
                IMPORT +
                wrongType.replace("toFile(data, 'a.jpg', { type: 'image/jpg' })", 'prepareImage(data)'),
            },
          ],
        },
      ],
    },
    {
      code: path,
      errors: [
        {
          messageId: 'pathString',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output: IMPORT + path.replace("'photo.png'", "await prepareImage('photo.png')"),
            },
          ],
        },
      ],
    },
    {
      code: bytes,
      errors: [
        {
          messageId: 'bareBytes',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output:
                IMPORT +
                bytes.replace(
                  "Buffer.from(base64, 'base64')",
                  "await prepareImage(Buffer.from(base64, 'base64'))",
                ),
            },
          ],
        },
      ],
    },
  ],
});

tsTester.run('require-upload-type in TypeScript', rule, {
  valid: [`${CLIENT}export const edit = (image: File) => client.images.edit({ image });`],
  invalid: [
    {
      code: `${CLIENT}export const edit = (image: Buffer) => client.images.edit({ image });`,
      errors: [{ messageId: 'bareBytes', line: 3, suggestions: null }],
    },
  ],
});
