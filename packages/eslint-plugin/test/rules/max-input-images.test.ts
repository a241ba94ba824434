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
    // taken out again, or maybe never put in
    `${CLIENT}const image = ${images(5)};\nimage.length = 4;\nclient.images.edit({ image });`,
    `${CLIENT}const image = ${images(5)};\nimage.splice(4);\nclient.images.edit({ image });`,
    `${CLIENT}const image = [];\nfor (const one of ${images(5)}) { if (!one.size) continue; image.push(one); }\nclient.images.edit({ image });`,
    `${CLIENT}let image = [];\nimage.push(...${images(5)});\nimage = [a];\nclient.images.edit({ image });`,
    `${CLIENT}client.images.edit({ image: ${images(9)}.slice(0, 4) });`,
    `${CLIENT}client.images.edit({ image: ${images(9)}.slice(-4) });`,
    `${CLIENT}client.images.edit({ image: ${images(9)}.filter(isGood) });`,
    `${CLIENT}client.images.edit({ image: [a, b, c].concat(more, others) });`,
    `${CLIENT}client.images.edit({ image: Array.from(files, (file) => toFile(file)) });`,
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
    ...[
      // put together of lists
      `const image = [a, b].concat([c, d], [e]);`,
      `const image = Array.from(${images(5)});`,
      `const image = Array.from({ length: 5 }, () => a);`,
      `const image = new Array(5).fill(a);`,
      `const image = ${images(9)}.slice(0, 5);`,
      `const image = ${images(9)}.slice(-5).reverse();`,
      `let image = [a, b]; image = [...image, c, d, e];`,
      // put in one by one
      `let image = []; image.push(a, b, c); image.push(d); image.unshift(e);`,
      `const image = []; image.push(...${images(5)});`,
      `const image = []; for (const path of ${images(5)}) image.push(await toFile(path));`,
    ].map((code) => ({
      code: `${CLIENT}${code}\nclient.images.edit({ image });`,
      errors: [{ messageId: 'tooManyImages' as const, line: 3 }],
    })),
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
