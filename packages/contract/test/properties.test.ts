import {
  checkRequest,
  checkUpload,
  getFirstApiFault,
  mergeViolations,
  MODELS,
  readFormRequest,
  UNKNOWN_VALUE,
  VIOLATIONS,
  type Surface,
} from 'gpt-image-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, mask } from './support/facts.js';

const KEYS = [
  'model',
  'prompt',
  'image',
  'images',
  'mask',
  'markup',
  'n',
  'size',
  'quality',
  'background',
  'output_format',
  'output_compression',
  'input_fidelity',
  'moderation',
  'stream',
  'partial_images',
  'frame_count',
  'frame_duration_ms',
  'svg',
  'style',
  'response_format',
  'user',
  'complexity',
  'providerOptions',
  'aspectRatio',
  'outputFormat',
  'tools',
];
const SURFACES: Surface[] = ['sdk', 'form', 'json', 'responses', 'ai-sdk', 'ai-sdk-tool', 'azure'];

const value = fc.oneof(
  { weight: 2, arbitrary: fc.anything() },
  fc.constantFrom<unknown>(
    ...MODELS.map(({ id }) => id),
    'gif',
    'svg',
    'png',
    'jpeg',
    'webp',
    'transparent',
    'high',
    'low',
    'max',
    'auto',
    '1024x1024',
    '1920x1080',
    'a fox, 4K',
    0,
    1,
    5,
    11,
    50,
    100,
    true,
    false,
    null,
    UNKNOWN_VALUE,
    [],
    [{}],
    {},
    [{ file_id: 'a' }],
    { openai: { quality: 'hd', output_format: 'png' } },
    { text: 'x', images: ['a'] },
  ),
);
const request = fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), value, { maxKeys: 10 });
const options = fc.record({
  operation: fc.constantFrom('edit' as const, 'generate' as const),
  surface: fc.constantFrom(...SURFACES),
  incomplete: fc.boolean(),
});

describe('checkRequest', () => {
  it('judges anything without throwing, every error that is answered with its answer', () => {
    fc.assert(
      fc.property(request, options, (input, how) => {
        for (const violation of checkRequest(input, how)) {
          const entry = VIOLATIONS[violation.code];
          expect(violation.message).toMatch(/\.$/);
          if (violation.severity === 'error' && entry.local === undefined)
            expect(violation.apiError).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives one verdict whatever the order of the keys', () => {
    fc.assert(
      fc.property(request, options, (input, how) => {
        const reversed = Object.fromEntries(Object.entries(input).reverse());
        const one = getFirstApiFault(checkRequest(input, how));
        const other = getFirstApiFault(checkRequest(reversed, how));
        // Of several wrong keys the first one counts.
        const keyCodes = ['parameter-unknown', 'parameter-retired', 'images-in-form', 'image-in-json'];
        if (!keyCodes.includes(one?.code ?? '')) expect(other).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('finds less, never more, in a request of which less is known', () => {
    fc.assert(
      fc.property(request, options, fc.constantFrom(...KEYS), (input, how, key) => {
        fc.pre(
          input[key] !== undefined &&
            how.surface !== 'ai-sdk' &&
            how.surface !== 'ai-sdk-tool' &&
            key !== 'model',
        );
        const all = new Set(
          checkRequest(input, how)
            .filter(({ severity }) => severity === 'error')
            .map(({ code, param }) => `${code} ${param}`),
        );
        const unknown = checkRequest({ ...input, [key]: UNKNOWN_VALUE }, how).filter(
          ({ severity }) => severity === 'error',
        );
        for (const { code, param } of unknown) expect([...all]).toContain(`${code} ${param}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not change the request', () => {
    fc.assert(
      fc.property(request, options, (input, how) => {
        const before = { ...input };
        checkRequest(input, how);
        expect(Object.entries(input)).toEqual(Object.entries(before));
      }),
    );
  });
});

describe('readFormRequest', () => {
  it('reads any fields', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(fc.constantFrom('image', 'image[]', 'n', 'stream', 'svg[model]'), fc.string()),
            fc.oneof(fc.string(), fc.constant({})),
          ),
        ),
        (fields) => {
          const found = checkRequest(readFormRequest(fields), { operation: 'edit', surface: 'form' });
          expect(found.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('checkUpload and mergeViolations', () => {
  const picture = fc.record({
    bytes: fc.nat(60_000_000),
    format: fc.constantFrom('webp', 'png', 'gif', 'unknown'),
    mediaType: fc.constantFrom('image/webp', 'image/png', 'image/gif', 'application/octet-stream'),
    width: fc.nat(40_000),
    height: fc.nat(40_000),
    hasAlpha: fc.boolean(),
    frames: fc.integer({ min: 1, max: 3 }),
  });

  it('judge any facts, and the merged order does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(
        fc.array(picture, { maxLength: 18 }),
        fc.option(picture, { nil: undefined }),
        fc.string(),
        (images, overlay, size) => {
          const upload = checkUpload({ images, mask: overlay, size });
          const parameters = checkRequest({ model: 'gpt-image-2', size, n: 20 }, { operation: 'edit' });
          expect(getFirstApiFault(mergeViolations(upload, parameters))).toEqual(
            getFirstApiFault(mergeViolations(parameters, upload)),
          );
          for (const violation of upload) {
            if (violation.severity === 'error') expect(violation.apiError).toBeDefined();
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('drop what two checks report alike', () => {
    const images = Array.from({ length: 17 }, () => facts());
    const merged = mergeViolations(
      checkUpload({ images, mask: mask() }),
      checkRequest({ model: 'gpt-image-2', prompt: 'x', image: images }, { operation: 'edit' }),
    );
    expect(merged.map(({ code }) => code)).toEqual(['image-count-limit']);
  });
});
