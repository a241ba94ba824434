import { describe, expect, test } from 'vitest';
import {
  assertUploadReady,
  checkImage,
  checkRemoteImage,
  guardFetch,
  inspectImage,
  prepareEdit,
  prepareImage,
  prepareImages,
  prepareMask,
  prepareVisionImage,
  withGuardOptions,
} from '../src/index.js';
import { matchers } from '../src/matchers/vitest.js';
import { photo, picture } from './pictures.js';
import { halfMask } from './fetch/test-images.js';

const image = await picture(photo(64, 48)).jpeg().toBuffer();
const mask = await halfMask(64, 48);
const prepared = await prepareImage(image);

/** Every public function, called with options that no compiler has seen. */
const CALLS: Readonly<Record<string, (options: never) => unknown>> = {
  prepareImage: (options) => prepareImage(image, options),
  prepareImages: (options) => prepareImages([image], options),
  prepareMask: (options) => prepareMask(mask, prepared, options),
  prepareEdit: (options) => prepareEdit({ images: [image] }, options),
  prepareVisionImage: (options) => prepareVisionImage(image, options),
  inspectImage: (options) => inspectImage(image, options),
  checkImage: (options) => checkImage(image, options),
  assertUploadReady: (options) => assertUploadReady({ image }, options),
  checkRemoteImage: (options) => checkRemoteImage('https://example.com/a.png', options),
  guardFetch: (options) => guardFetch(options),
  withGuardOptions: (options) => withGuardOptions(options, () => 0),
  toBeUploadReady: (options) => matchers.toBeUploadReady(image, options),
  toBeValidImageSize: (options) => matchers.toBeValidImageSize('1024x1024', options),
};

/** The message of what a call throws, or rejects with; must be a `TypeError`. */
async function refusalOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  return expect.unreachable('nothing was refused');
}

describe.each(Object.entries(CALLS))('%s', (name, call) => {
  test('refuses an option it does not have, and names those it has', async () => {
    const message = await refusalOf(() => call({ polcy: {} } as never));
    expect(message).toMatch(/^`polcy` is not an option of `\w+`\. Use `\w+`, /);
    expect(message).toContain(`option of \`${name}\``);
  });

  test('refuses options that are no object', async () => {
    for (const options of [null, 'quality', 5, []]) {
      expect(await refusalOf(() => call(options as never))).toMatch(/The options of .* are .*Give an object/);
    }
  });
});

test.each([
  ['toBeValidImageSize', { modle: 'gpt-image-2' }, '`model`'],
  ['assertUploadReady', { modle: 'gpt-image-2' }, '`policy`'],
  ['inspectImage', { maxinput: 3 }, '`maxInputBytes`'],
  ['prepareMask', { form: 'luminance' }, '`from`'],
  ['prepareVisionImage', { modle: 'gpt-5.4' }, '`model`, `detail`'],
] as const)('%s offers the option that was meant', async (name, options, offered) => {
  expect(await refusalOf(() => CALLS[name]?.(options as never))).toContain(offered);
});

test('an option that belongs elsewhere is sent there', async () => {
  const remedyOf = (name: string, options: object) => refusalOf(() => CALLS[name]?.(options as never));
  for (const name of ['prepareImage', 'prepareMask', 'checkImage', 'guardFetch', 'toBeUploadReady'])
    expect(await remedyOf(name, { maxEdge: 100 })).toContain('Write `policy: { maxEdge: … }`');
  expect(await remedyOf('assertUploadReady', { model: 'gpt-image-2' })).toContain(
    '`assertUploadReady({ image, model })`',
  );
  expect(await remedyOf('withGuardOptions', { onReport: () => 0 })).toContain('`guardFetch({ onReport })`');
  expect(await remedyOf('prepareVisionImage', { name: 'a.png' })).toContain('`prepareVisionImage`');
});

test('one object of options serves those that prepare and those that look', async () => {
  const options = { strategy: 'quality', keepMetadata: true, policy: { maxEdge: 100 } } as const;
  for (const name of ['prepareImage', 'prepareMask', 'checkImage', 'inspectImage', 'assertUploadReady'])
    await expect(Promise.resolve(CALLS[name]?.(options as never))).resolves.not.toThrow();
});

test('a misspelt limit within a policy is refused as well', async () => {
  const policy = { allowExperimentalSize: true };
  for (const name of ['toBeValidImageSize', 'toBeUploadReady', 'checkImage', 'prepareMask'])
    expect(await refusalOf(() => CALLS[name]?.({ policy } as never))).toContain('`allowExperimentalSize`');
});

describe('prepareEdit', () => {
  const prepare = (edit: object) => refusalOf(() => prepareEdit(edit as never));

  test('refuses a part it does not know, which would be dropped', async () => {
    expect(await prepare({ images: [image], sise: '1024x1024' })).toMatch(
      /^`sise` is no part of an edit .*Use `images`, `mask`, `size`/,
    );
    expect(await prepare({ images: [image], prompt: 'A red boat' })).toContain('to the call itself');
  });

  test('shows where an option goes', async () => {
    expect(await prepare({ images: [image], model: 'gpt-image-2' })).toContain(
      '`prepareEdit({ images }, { model: … })`',
    );
  });

  test('hands its options to the mask as far as the mask has them', async () => {
    const edit = await prepareEdit(
      { images: [image], mask },
      { strategy: 'size', keepMetadata: true, policy: { maxEdge: 32 } },
    );
    expect(edit.mask?.report.prepared).toMatchObject({ width: 32, height: 24 });
  });
});

describe('guardFetch', () => {
  test.each([
    [{ mode: 'enforce', snapSize: true }, '`snapSize`', '`fix`'],
    [{ mode: 'report', cleanPrompt: true }, '`cleanPrompt`', '`fix`'],
    [{ failOn: 'error' }, '`failOn`', '`enforce`'],
    [{ mode: 'report', failOn: 'warning' }, '`failOn`', '`enforce`'],
  ] as const)('says that an option has no effect: %o', async (options, name, mode) => {
    for (const call of [
      () => guardFetch(options),
      () => withGuardOptions({ mode: 'fix', ...options }, () => 0),
    ]) {
      const message = await refusalOf(call);
      expect(message).toContain(`${name} `);
      expect(message).toContain(`in mode ${mode} and has no effect in`);
    }
  });

  test('takes options that are off, and those of a mode that a single call overrides', () => {
    expect(guardFetch({ mode: 'enforce', snapSize: false, failOn: 'error' })).toBeTypeOf('function');
    expect(withGuardOptions({ snapSize: true }, () => withGuardOptions({ mode: 'report' }, () => 1))).toBe(1);
  });

  test('refuses values that are no booleans', () => {
    expect(() => guardFetch({ snapSize: 'no' } as never)).toThrow(
      /`snapSize` takes `true`, `false`, not `'no'`/,
    );
  });
});
