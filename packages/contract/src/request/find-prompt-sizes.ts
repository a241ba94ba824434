import type { Dimensions } from '../image-facts.js';
import { findResolutionKeywords } from '../prompt/find-resolution-keywords.js';

/** A size that a prompt asks for in words. */
export interface PromptSize {
  readonly text: string;
  /** `pixels`: width and height. `longest`, `shortest`: one edge, of which the other follows from the shape. */
  readonly wanted:
    | { readonly kind: 'pixels'; readonly dimensions: Dimensions }
    | { readonly kind: 'longest' | 'shortest'; readonly edge: number };
}

/** What a prompt must hold at least to be worth reading. */
const HINT = /\d\s*[kкp×x*✕]|hd/iu;

/** Finds the sizes a prompt asks for: `1920x1080`, `4K`, `1080p`, `full HD`. Things that are only named are not among them. */
export function findPromptSizes(prompt: string): PromptSize[] {
  if (!HINT.test(prompt.normalize('NFKC'))) return [];
  return findResolutionKeywords(prompt, { kinds: ['resolution', 'pixel-size'] }).flatMap(({ text }) => {
    const wanted = readSize(text.normalize('NFKC').toLowerCase().replaceAll('к', 'k'));
    return wanted === undefined ? [] : [{ text, wanted }];
  });
}

/** Pixels along the longest edge of what is called `4K` and so on; `nK` is about n × 1000. */
const KILO_EDGES: Readonly<Record<string, number>> = { 1: 1024, 2: 2048, 4: 3840, 8: 7680 };

function readSize(text: string): PromptSize['wanted'] | undefined {
  const pixels = /(\d{3,5})\s*(?:px)?\s*[x×*✕]\s*(\d{3,5})/u.exec(text);
  if (pixels !== null) {
    const dimensions = { width: Number(pixels[1]), height: Number(pixels[2]) };
    return dimensions.width > 0 && dimensions.height > 0 ? { kind: 'pixels', dimensions } : undefined;
  }
  const kilo = /(?<![\d.])(\d{1,2})\s*-?\s*k(?![a-z])/u.exec(text);
  if (kilo !== null) {
    const count = kilo[1] ?? '';
    return { kind: 'longest', edge: KILO_EDGES[count] ?? Number(count) * 1024 };
  }
  const lines = /(?<!\d)(480|720|1080|1440|2160|4320)\s?p(?![a-z])/u.exec(text);
  if (lines !== null) return { kind: 'shortest', edge: Number(lines[1]) };
  if (/full[\s-]?hd|\bfhd\b/u.test(text)) return { kind: 'shortest', edge: 1080 };
  return /ultra[\s-]?hd|\buhd\b/u.test(text) ? { kind: 'longest', edge: 3840 } : undefined;
}
