import { describe, expect, it } from 'vitest';
import * as contract from '../src/index.js';
import { checkSize, checkUpload, parseSize } from '../src/index.js';

/** The same functions for a caller without types. */
const untyped = contract as unknown as Record<string, (...values: readonly unknown[]) => unknown>;

function call(name: string, ...values: readonly unknown[]): unknown {
  return untyped[name]?.(...values);
}

const NOTHING = [undefined, null, 1024, true, Symbol('size'), () => 1];
const OBJECTS = [[], {}];

/** Functions and the arguments that are not theirs, each with the argument the message has to name. */
const WRONG_FIRST: readonly (readonly [name: string, values: readonly unknown[], named: string])[] = [
  ['findResolutionKeywords', [...NOTHING, ...OBJECTS], 'prompt'],
  ['findPromptEdits', [...NOTHING, ...OBJECTS], 'prompt'],
  ['cleanPrompt', [...NOTHING, ...OBJECTS], 'prompt'],
  ['checkPromptKeywords', [...NOTHING, ...OBJECTS], 'prompt'],
  ['checkRequest', [...NOTHING, [], 'a fox'], 'request'],
  [
    'checkUpload',
    [...NOTHING, [], 'a.png', {}, { images: 'a.png' }, { images: [null] }, { images: [{}] }],
    'checkUpload',
  ],
  ['checkUpload', [{ images: [], mask: null }], 'mask'],
  [
    'checkVisionInput',
    [...NOTHING, [], 'a.png', {}, { images: [5] }, { images: [{ facts: {} }] }],
    'checkVisionInput',
  ],
  ['checkImageCount', [null, true, 'three', {}, -1, 1.5, Number.NaN], 'count'],
  ['nearestSizes', [...NOTHING, [], {}, { widht: 5, height: 4 }, { width: '5', height: 4 }], 'size'],
  ['getVisionSize', [...NOTHING, 'a.png', [], {}, { width: '5', height: 4 }], 'image'],
  ['readFormRequest', [...NOTHING, {}, 'image', [5], [[5, 'x']]], 'fields'],
  ['mergeViolations', [null, 5, 'x', {}, [null], [{}, {}]], 'violations'],
  ['getFirstApiFault', [...NOTHING, {}, 'x', [5], [{}, {}]], 'violations'],
  ['createViolation', [...NOTHING, {}, 'size', 'constructor'], 'violation code'],
];
const VALID_FIRST: Readonly<Record<string, unknown>> = {
  findResolutionKeywords: 'a fox',
  findPromptEdits: 'a fox',
  cleanPrompt: 'a fox',
  checkPrompt: 'a fox',
  checkPromptKeywords: 'a fox',
  checkRequest: {},
  checkUpload: { images: [] },
  checkVisionInput: { images: [] },
  checkSize: '1024x1024',
  nearestSizes: '1024x1024',
  getVisionSize: { width: 1, height: 1 },
};

/** Every option a function has. */
const OPTION_NAMES: Readonly<Record<string, readonly string[]>> = {
  findResolutionKeywords: ['kinds'],
  findPromptEdits: ['kinds'],
  cleanPrompt: ['kinds'],
  checkPrompt: ['model', 'kinds', 'policy'],
  checkPromptKeywords: ['kinds', 'policy'],
  checkRequest: ['operation', 'surface', 'policy', 'date', 'incomplete'],
  checkUpload: ['model', 'policy', 'surface', 'incomplete'],
  checkVisionInput: ['policy'],
  checkSize: ['model', 'frames', 'policy'],
  nearestSizes: ['model', 'count'],
  getVisionSize: ['model', 'detail'],
};

const NO_POLICY = 'A policy is an object such as `{ maxBytes: 1_000_000 }`, not `null`.';
const SURFACES = '`sdk`, `form`, `json`, `responses`, `ai-sdk`, `ai-sdk-tool` or `azure`';

