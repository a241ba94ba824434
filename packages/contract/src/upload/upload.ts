import type { ImageFacts } from '../image-facts.js';
import type { Policy } from '../policy.js';
import type { Surface } from '../request/surface.js';

/** The files of one edit, as far as their facts are known. */
export interface Upload {
  /** In the order they are sent; mask and markup belong to the first. */
  readonly images: readonly ImageFacts[];
  readonly mask?: ImageFacts | undefined;
  readonly markup?: ImageFacts | undefined;
  /** The `size` of the request, if it has one. */
  readonly size?: string | undefined;
}

/** How an upload is to be judged. */
export interface UploadOptions {
  /** Model id. Unknown or absent: the limits all GPT image models share. */
  readonly model?: string | undefined;
  readonly policy?: Policy | undefined;
  /** `json` sends base64, which is a third larger. */
  readonly surface?: Surface | undefined;
  /** The edit may hold more images than are given: nothing is said where none is. */
  readonly incomplete?: boolean | undefined;
}
