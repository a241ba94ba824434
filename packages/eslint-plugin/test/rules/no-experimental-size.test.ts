import rule from '../../src/rules/no-experimental-size.js';
import { CLIENT, suggest } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const wide = `${CLIENT}client.images.generate({ model: 'gpt-image-2', size: '3840x2160' });`;
const typed = `${CLIENT}const size = "2880x2880" as const;\nexport const draw = () => client.images.generate({ size });`;

jsTester.run('no-experimental-size', rule, {
  valid: [
    // stable, by count and not by edge
    `${CLIENT}client.images.generate({ size: '2560x1440' });`,
    `${CLIENT}client.images.generate({ size: '3072x1024' });`,
    // refused altogether: another rule's
    `${CLIENT}client.images.generate({ size: '4096x4096' });`,
    `${CLIENT}client.images.generate({ model: 'gpt-image-1.5', size: '3840x2160' });`,
    // allowed by the team
    { code: wide, settings: { 'gpt-image': { policy: { allowExperimentalSizes: true } } } },
    // unknown
    `${CLIENT}client.images.generate({ size });`,
  ],
  invalid: [
    {
      code: wide,
      errors: [
        {
          messageId: 'experimentalSize',
          line: 3,
          column: 54,
          suggestions: [suggest('useSize', wide, '3840x2160', '2560x1440', { size: '2560x1440' })],
        },
      ],
    },
  ],
});

tsTester.run('no-experimental-size in TypeScript', rule, {
  valid: [
    // stable whatever the cast says
    `${CLIENT}export const draw = () => client.images.generate({ size: '2560x1440' as '3840x2160' });`,
  ],
  invalid: [
    {
      code: typed,
      errors: [
        {
          messageId: 'experimentalSize',
          line: 3,
          suggestions: [suggest('useSize', typed, '2880x2880', '1920x1920', { size: '1920x1920' })],
        },
      ],
    },
  ],
});

typedTester.run('no-experimental-size with types', rule, {
  valid: [
    // the type says nothing of the size
    `${CLIENT}declare const size: string;\nclient.images.generate({ size });`,
  ],
  invalid: [
    {
      // one of the sizes the type allows is experimental: the call may be given it
      code: `${CLIENT}declare const size: Exclude<'3840x2160' | '1024x1024' | 'auto', 'auto'>;\nclient.images.generate({ size });`,
      errors: [{ messageId: 'experimentalSize', line: 4, suggestions: null }],
    },
    {
      // known from its type only: nothing to edit here
      code: `${CLIENT}declare const size: Exclude<'3840x2160' | 'auto', 'auto'>;\nclient.images.generate({ size });`,
      errors: [{ messageId: 'experimentalSize', line: 4, suggestions: null }],
    },
  ],
});