const WRONG_OPTIONS: readonly (readonly [name: string, options: object, message: string])[] = [
  [
    'checkRequest',
    { operation: 'edits' },
    "`operation` of `checkRequest` takes `edit` or `generate`, not `'edits'`.",
  ],
  [
    'checkRequest',
    { operation: null },
    '`operation` of `checkRequest` takes `edit` or `generate`, not `null`.',
  ],
  ['checkRequest', { surface: 'web' }, `\`surface\` of \`checkRequest\` takes ${SURFACES}, not \`'web'\`.`],
  [
    'checkRequest',
    { date: 20261121 },
    '`date` of `checkRequest` takes a day as `YYYY-MM-DD`, not `20261121`.',
  ],
  [
    'checkRequest',
    { date: '2026-13-01' },
    "`date` of `checkRequest` takes a day as `YYYY-MM-DD`, not `'2026-13-01'`.",
  ],
  [
    'checkRequest',
    { incomplete: 'yes' },
    "`incomplete` of `checkRequest` takes `true` or `false`, not `'yes'`.",
  ],
  ['checkRequest', { policy: null }, NO_POLICY],
  [
    'checkRequest',
    { policy: { maxImages: 2 } },
    'The policy has no `maxBytes`. Complete it by `definePolicy({ … })`.',
  ],
  ['checkSize', { model: 5 }, '`model` of `checkSize` takes the id of a model as a string, not `5`.'],
  ['checkSize', { frames: '3' }, "`frames` of `checkSize` takes a whole number of at least 1, not `'3'`."],
  ['checkSize', { frames: 0 }, '`frames` of `checkSize` takes a whole number of at least 1, not `0`.'],
  ['checkSize', { policy: null }, NO_POLICY],
  [
    'checkSize',
    { policy: { severity: {} } },
    'The policy has no `allowExperimentalSizes`. Complete it by `definePolicy({ … })`.',
  ],
  [
    'nearestSizes',
    { model: {} },
    '`model` of `nearestSizes` takes the id of a model as a string, not `{…}`.',
  ],
  ['nearestSizes', { count: '3' }, '`count` of `nearestSizes` is a whole number of at least 1, not `3`.'],
  [
    'checkPrompt',
    { model: true },
    '`model` of `checkPrompt` takes the id of a model as a string, not `true`.',
  ],
  ['checkPrompt', { policy: null }, NO_POLICY],
  [
    'checkPromptKeywords',
    { policy: {} },
    'The policy has no `severity`. Complete it by `definePolicy({ … })`.',
  ],
  ['checkUpload', { surface: 'web' }, `\`surface\` of \`checkUpload\` takes ${SURFACES}, not \`'web'\`.`],
  ['checkUpload', { incomplete: 1 }, '`incomplete` of `checkUpload` takes `true` or `false`, not `1`.'],
  ['checkUpload', { policy: null }, NO_POLICY],
  ['checkVisionInput', { policy: null }, NO_POLICY],
  ['getVisionSize', { model: 5 }, '`model` of `getVisionSize` takes the id of a model as a string, not `5`.'],
  ['getVisionSize', {}, '`model` of `getVisionSize` is a string, not `undefined`.'],
  [
    'getVisionSize',
    { model: 'gpt-5', detail: 5 },
    '`detail` of `getVisionSize` takes a string such as `high`, not `5`.',
  ],
];

