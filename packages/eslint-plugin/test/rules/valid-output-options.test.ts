import rule from '../../src/rules/valid-output-options.js';
import { CLIENT, suggest } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const generate = (options: string) => `${CLIENT}client.images.generate({ ${options} });`;
const hd = generate("model: 'gpt-image-2', quality: 'hd'");
const text = generate("model: 'gpt-image-2', n: '2'");
const many = generate("model: 'gpt-image-2', n: 12");
const form = `const form = new FormData();\nform.append('model', 'gpt-image-2');\nform.append('n', '12');\nfetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });`;

/** A parameter that the API refuses, and the text that goes with it. */
function leftOut(code: string, text: string, line = 3) {
  return {
    code,
    errors: [
      { messageId: 'invalidOption' as const, line, suggestions: [suggest('leaveOut', code, text, '')] },
    ],
  };
}

jsTester.run('valid-output-options', rule, {
  valid: [
    // fit together
    generate(
      "model: 'gpt-image-2', output_format: 'webp', output_compression: 80, background: 'transparent'",
    ),
    generate("model: 'gpt-image-2.5-flare', quality: 'max', n: 10"),
    // `null` is left out of JSON, and elsewhere than in an edit it may never be sent
    generate("model: 'gpt-image-2', quality: null"),
    `${CLIENT}let quality = null;\nif (isFine) quality = 'high';\nclient.images.edit({ image, ...(quality && { quality }) });`,
    // the other parameter is not known
    generate('output_format, output_compression: 80'),
    generate('output_compression: 80, ...more'),
    // a format that the compression is never sent with
    `${CLIENT}const params = { output_format: web ? 'webp' : 'png' };\nif (web) params.output_compression = 80;\nclient.images.generate(params);`,
    `${CLIENT}let format = 'png';\nlet compression;\nif (isPhoto) {\n  format = 'jpeg';\n  compression = 80;\n}\nclient.images.generate({ output_format: format, output_compression: compression });`,
    // one of the two may be nothing
    `${CLIENT}client.images.edit({ model: 'gpt-image-2.5-flare', image, mask, markup: await draw(image) });`,
    // another model takes it
    generate("model: hard ? 'gpt-image-2.5-flare' : 'gpt-image-2', quality: 'max'"),
    // numbers in a form are text
    `const form = new FormData();\nform.append('model', 'gpt-image-2');\nform.append('n', '2');\nfetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });`,
    // refused by no model: ignored at most
    generate('partial_images: 2'),
    // unknown
    generate('n: count, quality'),
    `${CLIENT}client.images.generate(params);`,
  ],
  invalid: [
    {
      // a number in quotes gives way to a number
      code: text,
      errors: [
        { messageId: 'invalidOption', suggestions: [suggest('useValue', text, "'2'", '2', { value: '2' })] },
      ],
    },
    // other requests need what the statement adds, or another value would come to light
    {
      code: `${CLIENT}const params = { prompt: 'x' };\nparams.style = 'vivid';\nclient.images.generate({ ...params, model: 'gpt-image-2' });\nclient.images.generate({ ...params, model });`,
      errors: [{ messageId: 'invalidOption', line: 4 }],
    },
    {
      code: generate("model: 'gpt-image-2', style: 'natural', style: 'vivid'"),
      errors: [{ messageId: 'invalidOption', line: 3 }],
    },
    {
      code: hd,
      errors: [
        {
          messageId: 'invalidOption',
          line: 3,
          suggestions: [suggest('useValue', hd, "'hd'", "'high'", { value: 'high' })],
        },
      ],
    },
    {
      code: many,
      errors: [
        {
          messageId: 'invalidOption',
          line: 3,
          suggestions: [suggest('useValue', many, '12', '10', { value: '10' })],
        },
      ],
    },
    {
      code: form,
      errors: [
        {
          messageId: 'invalidOption',
          line: 3,
          suggestions: [suggest('useValue', form, "'12'", "'10'", { value: '10' })],
        },
      ],
    },
    {
      code: generate("output_format: 'jpeg', background: 'transparent'"),
      errors: [{ messageId: 'invalidOption', line: 3, column: 61, suggestions: null }],
    },
    // one of the formats, each of which goes with the other parameter
    {
      code: generate("output_format: web ? 'webp' : 'png', output_compression: 80"),
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    {
      code: generate("...(web && { output_format: 'jpeg', background: 'transparent' })"),
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    {
      code: `${CLIENT}const params = { prompt };\nif (web) {\n  params.output_format = 'jpeg';\n  params.background = 'transparent';\n}\nclient.images.generate(params);`,
      errors: [{ messageId: 'invalidOption', line: 6, suggestions: null }],
    },
    {
      code: `${CLIENT}client.images.edit({ model: 'gpt-image-2.5-flare', image, mask: await draw(image), markup: await draw(image) });`,
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    {
      code: `${CLIENT}client.images.edit({ model: 'gpt-image-2', image, markup: await draw(image) });`,
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    leftOut(generate("response_format: 'b64_json'"), " response_format: 'b64_json'"),
    leftOut(generate("response_format: 'b64_json', n: 2"), " response_format: 'b64_json',"),
    leftOut(
      `${CLIENT}client.images.edit({ image, model: 'gpt-image-2', input_fidelity: 'high' });`,
      ", input_fidelity: 'high'",
    ),
    leftOut(
      `${CLIENT}const params = { prompt };\nparams.response_format = 'url';\nclient.images.generate(params);`,
      "params.response_format = 'url';\n",
      4,
    ),
    leftOut(
      `${CLIENT}const params = { prompt };\nif (format.startsWith('b64')) {\n  params.response_format = 'b64_json';\n}\nclient.images.generate(params);`,
      "if (format.startsWith('b64')) {\n  params.response_format = 'b64_json';\n}\n",
      5,
    ),
    leftOut(
      `${CLIENT}const shared = { prompt, response_format: 'url' };\nclient.images.generate(shared);`,
      ", response_format: 'url'",
    ),
    ...[
      // what stands on the line of another, and what is above several
      ['  n: 1, // one\n  // of the old kind\n  size,\n', "  response_format: 'url',\n", ''],
      ['  n: 1, // one\n', "  response_format: 'url', // as ever\n", '  size,\n'],
      // what speaks of it alone
      [
        '  n: 1,\n',
        "  // the format of the response\n  // response_format: 'b64_json' is large\n  response_format: 'url',\n",
        '  size,\n',
      ],
      ['  n: 1,\n', "  // @ts-expect-error of old\n  response_format: 'url',\n", '  size,\n'],
      ['  n: 1,\n', "  // small\n  response_format: 'url',\n", '\n  size,\n'],
      ['  n: 1,\n  // small ones\n', "  response_format: 'url',\n", '  size,\n'],
      ['  n: 1, ', "response_format: 'url', ", 'size,\n'],
    ].map(([ahead = '', gone = '', behind = '']) => {
      const code = `${CLIENT}client.images.generate({\n${ahead}${gone}${behind}});`;
      return leftOut(code, gone, code.slice(0, code.indexOf("'url'")).split('\n').length);
    }),
    leftOut(
      `${CLIENT}client.images.edit({ image, model: 'gpt-image-2', quality: null });`,
      ', quality: null',
    ),
    // of several values, none is what was meant: the list is all there is to say
    {
      code: generate("model: 'gpt-image-2', quality: 'premium'"),
      errors: [
        {
          messageId: 'invalidOption',
          data: {
            problem:
              '`premium` is no value of `quality` for `gpt-image-2`, which takes `low`, `medium`, `high` or `auto`',
          },
          suggestions: null,
        },
      ],
    },
    {
      code: `${CLIENT}const format = 'bmp';\n${generate("model: 'gpt-image-2', output_format: format").slice(CLIENT.length)}`,
      errors: [
        {
          messageId: 'invalidOption',
          data: {
            problem:
              '`bmp` is no value of `output_format` for `gpt-image-2`, which takes `png`, `jpeg` or `webp` (it reaches `output_format` of `client.images.generate` on line 4)',
          },
          suggestions: null,
        },
      ],
    },
    {
      // it stands over another value, or other requests may need it
      code: generate("...defaults, response_format: 'b64_json'"),
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    {
      code: `${CLIENT}export const shared = { response_format: 'url' };\nclient.images.generate(shared);`,
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    {
      code: `${CLIENT}const shared = { response_format: 'url' };\nclient.images.generate(shared);\nlog(shared);`,
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
    // a condition that decides on more, or does something
    {
      code: `${CLIENT}const params = { prompt };\nif (old) {\n  params.response_format = 'url';\n} else {\n  log();\n}\nclient.images.generate(params);`,
      errors: [{ messageId: 'invalidOption', line: 5, suggestions: null }],
    },
    {
      code: `${CLIENT}const params = { prompt };\nif (next()) params.response_format = 'url';\nclient.images.generate(params);`,
      errors: [{ messageId: 'invalidOption', line: 4, suggestions: null }],
    },
    {
      code: generate('partial_images: 2'),
      options: [{ reportWarnings: true }],
      errors: [{ messageId: 'invalidOption', line: 3, suggestions: null }],
    },
  ],
});

/** A misspelt parameter, and what its suggestion makes of it. */
function misspelt(code: string, wrong: string, right: string, name: string, line = 3) {
  return {
    code,
    errors: [
      {
        messageId: 'invalidOption' as const,
        line,
        suggestions: [suggest('rename', code, wrong, right, { name })],
      },
    ],
  };
}

const post = (body: string) =>
  `fetch('https://api.openai.com/v1/images/generations', { method: 'POST', body: JSON.stringify(${body}) });`;

jsTester.run('valid-output-options on misspelt names', rule, {
  valid: [
    // another vendor's parameters, or nobody knows whose
    `import OpenAI from 'openai';\nnew OpenAI({ baseURL: process.env.BASE }).images.generate({ qualty: 'high' });`,
    `import OpenAI from 'openai';\nnew OpenAI({ baseURL: 'https://example.com/v1' }).images.generate({ model: 'gpt-image-2', sizes: [] });`,
    // not nearly a name of the API's
    generate('watermark: false'),
    // not sent
    generate('qualty: undefined'),
    // an option of the SDK's
    `${CLIENT}client.images.generate({ prompt }, { timeout: 1000, maxRetries: 2 });`,
  ],
  invalid: [
    misspelt(generate("qualty: 'high'"), 'qualty', 'quality', 'quality'),
    misspelt(generate("promt: 'a cat'"), 'promt', 'prompt', 'prompt'),
    misspelt(generate("outputFormat: 'png'"), 'outputFormat', 'output_format', 'output_format'),
    misspelt(generate('qualty'), 'qualty', 'quality: qualty', 'quality'),
    misspelt(post(`{ "modle": 'gpt-image-2' }`), '"modle"', '"model"', 'model', 1),
    misspelt(
      `import OpenAI from 'openai';\nnew OpenAI().responses.create({ tools: [{ type: 'image_generation', qualty: 'high' }] });`,
      'qualty',
      'quality',
      'quality',
      2,
    ),
    {
      // another service's name may want another value, and of two values one is right
      code: generate("width: 1024, qualty: 'low', quality: 'high'"),
      errors: [
        { messageId: 'invalidOption', line: 3, suggestions: null },
        { messageId: 'invalidOption', line: 3, suggestions: null },
      ],
    },
  ],
});

tsTester.run('valid-output-options in TypeScript', rule, {
  valid: [generate("quality: 'high' as const")],
  invalid: [
    {
      code: `${CLIENT}const params: OpenAI.ImageGenerateParams = { prompt: 'a cat' };\nparams.quality = 'supreme!' as never;\nclient.images.generate(params);`,
      errors: [{ messageId: 'invalidOption', line: 4, suggestions: null }],
    },
  ],
});

typedTester.run('valid-output-options with types', rule, {
  valid: [
    // allowed, or not known
    `${CLIENT}declare const quality: Exclude<'high' | 'hd', 'hd'>;\nclient.images.generate({ model: 'gpt-image-2', quality });`,
    `${CLIENT}declare const quality: string;\nclient.images.generate({ model: 'gpt-image-2', quality });`,
  ],
  invalid: [
    {
      code: `${CLIENT}declare const n: Extract<4 | 12, 12>;\nclient.images.generate({ model: 'gpt-image-2', n });`,
      errors: [{ messageId: 'invalidOption', line: 4, suggestions: null }],
    },
  ],
});
