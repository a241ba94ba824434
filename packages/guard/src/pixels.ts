/** A decoded picture: 8-bit RGB or RGBA, row by row, ready for any number of encodes. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  /** 4 only where some pixel is not opaque. */
  readonly channels: 3 | 4;
  /** The same picture with its metadata or profile, losslessly; only where these are to be kept. */
  readonly carrier?: Buffer;
}
