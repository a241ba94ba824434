/** Language of a keyword: ISO 639-1, `zh` for simplified and traditional Chinese alike. */
export type PromptLanguage =
  | ('en' | 'zh' | 'ja' | 'ko' | 'es' | 'pt' | 'fr' | 'de' | 'ru')
  | ('it' | 'nl' | 'pl' | 'cs' | 'uk' | 'tr' | 'id' | 'vi' | 'ar' | 'hi' | 'th');

/**
 * What a keyword asks for:
 * `resolution` words (`8K`, `ultra HD`, `alta resolución`, `100 megapixel`), an explicit `pixel-size` (`1920×1080`;
 * belongs into the `size` parameter), a print `density` (`300 dpi`), a `quality` booster (`masterpiece`, `best quality`).
 */
export type KeywordKind = 'resolution' | 'pixel-size' | 'density' | 'quality';

/** One keyword found in a prompt. `prompt.slice(start, end) === text`; offsets count UTF-16 code units. */
export interface KeywordMatch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly language: PromptLanguage;
  readonly kind: KeywordKind;
}

/** Which keywords to look for. */
export interface KeywordOptions {
  /** Kinds to find: all but `quality` unless told. */
  readonly kinds?: readonly KeywordKind[] | undefined;
}

/** One change to a prompt: the UTF-16 range `start`–`end` is replaced. */
export interface PromptEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * Stands for a part of the prompt that is not known, such as a template's `${…}`. Nothing is decided across it: it may
 * be a word, several, or nothing. Edits never contain it.
 *
 * U+FFFC OBJECT REPLACEMENT CHARACTER, which Unicode reserves for a "placeholder in an otherwise unspecified text".
 */
export const PROMPT_GAP = '\uFFFC';
