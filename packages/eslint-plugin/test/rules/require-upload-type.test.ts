import rule from '../../src/rules/require-upload-type.js';
import { CLIENT, suggest } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

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
    // under the right name
    `${CLIENT}client.images.edit({ image: files });`,
    `fetch('https://api.openai.com/v1/images/edits', { body: JSON.stringify({ images: [{ file_id }] }) });`,
    // another vendor's model takes images there
    `${CLIENT}client.images.generate({ model: settings.model, prompt, image: url });`,
    // unknown
    `${CLIENT}client.images.edit({ image });`,
    // the AI SDK takes bytes and finds their type itself
    `import { generateImage } from 'ai';\ngenerateImage({ model: 'openai/gpt-image-2', prompt: { text, images: [readFileSync('a.png')] } });`,
  ],
  invalid: [
    {
      // no helper fetches
      code: `${CLIENT}await client.images.edit({ image: 'https://example.com/a.png' });`,
      errors: [
        {
          messageId: 'addressString',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output: `import { prepareImage } from 'gpt-image-guard';\n${CLIENT}await client.images.edit({ image: await prepareImage(await fetch('https://example.com/a.png')) });`,
            },
          ],
        },
      ],
    },
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
                noType
                  .replace(', { toFile }', '')
                  .replace("toFile(createReadStream(path), 'a.JPG')", 'prepareImage(createReadStream(path))'),
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
                wrongType
                  .replace(', { toFile }', '')
                  .replace("toFile(data, 'a.jpg', { type: 'image/jpg' })", 'prepareImage(data)'),
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

const plural = `${CLIENT}await client.images.edit({ images: files, prompt });`;
const shorthand = `${CLIENT}await client.images.edit({ images, prompt });`;
const assigned = `${CLIENT}const params = { prompt };\nparams.images = files;\nawait client.images.edit(params);`;
const appended = `const form = new FormData();\nform.append('images[]', file);\nawait fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });`;
const both = `${CLIENT}await client.images.edit({ image, images, prompt });`;

jsTester.run('require-upload-type, names', rule, {
  valid: [],
  invalid: [
    {
      code: plural,
      errors: [
        {
          messageId: 'misnamed',
          data: {
            problem: '`images` is the name in JSON edits, and this edit is sent as a form. Use `image`',
          },
          line: 3,
          column: 28,
          suggestions: [suggest('rename', plural, 'images: files', 'image: files', { name: 'image' })],
        },
      ],
    },
    {
      code: shorthand,
      errors: [
        {
          messageId: 'misnamed',
          line: 3,
          suggestions: [suggest('rename', shorthand, '{ images,', '{ image: images,', { name: 'image' })],
        },
      ],
    },
    {
      code: assigned,
      errors: [
        {
          messageId: 'misnamed',
          line: 4,
          column: 8,
          suggestions: [suggest('rename', assigned, 'params.images', 'params.image', { name: 'image' })],
        },
      ],
    },
    {
      code: appended,
      errors: [
        {
          messageId: 'misnamed',
          line: 2,
          suggestions: [suggest('rename', appended, 'images[]', 'image[]', { name: 'image' })],
        },
      ],
    },
    {
      // what there is of both, nobody can tell from here
      code: both,
      errors: [{ messageId: 'misnamed', line: 3, suggestions: null }],
    },
    {
      // a JSON body takes other values under its own name
      code: `fetch('https://api.openai.com/v1/images/edits', { body: JSON.stringify({ image: [url], prompt }) });`,
      errors: [{ messageId: 'misnamed', line: 1, column: 74, suggestions: null }],
    },
    {
      code: `${CLIENT}await client.images.generate({ model: 'gpt-image-2', image: file, prompt });`,
      errors: [
        {
          messageId: 'misnamed',
          data: {
            problem: '`image` is no parameter of image generations. Use `images.edit` to work on an image',
          },
          line: 3,
          suggestions: null,
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

typedTester.run('require-upload-type with types', rule, {
  valid: [
    // a type that only the checker can work out, and a right one
    `${CLIENT}declare const type: Extract<'image/jpg' | 'image/jpeg', 'image/jpeg'>;\nexport const edit = async (data: Blob) => client.images.edit({ image: await toFile(data, 'a.jpg', { type }) });`,
  ],
  invalid: [
    {
      code: `${CLIENT}declare const type: Extract<'image/jpg' | 'image/jpeg', 'image/jpg'>;\nexport const edit = (data: unknown) => client.images.edit({ image: new File([data], 'a.jpg', { type }) });`,
      errors: [{ messageId: 'wrongType', line: 4, suggestions: null }],
    },
  ],
});
