import rule from '../../src/rules/require-prepared-vision-image.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const CLIENT = `import OpenAI from 'openai';\nimport { readFileSync } from 'node:fs';\nconst client = new OpenAI();\n`;
const respond = (part: string) =>
  `${CLIENT}client.responses.create({ model: 'gpt-5.5', input: [{ role: 'user', content: [${part}] }] });`;
const chat = (part: string) =>
  `${CLIENT}client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: [${part}] }] });`;

jsTester.run('require-prepared-vision-image', rule, {
  valid: [
    // prepared
    `import { prepareVisionImage } from 'gpt-image-guard';\n${respond('{ type: "input_image", image_url: (await prepareVisionImage(path)).dataUrl }')}`,
    // remote, or unknown
    respond("{ type: 'input_image', image_url: 'https://example.com/a.jpg', detail: 'high' }"),
    respond("{ type: 'input_image', image_url: url, detail }"),
    chat("{ type: 'image_url', image_url: { url: `data:image/png;base64,${base64}` } }"),
    // another vendor behind the same SDK
    `import OpenAI from 'openai';\nconst client = new OpenAI({ baseURL: 'https://api.x.ai/v1' });\nclient.chat.completions.create({ messages: [{ content: [{ type: 'image_url', image_url: { url, detail: 'ultra' } }] }] });`,
    // no SDK in sight
    `const part = { type: 'image_url', image_url: { url, detail: 'ultra' } };`,
  ],
  invalid: [
    {
      code: respond(
        "{ type: 'input_image', image_url: `data:image/png;base64,${readFileSync(path).toString('base64')}` }",
      ),
      errors: [{ messageId: 'rawImage', line: 4 }],
    },
    {
      code: chat(
        "{ type: 'image_url', image_url: { url: 'data:image/jpeg;base64,' + readFileSync(path, 'base64') } }",
      ),
      errors: [{ messageId: 'rawImage', line: 4 }],
    },
    {
      code: respond("{ type: 'input_image', image_url: `data:image/heic;base64,${base64}` }"),
      errors: [{ messageId: 'invalidInput', line: 4 }],
    },
    {
      code: chat("{ type: 'image_url', image_url: { url, detail: 'medium' } }"),
      errors: [{ messageId: 'invalidInput', line: 4 }],
    },
    {
      // somewhere else than where it goes
      code: `${CLIENT}const url = \`data:image/png;base64,\${readFileSync(path).toString('base64')}\`;\nconst detail = 'ultra';\nclient.responses.create({ input: [{ content: [{ type: 'input_image', image_url: url, detail }] }] });`,
      errors: [
        { messageId: 'rawImage', data: { flow: ' (it reaches `image_url` on line 6)' }, line: 4 },
        { messageId: 'invalidInput', line: 5 },
      ],
    },
    {
      // not on this model
      code: chat("{ type: 'image_url', image_url: { url, detail: 'original' } }"),
      errors: [{ messageId: 'invalidInput', line: 4 }],
    },
  ],
});

tsTester.run('require-prepared-vision-image in TypeScript', rule, {
  valid: [
    // prepared, through a cast
    `import { prepareVisionImage } from 'gpt-image-guard';\n${respond("{ type: 'input_image' as const, image_url: (await prepareVisionImage(path as string)).dataUrl satisfies string }")}`,
    // a detail of the list
    respond("{ type: 'input_image', image_url: url!, detail: 'low' as const }"),
  ],
  invalid: [
    {
      code: respond(
        "{ type: 'input_image' as const, image_url: `data:image/png;base64,${readFileSync(path as string).toString('base64')}` }",
      ),
      errors: [{ messageId: 'rawImage', line: 4 }],
    },
    {
      code: chat("{ type: 'image_url' as const, image_url: { url: url!, detail: 'medium' as never } }"),
      errors: [{ messageId: 'invalidInput', line: 4 }],
    },
  ],
});

typedTester.run('require-prepared-vision-image with types', rule, {
  valid: [
    // the type says no more than `string`
    `declare const url: string, detail: string;\n${respond("{ type: 'input_image', image_url: url, detail }")}`,
  ],
  invalid: [
    {
      code: `declare const url: string, detail: Exclude<'low' | 'medium', 'low'>;\n${respond("{ type: 'input_image', image_url: url, detail }")}`,
      errors: [{ messageId: 'invalidInput', line: 5 }],
    },
  ],
});
