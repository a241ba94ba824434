import rule from '../../src/rules/max-input-images.js';
import { CLIENT } from '../support/code.js';
import { jsTester, tsTester, typedTester } from '../support/rule-testers.js';

const images = (count: number) =>
  `[${Array.from({ length: count }, (_, index) => `image${index}`).join(', ')}]`;

jsTester.run('max-input-images', rule, {
  valid: [
    // within the policy
    `${CLIENT}client.images.edit({ image: ${images(4)} });`,
    {
      code: `${CLIENT}client.images.edit({ image: ${images(9)} });`,
      settings: { 'gpt-image': { policy: { maxImages: 9 } } },
    },
    { code: `${CLIENT}client.images.edit({ image: ${images(9)} });`, options: [{ max: 9 }] },
    // number unknown
    `${CLIENT}client.images.edit({ image: [image, ...more] });`,
    `${CLIENT}client.images.edit({ image: await Promise.all(files.map(prepare)) });`,
    // a fallback, or a list that grows
    `${CLIENT}client.images.edit({ image: files ?? [] });`,
    `${CLIENT}const image = [];\nfor (const file of files) image.push(file);\nclient.images.edit({ image });`,
    // not the image of an edit
    `${CLIENT}client.images.generate({ prompt: ${images(20)}.join() });`,
  ],
  invalid: [
    {
      code: `${CLIENT}client.images.edit({ image: [] });`,
      errors: [
        { messageId: 'noImages', data: { problem: '`image` is an empty list. Give at least one image' } },
      ],
    },
    {
      code: `${CLIENT}client.images.edit({ image: ${images(5)} });`,
      errors: [
        {
          messageId: 'tooManyImages',
          data: { problem: 'The edit has 5 images and the policy allows 4. Send the 4 that matter most' },
          line: 3,
          column: 29,
        },
      ],
    },
    {
      // the API's own limit holds whatever the option says
      code: `${CLIENT}client.images.edit({ image: ${images(17)} });`,
      options: [{ max: 20 }],
      errors: [{ messageId: 'tooManyImages', line: 3 }],
    },
    {
      // a known spread, and the callback of a map
      code: `${CLIENT}const some = [a, b, c];\nclient.images.edit({ image: await Promise.all([...some, d, e].map((x) => toFile(x))) });`,
      errors: [{ messageId: 'tooManyImages', line: 4 }],
    },
    {
      // as many prepared as given
      code: `import { prepareImages } from 'gpt-image-guard';\n${CLIENT}const paths = ${images(5)};\nclient.images.edit({ image: await prepareImages(paths) });`,
      errors: [{ messageId: 'tooManyImages', line: 5 }],
    },
    {
      code: `${CLIENT}client.images.edit({ image: ${images(3)} });`,
      options: [{ max: 2 }],
      errors: [{ messageId: 'tooManyImages', line: 3 }],
    },
  ],
});

tsTester.run('max-input-images in TypeScript', rule, {
  valid: [`${CLIENT}client.images.edit({ image: ${images(4)} as File[] });`],
  invalid: [
    {
      code: `${CLIENT}client.images.edit({ image: (${images(5)} satisfies unknown[]) as File[] } as never);`,
      errors: [{ messageId: 'tooManyImages', line: 3 }],
    },
  ],
});

typedTester.run('max-input-images with types', rule, {
  valid: [
    // a number that only a type tells is not counted: what is sent may be less
    `${CLIENT}declare const files: [File, File, File, File, File];\nclient.images.edit({ image: files });`,
  ],
  invalid: [
    {
      code: `${CLIENT}declare const one: File;\nclient.images.edit({ image: [one, one, one, one, one] });`,
      errors: [{ messageId: 'tooManyImages', line: 4 }],
    },
  ],
});
