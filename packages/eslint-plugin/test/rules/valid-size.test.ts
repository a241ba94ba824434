import rule from '../../src/rules/valid-size.js';
import { CLIENT } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

/** The suggestions that put each of the sizes in the place of the wrong one. */
function sizes(code: string, wrong: string, ...right: string[]) {
  return right.map((size) => ({
    messageId: 'useSize' as const,
    data: { size },
    output: code.replace(wrong, size),
  }));
}

const client = `import OpenAI from 'openai';\nconst client = new OpenAI();\n`;

jsTester.run('valid-size', rule, {
  valid: [
    // spread into itself: more values than can be followed
    `${CLIENT}let o = { n: 1 };\nwhile (more) {\n  o = { ...o, ...(more ? o : {}) };\n  o.size = '1024x1024';\n}\nclient.images.generate(o);`,
    // valid for the model
    `${client}client.images.edit({ model: 'gpt-image-2', size: '1920x1088', image });`,
    `${client}client.images.generate({ model: 'gpt-image-1.5', size: '1536x1024', prompt });`,
    `${client}client.images.generate({ model: 'gpt-image-2', size: 'auto', prompt });`,
    // frames of a GIF share a sheet, which is what has to be large enough
    `${client}client.images.generate({ model: 'gpt-image-2.6', size: '512x512', output_format: 'gif', prompt });`,
    `${client}client.images.generate({ model: 'gpt-image-2.6', size: '512x512', output_format: 'gif', frame_count, prompt });`,
    `${client}client.images.generate({ model: 'gpt-image-2.6', size: '512x512', output_format: moving ? 'gif' : 'webp', prompt });`,
    // unknown
    `${client}client.images.generate({ model, size, prompt });`,
    `${client}client.images.generate(params);`,
    // the opaque spread may override it
    `${client}client.images.generate({ size: '1920x1080', ...options });`,
    // the object escaped
    `${client}const params = { size: '1920x1080' };\nadjust(params);\nclient.images.generate(params);`,
    // replaced on every way to the call
    `${client}let size = '1920x1080';\nif (wide) size = '2048x1152';\nelse size = 'auto';\nclient.images.generate({ size });`,
    // written after the call
    `${client}let size = '2048x1152';\nclient.images.generate({ size });\nsize = '1920x1080';`,
    // a multiple of 16, by computation
    `${client}const toSixteen = (edge) => Math.round(edge / 16) * 16;\nclient.images.generate({ size: \`\${toSixteen(1920)}x\${toSixteen(1080)}\` });`,
    // one of the models takes it
    `${client}client.images.generate({ model: old ? 'dall-e-3' : 'gpt-image-1.5', size: old ? '1792x1024' : '1536x1024' });`,
    // another SDK
    `import Together from 'together-ai';\nnew Together().images.generate({ size: '1920x1080' });`,
    `const studio = { images: { edit: async (params) => params } };\nstudio.images.edit({ size: '1920x1080' });`,
    // another vendor's model behind the same SDK
    `${client}client.images.generate({ model: 'doubao-seedream-4-0', size: '1920x1080' });`,
    // reaches no call
    `const images = { size: '1920x1080' };`,
  ],
  invalid: [
    {
      code: `${client}const edge = 1024;\nclient.images.generate({ model: 'gpt-image-2', size: \`\${edge}x\${Math.round(edge / 1.5)}\`, prompt });`,
      errors: [{ messageId: 'invalidSize', line: 4, suggestions: null }],
    },
    {
      code: `${client}client.images.generate({ model: 'gpt-image-2.6', size: '1024x1024', output_format: 'gif', frame_count: 16, prompt });`,
      errors: [
        {
          messageId: 'invalidSize',
          data: {
            problem:
              '`1024x1024` is not a valid size: 16 frames fill a sheet of 4096x4096, longer than 3840 px. Use `720x720`',
          },
          suggestions: sizes(
            `${client}client.images.generate({ model: 'gpt-image-2.6', size: '1024x1024', output_format: 'gif', frame_count: 16, prompt });`,
            '1024x1024',
            '720x720',
            '736x704',
            '704x736',
          ),
        },
      ],
    },
    {
      // All near sizes are experimental: the last suggestion is one that is not.
      code: `${client}client.images.generate({ model: 'gpt-image-2', size: '4096x4096', prompt });`,
      errors: [
        {
          messageId: 'invalidSize',
          suggestions: sizes(
            `${client}client.images.generate({ model: 'gpt-image-2', size: '4096x4096', prompt });`,
            '4096x4096',
            '2880x2880',
            '2896x2864',
            '1920x1920',
          ),
        },
      ],
    },
    {
      code: `${client}client.images.edit({ model: 'gpt-image-2', size: '1920x1080', image });`,
      errors: [
        {
          messageId: 'invalidSize',
          data: {
            problem:
              '`1920x1080` is not a valid size for `gpt-image-2`: 1080 is not a multiple of 16. Use `1920x1088`',
          },
          line: 3,
          column: 50,
          suggestions: ['1920x1088', '1936x1088', '1920x1072'].map((size) => ({
            messageId: 'useSize' as const,
            data: { size },
            output: `${client}client.images.edit({ model: 'gpt-image-2', size: '${size}', image });`,
          })),
        },
      ],
    },
    {
      // one edge is enough
      code: `${client}client.images.generate({ size: \`1000x\${height}\` });`,
      errors: [{ messageId: 'invalidSize', line: 3, column: 32 }],
    },
  ],
});