describe('every function, called from plain JavaScript', () => {
  it.each(WRONG_FIRST)('%s says what it takes instead of failing deep inside', (name, values, named) => {
    for (const value of values) {
      const error = catchError(() => call(name, value));
      expect(error?.name, String(value)).toMatch(/^(?:Type|Range)Error$/);
      expect(error?.message).toContain(named);
      expect(error?.message).toMatch(/ is (?:a|an|no) |are entries/);
    }
  });

  it.each(Object.entries(VALID_FIRST))('%s takes options as an object only', (name, first) => {
    for (const options of [null, 5, 'x', []]) {
      const error = catchError(() => call(name, first, options));
      expect(error, String(options)).toBeInstanceOf(TypeError);
      expect(error?.message).toContain(`\`${name}\` is an object such as \``);
    }
  });

  it.each(WRONG_OPTIONS)('%s names the option %j does not fit', (name, options, message) => {
    const error = catchError(() => call(name, VALID_FIRST[name], options));
    expect(error).toBeInstanceOf(TypeError);
    expect(error?.message).toBe(message);
  });

  it.each(Object.entries(VALID_FIRST))('%s takes no option it does not have', (name, first) => {
    for (const key of ['modle', 'constructor', '__proto__x']) {
      const error = catchError(() => call(name, first, { [key]: 'gpt-image-2' }));
      expect(error, key).toBeInstanceOf(TypeError);
      expect(error?.message).toContain(`\`${key}\` is no option of \`${name}\`. Use \``);
    }
  });

  it.each(Object.entries(VALID_FIRST))('%s takes an option that is `undefined` as absent', (name, first) => {
    const model = name === 'getVisionSize' ? { model: 'gpt-5' } : {};
    const names = OPTION_NAMES[name] ?? [];
    expect(names.length).toBeGreaterThan(0);
    const absent = Object.fromEntries(names.map((option) => [option, undefined]));
    expect(call(name, first, { ...absent, ...model })).toEqual(call(name, first, model));
  });

  it.each([
    ['checkUpload', { images: [], maks: {} }, '`maks` is no key of the upload of `checkUpload`.'],
    ['checkVisionInput', { images: [], modle: 'x' }, '`modle` is no key of the input of `checkVisionInput`.'],
    ['checkVisionInput', { images: [{ uri: 'x' }] }, '`uri` is no key of an image of `checkVisionInput`.'],
    ['checkVisionInput', { images: [], api: 'chats' }, '`api` of `checkVisionInput` takes `chat` or'],
  ])('%s takes no key it does not have: %j', (name, first, message) => {
    const error = catchError(() => call(name, first));
    expect(error).toBeInstanceOf(TypeError);
    expect(error?.message).toContain(message);
  });

  it('checks the policy of `checkImageCount`, its limit and its name', () => {
    for (const values of [
      ['16'],
      [16, null],
      [16, { maxImage: 2 }],
      [16, { maxImages: 2 }],
      [2, undefined, 5],
    ]) {
      expect(
        catchError(() => call('checkImageCount', 3, ...values)),
        JSON.stringify(values),
      ).toBeInstanceOf(TypeError);
    }
  });

  it('says what details a violation needs', () => {
    for (const details of [undefined, {}, { parm: 'size', message: 'm' }, { param: 'size' }]) {
      const error = catchError(() => call('createViolation', 'size-malformed', details));
      expect(error).toBeInstanceOf(TypeError);
      expect(error?.message).toContain('createViolation');
    }
  });

  it('knows no more of a `detail` the API does not know', () => {
    expect(
      call('getVisionSize', { width: 9, height: 9 }, { model: 'gpt-5', detail: 'medium' }),
    ).toBeUndefined();
  });

  it('knows the kinds of keywords', () => {
    expect(() => call('findResolutionKeywords', '8K', { kinds: 'quality' })).toThrow(
      '`kinds` is a list of `resolution`, `pixel-size`, `density` or `quality`, not `quality`.',
    );
    expect(() => call('cleanPrompt', '8K', { kinds: ['pixels'] })).toThrow('`kinds` knows no `pixels`.');
  });

  it('judges a value the API would get instead of throwing', () => {
    for (const size of [undefined, null, 1024, true, {}, []]) {
      const [violation] = checkSize(size as string);
      expect(violation).toMatchObject({ code: 'parameter-type', param: 'size', severity: 'error' });
      expect(parseSize(size)).toBeUndefined();
    }
    expect(call('checkPrompt', undefined)).toMatchObject([{ code: 'prompt-missing' }]);
    expect(call('checkPrompt', null)).toMatchObject([{ code: 'parameter-type' }]);
    expect(call('getModel', undefined)).toBeUndefined();
    expect(call('getVisionRule', undefined)).toBeUndefined();
  });

  it('misses the images of an edit without any', () => {
    expect(checkUpload({ images: [] })).toMatchObject([{ code: 'image-list-empty', param: 'image' }]);
    expect(checkUpload({ images: [] }, { surface: 'json' })).toMatchObject([{ param: 'images' }]);
    expect(checkUpload({ images: [] }, { incomplete: true })).toEqual([]);
  });

  it.each([-1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses to list %s sizes', (count) => {
    expect(() => contract.nearestSizes('1920x1080', { count })).toThrow(RangeError);
  });
});

function catchError(work: () => unknown): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
