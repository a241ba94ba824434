import rule from '../../src/rules/require-prepared-vision-image.js';
import { jsTester } from '../support/rule-testers.js';

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
      // not on this model
      code: chat("{ type: 'image_url', image_url: { url, detail: 'original' } }"),
      errors: [{ messageId: 'invalidInput', line: 4 }],
    },
  ],
});
