/** What a UTF-16 code unit is to the reader of a prompt. */
export const CharClass = {
  symbol: 0,
  letter: 1,
  digit: 2,
  /** Scripts written without spaces, or with endings glued to the word: one character is one unit. */
  ideograph: 3,
  space: 4,
  newline: 5,
  /** Combining marks, joiners, soft hyphens: part of whatever stands before. */
  ignorable: 6,
  punctuation: 7,
} as const;

const FULL_WIDTH_OFFSET = 0xfee0;

/** Punctuation people type in place of an ASCII character. */
const PUNCTUATION: Readonly<Record<string, string>> = {
  '-': '‐‑−﹣',
  '–': '–—―〜～',
  ',': '、﹐､،',
  '.': '。｡।۔',
  ';': '؛',
  '?': '؟',
  '"': '“”„‟〝〞〟',
  "'": '‘’‚‛',
  x: '×✕✖⨯⨉╳',
  '(': '〔﹙',
  ')': '〕﹚',
  '[': '【〖',
  ']': '】〗',
  '|': '│｜•·・‧●▪◦∙',
};

interface CharTables {
  readonly classes: Uint8Array;
  /** What to add to a code for its folded form: 0 for most, which nobody has to write. */
  readonly shifts: Int32Array;
}

let tables: CharTables | undefined;

/** The tables of all UTF-16 code units; built on first use. */
export function getCharTables(): CharTables {
  return (tables ??= createCharTables());
}

/** Zeros of the scripts that have digits of their own: Arabic, Persian, Devanagari, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50];

/** Letters with accents, as ranges with the end exclusive: Latin, Cyrillic, Arabic, Devanagari, Vietnamese. */
const ACCENTED = [
  [0xc0, 0x180],
  [0x400, 0x460],
  [0x622, 0x627],
  [0x958, 0x960],
  [0x1ea0, 0x1efa],
] as const;

const THAI_START = 0xe01;
const THAI_END = 0xe4f;

/** Whether a UTF-16 code unit is Thai, which is written without spaces between words. */
export function isThaiCode(code: number): boolean {
  return code >= THAI_START && code < THAI_END;
}

/** Korean syllables, the end exclusive. */
const HANGUL_START = 0xac00;
const HANGUL_END = 0xd7a4;

/** Whether a UTF-16 code unit is a Korean syllable. */
export function isHangulCode(code: number): boolean {
  return code >= HANGUL_START && code < HANGUL_END;
}

function createCharTables(): CharTables {
  const classes = new Uint8Array(0x10000);
  const shifts = new Int32Array(0x10000);
  const { letter, digit, ideograph, space, newline, ignorable, punctuation } = CharClass;
  classes.fill(punctuation, 0x21, 0x7f);
  classes.fill(punctuation, 0xa1, 0xc0);
  classes.fill(letter, 0xc0, 0x2000);
  classes.fill(punctuation, 0x2010, 0x2070);
  classes.fill(punctuation, 0x20a0, 0x20d0);
  classes.fill(punctuation, 0x3001, 0x3005);
  classes.fill(punctuation, 0x3008, 0x3021);
  classes.fill(ideograph, THAI_START, THAI_END);
  classes.fill(ideograph, 0x3040, 0x3100);
  classes.fill(ideograph, 0x3400, 0xa000);
  classes.fill(ideograph, HANGUL_START, HANGUL_END);
  classes.fill(ideograph, 0xf900, 0xfb00);
  classes.fill(ideograph, 0xff66, 0xff9e);
  classes.fill(punctuation, 0xff5f, 0xff66);
  classes.fill(ignorable, 0x300, 0x370);
  classes.fill(ignorable, 0x64b, 0x660);
  classes.fill(ignorable, 0x200b, 0x2010);
  classes.fill(ignorable, 0xfe00, 0xfe10);
  classes.fill(ignorable, 0x202a, 0x202f);
  classes.fill(ignorable, 0x2060, 0x2065);
  classes.fill(space, 0x2000, 0x200b);
  for (const code of [0xad, 0x640, 0x93c, 0xfeff, 0x3099, 0x309a]) classes[code] = ignorable;
  for (const code of [0x09, 0x0b, 0x0c, 0x20, 0xa0, 0x202f, 0x205f, 0x3000]) classes[code] = space;
  for (const code of [0x0a, 0x0d, 0x85, 0x2028, 0x2029]) classes[code] = newline;
  for (const code of [0x3005, 0x3006, 0x3007]) classes[code] = ideograph;
  for (const code of [0xd7, 0xf7, 0x37e, 0x387, 0x30fb, 0x60c, 0x61b, 0x61f]) classes[code] = punctuation;
  for (let code = 0x30; code <= 0x39; code++) classes[code] = digit;
  for (let code = 0x41; code <= 0x5a; code++) {
    classes[code] = letter;
    classes[code + 0x20] = letter;
    shifts[code] = 0x20;
  }
  // Accents go: half of all prompts are typed without them.
  for (const [start, end] of ACCENTED) {
    for (let code = start; code < end; code++) {
      if (classes[code] !== letter) continue;
      shifts[code] = String.fromCharCode(code).toLowerCase().normalize('NFD').charCodeAt(0) - code;
    }
  }
  for (const zero of ZEROS) {
    classes.fill(digit, zero, zero + 10);
    shifts.fill(0x30 - zero, zero, zero + 10);
  }
  // Full-width ASCII.
  for (let code = 0xff01; code <= 0xff5e; code++) {
    classes[code] = classes[code - FULL_WIDTH_OFFSET] ?? 0;
    shifts[code] = (shifts[code - FULL_WIDTH_OFFSET] ?? 0) - FULL_WIDTH_OFFSET;
  }
  for (const [folded, characters] of Object.entries(PUNCTUATION)) {
    for (const character of characters) {
      classes[character.charCodeAt(0)] = punctuation;
      shifts[character.charCodeAt(0)] = folded.charCodeAt(0) - character.charCodeAt(0);
    }
  }
  return { classes, shifts };
}

/** Whether a character is a capital letter. */
export function isCapital(character = ''): boolean {
  return character !== character.toLowerCase();
}
