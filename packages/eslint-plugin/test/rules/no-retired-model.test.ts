import rule from '../../src/rules/no-retired-model.js';
import { CLIENT, suggest } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const gone = `${CLIENT}client.images.generate({ model: 'dall-e-3' });`;
const going = `${CLIENT}const MODEL = process.env.MODEL || "gpt-image-1.5";\nclient.images.edit({ model: MODEL });`;
const gateway = `import { generateImage } from 'ai';\ngenerateImage({ model: 'openai/gpt-image-1', prompt: 'a cat' });`;
const tool = `import OpenAI from 'openai';\nnew OpenAI().responses.create({ tools: [{ type: 'image_generation', model: 'gpt-image-1-mini' }] });`;

jsTester.run('no-retired-model', rule, {
  valid: [
    // alive
    `${CLIENT}client.images.generate({ model: 'gpt-image-2' });`,
    `${CLIENT}client.images.generate({ model: 'gpt-image-2.5-flare-2026-09-08' });`,
    // unknown
    `${CLIENT}client.images.generate({ model });`,
    `${CLIENT}client.images.generate({ prompt });`,
    // later than the contract
    `${CLIENT}client.images.generate({ model: 'gpt-image-9' });`,
    `${CLIENT}client.images.generate({ model: 'gpt-image-2.5-flare-2027-01-15' });`,
    // another vendor's, or nobody knows whose
    `${CLIENT}client.images.generate({ model: 'flux-pro-1.1' });`,
    `${CLIENT}client.images.generate({ model: 'google/gemini-3-pro-image' });`,
    `import OpenAI from 'openai';\nnew OpenAI({ baseURL: process.env.BASE }).images.generate({ model: 'gpt-image2' });`,
    `import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'https://proxy.example.com/v1' }).images.generate({ model: 'gpt-image-2-vip' });`,
    `${CLIENT}assert(process.env.OPENAI_BASE_URL);\nclient.images.generate({ model: 'dalle-mini' });`,
    // the name of a deployment
    `import { AzureOpenAI } from 'openai';\nnew AzureOpenAI().images.generate({ model: 'dall-e-3' });`,
    // the endpoint that is gone, on Azure or of another SDK
    `import { AzureOpenAI } from 'openai';\nnew AzureOpenAI().images.createVariation({ image });`,
    `import Other from 'other';\nnew Other().images.createVariation({ model: 'dall-e-2', image });`,
    // another SDK
    `import Other from 'other';\nnew Other().images.generate({ model: 'dall-e-3' });`,
  ],
  invalid: [
    {
      code: `${CLIENT}client.images.createVariation({ image, size: '512x512' });`,
      errors: [
        {
          messageId: 'retiredEndpoint',
          data: { name: 'client.images.createVariation', instead: 'images.edit' },
          line: 3,
          column: 15,
        },
      ],
    },
    {
      code: `${CLIENT}const { images } = client;\nimages.createVariation({ image, model: 'dall-e-2' });`,
      errors: [{ messageId: 'retiredEndpoint', line: 4, column: 40 }],
    },
    {
      code: `axios.post('https://api.openai.com/v1/images/variations', form);`,
      errors: [
        {
          messageId: 'retiredEndpoint',
          data: { name: 'POST …/images/variations', instead: '/images/edits' },
          column: 7,
        },
      ],
    },
    {
      code: gone,
      errors: [
        {
          messageId: 'retiredModel',
          data: { problem: '`dall-e-3` was shut down on 2026-05-12. Use `gpt-image-2.5-sunburst`' },
          line: 3,
          suggestions: [
            suggest('useModel', gone, 'dall-e-3', 'gpt-image-2.5-sunburst', {
              model: 'gpt-image-2.5-sunburst',
            }),
          ],
        },
      ],
    },
    {
      code: going,
      errors: [
        {
          messageId: 'retiredModel',
          line: 3,
          column: 36,
          suggestions: [
            suggest('useModel', going, 'gpt-image-1.5', 'gpt-image-2.5-sunburst', {
              model: 'gpt-image-2.5-sunburst',
            }),
          ],
        },
      ],
    },
    {
      // the vendor's prefix stays
      code: gateway,
      errors: [
        {
          messageId: 'retiredModel',
          line: 2,
          suggestions: [
            suggest('useModel', gateway, 'gpt-image-1', 'gpt-image-2.5-sunburst', {
              model: 'gpt-image-2.5-sunburst',
            }),
          ],
        },
      ],
    },
    {
      code: tool,
      errors: [
        {
          messageId: 'retiredModel',
          line: 2,
          suggestions: [
            suggest('useModel', tool, 'gpt-image-1-mini', 'gpt-image-2.5-flare', {
              model: 'gpt-image-2.5-flare',
            }),
          ],
        },
      ],
    },
  ],
});

