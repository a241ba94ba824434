import type { ImageFacts, Policy } from 'gpt-image-contract';
import { prepareImage } from '../prepare-image.js';
import { prepareMask } from '../prepare-mask.js';
import type { PreparedImage } from '../prepared-image.js';
import type { VisionDetail } from '../vision/advise-detail.js';
import { prepareVisionImage, type PreparedVisionImage } from '../vision/prepare-vision-image.js';
import { findReady } from './find-ready.js';
import { createContentKey, PreparedCache } from './prepared-cache.js';

/** A prepared image, and whether it was prepared for an earlier request. */
export interface Prepared<T> {
  readonly image: T;
  readonly isCached: boolean;
}

/** How one image is prepared within a request. */
export interface PreparerOptions {
  readonly policy: Policy;
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Prepares images of all requests of one client, each picture once. */
export class ImagePreparer {
  readonly #uploads = new PreparedCache<PreparedImage>(({ size }) => size);
  readonly #visions = new PreparedCache<PreparedVisionImage>(({ dataUrl }) => dataUrl.length);

  /** An image for upload. `name` is the part's file name. */
  async prepareImage(
    bytes: Uint8Array,
    name: string | undefined,
    options: PreparerOptions,
  ): Promise<Prepared<PreparedImage>> {
    const ready = await findReady(bytes, name, options.policy);
    if (ready !== undefined) return { image: ready, isCached: false };
    const key = createContentKey(bytes, 'image', name, options.policy);
    return share(this.#uploads, key, options.signal, () => prepareImage(bytes, { ...options, name }));
  }

  /** A mask that fits `image`. */
  prepareMask(
    bytes: Uint8Array,
    name: string | undefined,
    image: PreparedImage | ImageFacts,
    options: PreparerOptions,
  ): Promise<Prepared<PreparedImage>> {
    const facts = 'report' in image ? [image.report.original, image.report.prepared] : image;
    const key = createContentKey(bytes, 'mask', name, options.policy, facts);
    return share(this.#uploads, key, options.signal, () => prepareMask(bytes, image, { ...options, name }));
  }

  /** An image that a vision model looks at. */
  prepareVision(
    bytes: Uint8Array,
    target: { readonly model: string | undefined; readonly detail: VisionDetail | undefined },
    options: PreparerOptions,
  ): Promise<Prepared<PreparedVisionImage>> {
    const key = createContentKey(bytes, target, options.policy);
    return share(this.#visions, key, options.signal, () =>
      prepareVisionImage(bytes, { ...target, ...options }),
    );
  }
}

/**
 * Takes part in the work on `key`. Who starts the work lends it the signal; should that caller give up, one of the
 * others starts again.
 */
async function share<T>(
  cache: PreparedCache<T>,
  key: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<Prepared<T>> {
  for (;;) {
    signal?.throwIfAborted();
    const { result, isCached } = cache.get(key, work);
    try {
      return { image: await result, isCached };
    } catch (error) {
      const isOthersAbort = isCached && error instanceof Error && error.name === 'AbortError';
      if (!isOthersAbort) throw error;
    }
  }
}
