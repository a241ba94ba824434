import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PreparedCache } from '../../src/fetch/prepared-cache.js';
import { guardFetch, type GuardFetchOptions } from '../../src/index.js';
import * as inspectImageModule from '../../src/inspect-image.js';
import * as prepareImageModule from '../../src/prepare-image.js';
import { createRecordingFetch } from './recording-fetch.js';
import { fileOf, halfMask } from './test-images.js';

vi.mock('../../src/prepare-image.js', async (original) => {
  const real = await original<typeof prepareImageModule>();
  return { prepareImage: vi.fn(real.prepareImage) };
});
vi.mock('../../src/inspect-image.js', async (original) => {
  const real = await original<typeof inspectImageModule>();
  return { ...real, inspectInput: vi.fn(real.inspectInput) };
});

const prepareImage = vi.mocked(prepareImageModule.prepareImage);
const inspectInput = vi.mocked(inspectImageModule.inspectInput);
const realPrepareImage = prepareImage.getMockImplementation()!;
const realInspectInput = inspectInput.getMockImplementation()!;
const share = vi.spyOn(PreparedCache.prototype, 'get');

beforeEach(() => {
  prepareImage.mockReset().mockImplementation(realPrepareImage);
  inspectInput.mockReset().mockImplementation(realInspectInput);
  share.mockClear();
});

/** A picture that is no other's, with too many pixels for the policy below. */
async function pictureOf(index: number): Promise<File> {
  const background = { r: index * 20, g: 60, b: 60 };
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer();
  return fileOf(bytes, `${index}.png`, 'image/png');
}

function createSender(options: GuardFetchOptions = {}) {
  const guarded = guardFetch({ fetch: createRecordingFetch(), policy: { maxEdge: 32 }, ...options });
  return (image: File, extra: { signal?: AbortSignal; mask?: File } = {}) => {
    const body = new FormData();
    body.append('model', 'gpt-image-2');
    body.append('prompt', 'A red boat');
    body.append('image', image);
    if (extra.mask !== undefined) body.append('mask', extra.mask);
    const { signal } = extra;
    return guarded('https://api.openai.com/v1/images/edits', {
      method: 'POST',
      body,
      ...(signal && { signal }),
    });
  };
}

/** Keeps every preparation from going on until it is released, or given up by its caller. */
function holdPreparations(): { release: () => void } {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  prepareImage.mockImplementation(async (input, options) => {
    const { signal } = options ?? {};
    const givenUp = new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => {
        resolve();
      });
    });
    await Promise.race([released, givenUp]);
    return realPrepareImage(input, options);
  });
  return { release };
}

describe('aborts', () => {
  test.each([
    ['an error of the caller', new Error('user left')],
    ['the default', undefined],
  ])("another caller's abort (%s) does not reach who waits for the same picture", async (_, reason) => {
    const { release } = holdPreparations();
    const send = createSender();
    const image = await pictureOf(1);
    const controller = new AbortController();
    const first = send(image, { signal: controller.signal });
    // Who comes first starts the work: it has to be the one that gives up.
    await vi.waitFor(() => {
      expect(prepareImage).toHaveBeenCalledTimes(1);
    });
    const second = send(image);
    await vi.waitFor(() => {
      expect(share).toHaveBeenCalledTimes(2);
    });
    expect(prepareImage).toHaveBeenCalledTimes(1);
    controller.abort(reason);
    await expect(first).rejects.toBe(controller.signal.reason);
    release();
    await expect(second).resolves.toBeInstanceOf(Response);
    expect(prepareImage).toHaveBeenCalledTimes(2);
  });

  test('who waits for the work of another stops at once when aborted', async () => {
    const { release } = holdPreparations();
    const send = createSender();
    const image = await pictureOf(1);
    const controller = new AbortController();
    const first = send(image);
    // Who comes first starts the work: it has to be the one that stays.
    await vi.waitFor(() => {
      expect(prepareImage).toHaveBeenCalledTimes(1);
    });
    const second = send(image, { signal: controller.signal });
    await vi.waitFor(() => {
      expect(share).toHaveBeenCalledTimes(2);
    });
    controller.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    release();
    await expect(first).resolves.toBeInstanceOf(Response);
    expect(prepareImage).toHaveBeenCalledTimes(1);
  });

  test('who waits for a place stops at once when aborted, and the place goes to the next', async () => {
    const { release } = holdPreparations();
    const send = createSender();
    const running = await Promise.all([1, 2, 3, 4].map(pictureOf));
    const calls = running.map((image) => send(image));
    await vi.waitFor(() => {
      expect(prepareImage).toHaveBeenCalledTimes(4);
    });
    const controller = new AbortController();
    const queued = send(await pictureOf(5), { signal: controller.signal });
    const last = send(await pictureOf(6));
    await vi.waitFor(() => {
      expect(share).toHaveBeenCalledTimes(6);
    });
    expect(prepareImage).toHaveBeenCalledTimes(4);
    controller.abort();
    await expect(queued).rejects.toMatchObject({ name: 'AbortError' });
    release();
    for (const response of await Promise.all([...calls, last])) expect(response.status).toBe(200);
  });
});

describe('at most four pictures are in work at once', () => {
  /** Counts how many runs of `work` overlap. */
  function countOverlaps<A extends unknown[], R>(work: (...args: A) => Promise<R>) {
    const seen = { running: 0, most: 0, total: 0 };
    const counted = async (...args: A): Promise<R> => {
      seen.total++;
      seen.most = Math.max(seen.most, ++seen.running);
      // Gives everybody else the chance to begin as well.
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      return work(...args).finally(() => seen.running--);
    };
    return { seen, counted };
  }

  test('where they are prepared', async () => {
    const { seen, counted } = countOverlaps(realPrepareImage);
    prepareImage.mockImplementation(counted);
    const send = createSender();
    const images = await Promise.all(Array.from({ length: 12 }, (_, index) => pictureOf(index)));
    await Promise.all(images.map((image) => send(image)));
    expect(seen).toEqual({ running: 0, most: 4, total: 12 });
  });

  test.each(['report', 'enforce'] as const)('where masks are looked into by `%s`', async (mode) => {
    const { seen, counted } = countOverlaps(realInspectInput);
    inspectInput.mockImplementation((input, options) =>
      options.decode === true ? counted(input, options) : realInspectInput(input, options),
    );
    const send = createSender({ mode, policy: {} });
    const mask = fileOf(await halfMask(64, 64), 'm.png', 'image/png');
    const images = await Promise.all(Array.from({ length: 12 }, (_, index) => pictureOf(index)));
    await Promise.all(images.map((image) => send(image, { mask })));
    expect(seen).toEqual({ running: 0, most: 4, total: 12 });
  });
});