const story = `import OpenAI from 'openai';
const SIZES = { square: '1024x1024', story: "1080x1920" } as const satisfies Record<string, string>;
export class Editor {
  constructor(private readonly client: OpenAI) {}
  edit(kind: keyof typeof SIZES) {
    return this.client.images.edit({ model: 'gpt-image-2', size: SIZES[kind] as '1024x1024', image } as never);
  }
}`;

const SQUARES = ['1088x1088', '1072x1072', '1088x1072'];
const table = `${client}const SIZES = ['1024x1024', '1080x1080'] as const;
export const draw = (size: (typeof SIZES)[number]) => client.images.generate({ size });`;

tsTester.run('valid-size in TypeScript', rule, {
  valid: [
    // another SDK's client
    `import type { Client } from 'other-sdk';\nexport const run = (client: Client) => client.images.edit({ size: '1920x1080' });`,
  ],
  invalid: [
    {
      code: story,
      errors: [
        {
          messageId: 'invalidSize',
          line: 2,
          column: 45,
          suggestions: sizes(story, '1080x1920', '1088x1920', '1088x1936', '1072x1920'),
        },
      ],
    },
    {
      // a table that a parameter's type names
      code: table,
      errors: [
        {
          messageId: 'invalidSize',
          line: 3,
          column: 29,
          suggestions: sizes(table, '1080x1080', ...SQUARES),
        },
      ],
    },
    {
      // a helper that only joins: the numbers are the caller's
      code: `${client}const toSize = (width: number, height: number) => \`\${width}x\${height}\`;\nclient.images.generate({ size: toSize(1024, 1024) });\nclient.images.generate({ size: toSize(1920, 1080) });`,
      errors: [{ messageId: 'invalidSize', line: 5, column: 32 }],
    },
  ],
});

typedTester.run('valid-size with types', rule, {
  valid: [
    // every size the type allows is valid
    `${client}declare const size: Exclude<'1920x1080' | '1024x1024', '1920x1080'>;\nclient.images.generate({ size });`,
    // the type says no more than \`string\`
    `${client}declare const size: string;\nclient.images.generate({ size });`,
  ],
  invalid: [
    {
      // known from its type only: nothing to edit here
      code: `${client}declare const size: Extract<'1920x1080' | 'auto', '1920x1080'>;\nclient.images.generate({ size });`,
      errors: [{ messageId: 'invalidSize', line: 4, column: 26, suggestions: null }],
    },
  ],
});
