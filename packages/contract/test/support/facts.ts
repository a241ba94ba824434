import type { ImageFacts } from 'gpt-image-contract';

/** A picture that breaks no rule, with what a test wants otherwise. */
export function facts(changes: Partial<ImageFacts> = {}): ImageFacts {
  return {
    bytes: 300_000,
    format: 'webp',
    mediaType: 'image/webp',
    width: 1536,
    height: 1024,
    hasAlpha: false,
    frames: 1,
    colourSpace: 'srgb',
    bitDepth: 8,
    ...changes,
  };
}

/** A mask that breaks no rule for {@link facts}. */
export function mask(changes: Partial<ImageFacts> = {}): ImageFacts {
  return facts({
    format: 'png',
    mediaType: 'image/png',
    hasAlpha: true,
    transparentPixels: 'some',
    ...changes,
  });
}
