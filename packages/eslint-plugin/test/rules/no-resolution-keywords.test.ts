import rule from '../../src/rules/no-resolution-keywords.js';
import { CLIENT, suggest } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const plain = `${CLIENT}client.images.generate({ prompt: 'a cat, 8K, ultra HD' });`;
const escaped = `${CLIENT}client.images.generate({ prompt: 'it\\'s a c\\u0061t, 4K' });`;
const template = `${CLIENT}client.images.generate({ prompt: \`a \${animal}, soft light, 8K resolution\` });`;
const split = `${CLIENT}const STYLE = ', 8K';\nclient.images.generate({ prompt: 'a cat' + STYLE });`;
const size = `${CLIENT}client.images.generate({ prompt: 'a cat, 1920x1080' });`;
const said = `${CLIENT}client.images.generate({ prompt: 'a cat, landscape (1536x1024)', size: '1536x1024' });`;
const other = `${CLIENT}client.images.generate({ prompt: 'a cat, landscape (1536x1024)', size: '1024x1024' });`;
const built = `${CLIENT}function build(subject) {\n  let prompt = subject;\n  prompt += ', 4K resolution';\n  return prompt;\n}\nclient.images.generate({ prompt: build(animal) });`;
const typed = `${CLIENT}export const draw = (style: 'photo, 8K' | 'sketch') => client.images.generate({ prompt: style });`;

jsTester.run('no-resolution-keywords', rule, {
  valid: [
    // other meanings
    `${CLIENT}client.images.generate({ prompt: 'a 4K monitor on a desk' });`,
    `${CLIENT}client.images.generate({ prompt: 'an 18K gold ring, 5600K daylight' });`,
    `${CLIENT}client.images.generate({ prompt: 'a poster that reads "4K ULTRA HD"' });`,
    // quality words are not asked for
    `${CLIENT}client.images.generate({ prompt: 'masterpiece, a cat' });`,
    // the request's own size
    `${CLIENT}const size = input || '1024x1024';\nclient.images.generate({ prompt: \`\${topic}, strictly for a \${size} canvas\`, size });`,
    // no prompt
    `${CLIENT}const label = 'Wide 4K, 8K';\nclient.images.generate({ prompt, size: 'auto', user: label });`,
    // unknown
    `${CLIENT}client.images.generate({ prompt });`,
    `${CLIENT}client.images.generate({ prompt: \`\${a}\${b}\` });`,
  ],
  invalid: [
    {
      code: plain,
      errors: [
        {
          messageId: 'resolution',
          line: 3,
          column: 42,
          endColumn: 54,
          suggestions: [suggest('clean', plain, ', 8K, ultra HD', '')],
        },
      ],
    },
    {
      // `size` has it already
      code: said,
      errors: [{ messageId: 'sizeSaysSo', suggestions: [suggest('clean', said, ' (1536x1024)', '')] }],
    },
    {
      code: other,
      errors: [{ messageId: 'pixelSize', suggestions: [suggest('clean', other, ' (1536x1024)', '')] }],
    },
    {
      // escapes before the word
      code: escaped,
      errors: [
        {
          messageId: 'resolution',
          line: 3,
          column: 53,
          endColumn: 55,
          suggestions: [suggest('clean', escaped, ', 4K', '')],
        },
      ],
    },
    {
      code: template,
      errors: [
        {
          messageId: 'resolution',
          line: 3,
          suggestions: [suggest('clean', template, ', 8K resolution', '')],
        },
      ],
    },
    {
      // the word is where the constant is
      code: split,
      errors: [
        { messageId: 'resolution', line: 3, column: 18, suggestions: [suggest('clean', split, ', 8K', '')] },
      ],
    },
    {
      code: built,
      errors: [
        { messageId: 'resolution', line: 5, suggestions: [suggest('clean', built, ', 4K resolution', '')] },
      ],
    },
    {
      code: size,
      errors: [{ messageId: 'pixelSize', line: 3, suggestions: [suggest('clean', size, ', 1920x1080', '')] }],
    },
    {
      code: `${CLIENT}client.images.generate({ prompt: 'masterpiece, a cat' });`,
      options: [{ checkQuality: true }],
      errors: [
        {
          messageId: 'quality',
          line: 3,
          suggestions: [
            suggest(
              'clean',
              `${CLIENT}client.images.generate({ prompt: 'masterpiece, a cat' });`,
              'masterpiece, a cat',
              'a cat',
            ),
          ],
        },
      ],
    },
  ],
});

tsTester.run('no-resolution-keywords in TypeScript', rule, {
  valid: [`${CLIENT}export const draw = (style: string) => client.images.generate({ prompt: style });`],
  invalid: [
    {
      // a literal type is written in the file as well
      code: typed,
      errors: [{ messageId: 'resolution', line: 3, suggestions: [suggest('clean', typed, ', 8K', '')] }],
    },
  ],
});

typedTester.run('no-resolution-keywords with types', rule, {
  valid: [
    // a type that says no more than `string`
    `${CLIENT}declare function getStyle(): string;\nclient.images.generate({ prompt: getStyle() });`,
  ],
  invalid: [
    {
      // known from its type only: nothing to edit here
      code: `${CLIENT}declare function getStyle(): 'photo, 8K';\nclient.images.generate({ prompt: getStyle() });`,
      errors: [{ messageId: 'resolution', line: 4, column: 34, suggestions: null }],
    },
    {
      // a type that only the checker can work out
      code: `${CLIENT}declare const style: Extract<'photo, 8K' | 'sketch', 'photo, 8K'>;\nclient.images.generate({ prompt: style });`,
      errors: [{ messageId: 'resolution', line: 4, column: 34, suggestions: null }],
    },
  ],
});
