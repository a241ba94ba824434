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
  ['checkUpload', [...NOTHING, [], 'a.png', {}, { images: 'a.png' }, { images: [null] }], 'checkUpload'],
  ['checkUpload', [{ images: [], mask: null }], 'mask'],
  ['checkVisionInput', [...NOTHING, [], 'a.png', {}, { images: [5] }], 'checkVisionInput'],
  ['checkImageCount', [null, true, 'three', {}, -1, 1.5, Number.NaN], 'count'],
  ['nearestSizes', [...NOTHING, []], 'size'],
  ['getVisionSize', [...NOTHING, 'a.png', []], 'image'],
  ['readFormRequest', [...NOTHING, {}, 'image'], 'fields'],
  ['mergeViolations', [null, 5, 'x', {}, [null]], 'violations'],
  ['getFirstApiFault', [...NOTHING, {}, 'x', [5]], 'violations'],
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

describe('every function, called from plain JavaScript', () => {
  it.each(WRONG_FIRST)('%s says what it takes instead of failing deep inside', (name, values, named) => {
    for (const value of values) {
      const error = catchError(() => call(name, value));
      expect(error?.name, String(value)).toMatch(/^(?:Type|Range)Error$/);
      expect(error?.message).toContain(named);
      expect(error?.message).toMatch(/ is (?:a|an) |are entries/);
    }
  });

  it.each(Object.entries(VALID_FIRST))('%s takes options as an object only', (name, first) => {
    for (const options of [null, 5, 'x', []]) {
      const error = catchError(() => call(name, first, options));
      expect(error, String(options)).toBeInstanceOf(TypeError);
      expect(error?.message).toContain(`\`${name}\` is an object such as \``);
    }
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
