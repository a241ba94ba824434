/** EXIF orientation tag: 1 is upright, 5 to 8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What is known of one image. The contract judges it, whoever read the file. */
export interface ImageFacts {
  /** Size of the encoded file, in bytes. */
  readonly bytes: number;
  /** Container format by content, not by name: `jpeg`, `png`, `webp`, `gif`, `heic`, `avif`, `bmp`, `tiff`, … */
  readonly format: string;
  /** Media type by content: `image/jpeg`, … */
  readonly mediaType: string;
  /** Media type the upload is labelled with, where that is known: the API refuses by label first. */
  readonly declaredMediaType?: string;
  /** Width in pixels, after EXIF orientation. */
  readonly width: number;
  /** Height in pixels, after EXIF orientation. */
  readonly height: number;
  readonly hasAlpha: boolean;
  /** 1 for a still picture. */
  readonly frames: number;
  /** `srgb`, `cmyk`, `b-w`, `lab`, … as the file stores its pixels. */
  readonly colourSpace?: string;
  /** Bits per channel. */
  readonly bitDepth?: number;
  readonly orientation?: Orientation;
  /** How many pixels are fully transparent (alpha 0); only a full decode can tell. */
  readonly transparentPixels?: 'none' | 'some' | 'all';
}

/** Width and height in whole pixels. */
export interface Dimensions {
  readonly width: number;
  readonly height: number;
}
