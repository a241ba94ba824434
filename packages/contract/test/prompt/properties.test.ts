import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPrompt, findPromptEdits, findResolutionKeywords, PROMPT_GAP } from '../../src/index.js';
import { readLabelledPrompts } from './labelled.js';

const labelled = readLabelledPrompts();

/** Words, marks and scripts that meet in prompts, in every order. */
const PIECES = [
  ...[
    '8K',
    '4K',
    '8k uhd',
    'ultra HD',
    'HD',
    'high resolution',
    'full',
    'high',
    'resolution',
    '1920x1080',
    '300 dpi',
  ],
  ...[
    '4K–8K',
    '2/4/8K',
    '100 megapixel',
    '(8k:1.4)',
    'Resolution: 4K',
    '"resolution": "8K"',
    'quality',
    'wallpaper',
  ],
  ...[
    'a',
    'an',
    'the',
    'in',
    'with',
    'no',
    'without',
    'remove',
    'and',
    'or',
    'of',
    'make it',
    'rendered',
    'says',
  ],
  ...['TV', 'photo', 'fox', 'old', 'run', 'camera', PROMPT_GAP],
  ...[
    '超高清',
    '画质',
    '的',
    '电视',
    '不要',
    '高画質',
    'で',
    'テレビ',
    '고화질',
    '로',
    '모니터',
    'alta resolución',
    'en',
  ],
  ...['sin', 'pantalla', 'hochauflösend', 'ohne', 'высокое разрешение', 'в', 'без', '８Ｋ', '8К', '４Ｋ画質'],
  ...[
    ',',
    ', ',
    '.',
    '. ',
    ';',
    ':',
    '|',
    '/',
    '-',
    ' – ',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '“',
    '”',
    '「',
    '」',
  ],
  ...[
    '，',
    '。',
    '、',
    '：',
    '\n',
    '\r\n',
    '\n\n',
    '- ',
    '* ',
    '1. ',
    ' ',
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '\u3000',
  ],
  ...['🎨', '👩‍🎨', '🇯🇵', 'é', 'e\u0301', 'שלום', 'مرحبا', '\u200f', '\u200b', '\ud800', 'नमस्ते', '\ufe0f'],
];

const promptOfPieces = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', ' ')), { maxLength: 24 })
  .map((pieces) => pieces.map((pair) => pair.join('')).join(''));
const prompts = fc.oneof(
  promptOfPieces,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...labelled.map(({ prompt }) => prompt)),
  fc
    .tuple(fc.constantFrom(...labelled), fc.constantFrom(...labelled), fc.constantFrom(', ', '. ', '\n', ' '))
    .map(([left, right, between]) => left.prompt + between + right.prompt),
);
const OPTIONS = fc.constantFrom({}, { kinds: ['quality', 'resolution', 'pixel-size', 'density'] as const });
const RUNS = { numRuns: 3000 };

describe('findResolutionKeywords', () => {
  it('gives ranges in order, inside the text, that hold the keyword', () => {
    fc.assert(
      fc.property(prompts, OPTIONS, (prompt, options) => {
        let behind = 0;
        for (const { text, start, end } of findResolutionKeywords(prompt, options)) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(prompt.length);
          expect(prompt.slice(start, end)).toBe(text);
          behind = end;
        }
      }),
      RUNS,
    );
  });

  it('finds a keyword wherever a list item is added to a finished sentence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...labelled),
        fc.constantFrom('8K', '4k', 'UHD', '1440p'),
        ({ prompt }, keyword) => {
          const text = `${prompt}\n\n${keyword}`;
          expect(findResolutionKeywords(text).at(-1)?.end).toBe(text.length);
        },
      ),
    );
  });
});

describe('cleanPrompt', () => {
  it('leaves no keyword or the whole prompt, and is idempotent', () => {
    fc.assert(
      fc.property(prompts, OPTIONS, (prompt, options) => {
        const clean = cleanPrompt(prompt, options);
        if (clean !== prompt) expect(findResolutionKeywords(clean, options)).toEqual([]);
        expect(cleanPrompt(clean, options)).toBe(clean);
      }),
      RUNS,
    );
  });

  it('never leaves an empty prompt, and leaves keywords only where nothing else is said', () => {
    fc.assert(
      fc.property(prompts, OPTIONS, (prompt, options) => {
        const clean = cleanPrompt(prompt, options);
        if (/[\p{L}\p{N}]/u.test(prompt))
          expect(clean).toMatch(/[\p{L}\p{N}\p{Extended_Pictographic}\uFFFC]/u);
        if (findResolutionKeywords(clean, options).length === 0) return;
        // With anything else before it, the same prompt loses all of its keywords.
        const longer = `A fisherman mends a net.\n\n${prompt}`;
        expect(findResolutionKeywords(cleanPrompt(longer, options), options)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never changes text without keywords', () => {
    fc.assert(
      fc.property(prompts, (prompt) => {
        fc.pre(findResolutionKeywords(prompt).length === 0);
        expect(cleanPrompt(prompt)).toBe(prompt);
      }),
      RUNS,
    );
  });

  it('keeps emoji, combining marks, right-to-left text and everything else it has no reason to touch', () => {
    const untouched = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => {
      const isPlain = !/[\p{P}\p{S}\s\d]/u.test(text);
      return isPlain && findResolutionKeywords(text).length === 0;
    });
    fc.assert(
      fc.property(untouched, untouched, (before, after) => {
        const clean = cleanPrompt(`${before} אבג 👩‍🎨e\u0301, 8K, ${after}x`);
        expect(clean.startsWith(before)).toBe(true);
        expect(clean.endsWith(`${after}x`)).toBe(true);
        expect(clean).toContain('👩‍🎨e\u0301');
      }),
    );
  });
});

describe('findPromptEdits', () => {
  it('are in order, touch no gap and lead to the clean prompt', () => {
    fc.assert(
      fc.property(prompts, OPTIONS, (prompt, options) => {
        let behind = 0;
        let result = '';
        for (const { start, end, replacement } of findPromptEdits(prompt, options)) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeLessThanOrEqual(prompt.length);
          expect(prompt.slice(start, end)).not.toContain(PROMPT_GAP);
          expect(replacement).not.toContain(PROMPT_GAP);
          result += prompt.slice(behind, start) + replacement;
          behind = end;
        }
        expect(result + prompt.slice(behind)).toBe(cleanPrompt(prompt, options));
      }),
      RUNS,
    );
  });
});
