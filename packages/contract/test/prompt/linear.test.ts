import { describe, expect, it } from 'vitest';
import { cleanPrompt } from '../../src/index.js';
import { Holes } from '../../src/prompt/holes.js';
import { Items } from '../../src/prompt/items.js';

/** Pieces that made, or could make, reading one place depend on all that stands around it. */
const PIECES = [
  ...['8K, ', '8K\n', '8K. ', '8K ', '8K***', '**8K** ', '8K::', '8K|', '8K-', '8K\r\n', '8K • '],
  ...['(8K', '[8K]', '((8K))', '(8K:1.3)', '<8K>', '"8K', '"8K" ', "'8K' ", '「8K', '8K』', '}8K', '({['],
  ...['4K–8K–', '4K to 8K/30 ', '2/4/8K/', '1920x', '8K:1', '480p/', '300 dpi ', 'dpi: '],
  ...['超高清', '高8K画质', '的8K', '8Kの', '의 8K ', '8К ', '8K\u0301', '\uFFFC8K '],
  ...['no 8K ', 'in 8K ', 'make 8K and ', 'a 4K TV, ', 'high 8K resolution ', 'ultra ', 'quality: '],
  ...['- 8K\n', '* 8K', 'Resolution: 8K\n', 'Avoid: 8K ', '{"resolution": "8K",', '{"a":"', '8K\n\n,'],
];
/** Methods that every rule goes through. */
const STEPS = [
  [Items.prototype, ['has', 'is', 'isMark', 'isSpaced', 'roles']],
  [Holes.prototype, ['dig', 'isGone', 'keptFrom', 'keptUpTo', 'solidFrom', 'solidUpTo']],
] as const;
const LENGTH = 2000;

describe('cleanPrompt', () => {
  it.each(PIECES.map((piece) => [JSON.stringify(piece), piece]))(
    'takes no more steps a character for a longer text of %s',
    (_name, piece) => {
      const short = countSteps(() => cleanPrompt(grow(piece, LENGTH)));
      const long = countSteps(() => cleanPrompt(grow(piece, 4 * LENGTH)));
      // Four times as many, and room for another round; quadratic time would take sixteen times as many.
      expect(long).toBeLessThan(6 * short + 1000);
    },
  );
});

function grow(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function countSteps(work: () => void): number {
  let steps = 0;
  const restore: (() => void)[] = [];
  for (const [prototype, names] of STEPS) {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      const method = descriptor?.value as (...values: unknown[]) => unknown;
      Object.defineProperty(prototype, name, {
        ...descriptor,
        value(...values: unknown[]) {
          steps++;
          return method.apply(this, values);
        },
      });
      restore.push(() => Object.defineProperty(prototype, name, descriptor ?? {}));
    }
  }
  work();
  for (const undo of restore) undo();
  return steps;
}
