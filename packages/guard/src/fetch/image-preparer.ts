import type { ImageFacts, Policy } from 'gpt-image-contract';
import { inspectInput, type InspectOptions } from '../inspect-image.js';
import { prepareImage } from '../prepare-image.js';
import { nameMaskOption, prepareMask } from '../prepare-mask.js';
import type { PreparedImage } from '../prepared-image.js';
import type { VisionDetail } from '../vision/advise-detail.js';
import { prepareVisionImage, type PreparedVisionImage } from '../vision/prepare-vision-image.js';
import { findReady } from './find-ready.js';
import { Limiter } from './limiter.js';
import { withoutMask, type PrepareSettings } from './prepare-settings.js';
import { createContentKey, PreparedCache } from './prepared-cache.js';

/** A prepared image, and whether it was prepared for an earlier request. */
export interface Prepared<T> {
  readonly image: T;
  readonly isCached: boolean;
}

/** How one image is prepared within a request. */
export interface PreparerOptions {
  readonly policy: Policy;
  readonly settings: PrepareSettings;
  readonly signal: AbortSignal | undefined;
}

/**
 * Decoded pictures are what takes memory, and a burst of requests must not hold one of every image: of sixty at once this
 * takes half the memory for the same time. Four is what libuv has threads for.
 */
const MAX_AT_ONCE = 4;

/** Works on images of all requests of one client: a few pictures are decoded at a time, each is prepared once. */
export class ImagePreparer {
  readonly #uploads = new PreparedCache<PreparedImage>(({ size }) => size);
  readonly #visions = new PreparedCache<PreparedVisionImage>(({ dataUrl }) => dataUrl.length);
  readonly #limiter = new Limiter(MAX_AT_ONCE);

  /** An image for upload. `name` is the part's file name. */
  async prepareImage(
    bytes: Uint8Array,
    name: string | undefined,
    options: PreparerOptions,
  ): Promise<Prepared<PreparedImage>> {
    const settings = withoutMask(options.settings);
    const ready = await findReady(bytes, name, options.policy, settings);
    if (ready !== undefined) return { image: ready, isCached: false };
    const { policy, signal } = options;
    const key = createContentKey(bytes, 'image', name, policy, settings);
    return this.#share(this.#uploads, key, signal, () =>
      prepareImage(bytes, { ...settings, policy, signal, name }),
    );
  }

  /** A mask that fits `image`. */
  prepareMask(
    bytes: Uint8Array,
    name: string | undefined,
    image: PreparedImage | ImageFacts,
    { policy, settings, signal }: PreparerOptions,
  ): Promise<Prepared<PreparedImage>> {
    const { maskFrom: from, timeoutMs, maxInputBytes, maxInputPixels } = settings;
    const facts = 'report' in image ? [image.report.original, image.report.prepared] : image;
    const key = createContentKey(bytes, 'mask', name, policy, facts, from, maxInputBytes, maxInputPixels);
    return this.#share(this.#uploads, key, signal, () =>
      prepareMask(bytes, image, {
        policy,
        from,
        timeoutMs,
        maxInputBytes,
        maxInputPixels,
        signal,
        name,
      }).catch((error: unknown) => {
        throw nameMaskOption(error);
      }),
    );
  }

  /**
   * Facts of an image, its picture decoded.
   * @throws {ImageInputError} as `inspectImage`
   */
  inspect(bytes: Uint8Array, name: string | undefined, options: InspectOptions): Promise<ImageFacts> {
    const { signal } = options;
    const work = this.#limiter.run(() => inspectInput(bytes, { ...options, decode: true }, name));
    return untilAborted(work, signal);
  }

  /** An image that a vision model looks at. */
  prepareVision(
    bytes: Uint8Array,
    target: { readonly model: string | undefined; readonly detail: VisionDetail | undefined },
    options: PreparerOptions,
  ): Promise<Prepared<PreparedVisionImage>> {
    const settings = withoutMask(options.settings);
    const { policy, signal } = options;
    const key = createContentKey(bytes, target, policy, settings);
    return this.#share(this.#visions, key, signal, () =>
      prepareVisionImage(bytes, { ...target, ...settings, policy, signal }),
    );
  }

  /**
   * Takes part in the work on `key`. Who starts the work lends it the signal; should that caller give up, one of the
   * others starts again.
   */
  async #share<T>(
    cache: PreparedCache<T>,
    key: string,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<Prepared<T>> {
    for (;;) {
      signal?.throwIfAborted();
      const { result, isCached } = cache.get(key, () =>
        this.#limiter.run(work).catch((error: unknown) => {
          throw signal?.aborted === true ? new GivenUp() : error;
        }),
      );
      try {
        return { image: await untilAborted(result, signal), isCached };
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof GivenUp)) throw error;
      }
    }
  }
}

/** The caller that had started the work did not want it any more, whatever the reason it gave. */
class GivenUp extends Error {}

/** Stops waiting as soon as `signal` fires: the work may be another caller's, or still in the queue. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
