/** One row of the table of violations: how bad, what the API answers, where that is known from. */
export interface ViolationEntry {
  readonly severity: 'error' | 'warning';
  /** What is wrong, in a few words, for the generated documentation. */
  readonly summary: string;
  /** Type and code of the API's error envelope; absent where the API accepts the request. */
  readonly api?: { readonly type: string; readonly code: string | null; readonly status?: number };
  /** Where the fact is known from. */
  readonly source: string;
}

const USER_ERROR = 'image_generation_user_error';
const INVALID_REQUEST = 'invalid_request_error';

/**
 * Every violation the contract knows. `error` means the API refuses the request, everything else is a warning.
 * Adding a check starts with adding its row here.
 */
export const VIOLATIONS = {
  'size-malformed': {
    severity: 'error',
    summary: '`size` is neither `auto` nor `WIDTHxHEIGHT`',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: 'envelope measured 2026-08-29',
  },
  'size-not-multiple-of-16': {
    severity: 'error',
    summary: 'width or height of `size` is not a multiple of 16',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: "OpenAI's image-generation guide; envelope measured 2026-08-29",
  },
  'size-edge-too-long': {
    severity: 'error',
    summary: 'an edge of `size` is longer than 3840 px',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: "OpenAI's image-generation guide; error fixture of a public test-suite",
  },
  'size-aspect-ratio': {
    severity: 'error',
    summary: 'the aspect ratio of `size` is beyond 1:3 or 3:1',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: "OpenAI's image-generation guide; several live refusals",
  },
  'size-too-many-pixels': {
    severity: 'error',
    summary: '`size` has more than 8,294,400 pixels',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: "OpenAI's image-generation guide; live refusals of 2736x3840 and 3072x3072",
  },
  'size-too-few-pixels': {
    severity: 'error',
    summary: '`size` has fewer than 655,360 pixels',
    api: { type: USER_ERROR, code: 'invalid_value' },
    source: "OpenAI's image-generation guide; live refusals of 512x512 and 768x768",
  },
  'size-not-a-preset': {
    severity: 'error',
    summary: 'the model takes preset sizes only',
    api: { type: INVALID_REQUEST, code: 'invalid_value' },
    source: 'openai 7.55.0 type comments; several live refusals',
  },
  'size-preset-uncertain': {
    severity: 'warning',
    summary: 'the sizes of this model are not published; the presets of its family are safe',
    source: 'deduced: "follows the same input constraints as GPT image models"',
  },
  'size-experimental': {
    severity: 'warning',
    summary: '`size` has more pixels than 2560x1440, which is experimental',
    source: "OpenAI's image-generation guide; openai 7.55.0 type comments",
  },
} as const satisfies Record<string, ViolationEntry>;