/** A misspelt id and the one that is suggested. */
function misspelt(code: string, wrong: string, right: string, line = 3) {
  return {
    code,
    errors: [
      {
        messageId: 'unknownModel' as const,
        line,
        suggestions: [suggest('useModel', code, wrong, right, { model: right })],
      },
    ],
  };
}

const own = (model: string) => `${CLIENT}client.images.generate({ model: '${model}' });`;

jsTester.run('no-retired-model on misspelt ids', rule, {
  valid: [],
  invalid: [
    misspelt(own('gpt-image2'), 'gpt-image2', 'gpt-image-2'),
    misspelt(own('gpt_image_2'), 'gpt_image_2', 'gpt-image-2'),
    misspelt(own('gtp-image-2'), 'gtp-image-2', 'gpt-image-2'),
    misspelt(own('gpt-imag-2'), 'gpt-imag-2', 'gpt-image-2'),
    misspelt(own('gpt-image-2.5-flair'), 'gpt-image-2.5-flair', 'gpt-image-2.5-flare'),
    misspelt(own('dalle-3'), 'dalle-3', 'gpt-image-2.5-sunburst'),
    misspelt(own('dall-e-4'), 'dall-e-4', 'gpt-image-2.5-sunburst'),
    misspelt(
      `import { openai } from '@ai-sdk/openai';\nimport { generateImage } from 'ai';\ngenerateImage({ model: openai.image('gpt-image2'), prompt: 'a cat' });`,
      'gpt-image2',
      'gpt-image-2',
    ),
    misspelt(
      `fetch('https://api.openai.com/v1/images/generations', { method: 'POST', body: JSON.stringify({ model: 'gpt-image2' }) });`,
      'gpt-image2',
      'gpt-image-2',
      1,
    ),
  ],
});

const enumCode = `${CLIENT}enum Model { Old = 'gpt-image-1', New = 'gpt-image-2' }\nexport const draw = () => client.images.generate({ model: Model.Old });`;

tsTester.run('no-retired-model in TypeScript', rule, {
  valid: [
    `${CLIENT}enum Model { Old = 'gpt-image-1', New = 'gpt-image-2' }\nclient.images.generate({ model: Model.New });`,
  ],
  invalid: [
    {
      code: enumCode,
      errors: [
        {
          messageId: 'retiredModel',
          line: 3,
          suggestions: [
            suggest('useModel', enumCode, 'gpt-image-1', 'gpt-image-2.5-sunburst', {
              model: 'gpt-image-2.5-sunburst',
            }),
          ],
        },
      ],
    },
  ],
});

typedTester.run('no-retired-model with types', rule, {
  valid: [
    // alive
    `${CLIENT}declare const model: Exclude<'gpt-image-2' | 'gpt-image-1', 'gpt-image-1'>;\nclient.images.generate({ model });`,
  ],
  invalid: [
    {
      code: `${CLIENT}declare const model: Extract<'gpt-image-2' | 'gpt-image-1', 'gpt-image-1'>;\nclient.images.generate({ model });`,
      errors: [{ messageId: 'retiredModel', line: 4, suggestions: null }],
    },
  ],
});
