/** Lists values for a reader: `` `a`, `b` or `c` ``. */
export function listOf(values: readonly string[], word: 'and' | 'or' = 'or'): string {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1) ?? ''}`;
}

/** Lists values as the API's messages do: `'a', 'b', and 'c'`. */
export function listForApi(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}`;
}

/** Writes a whole number with commas, without the cost of loading a locale: `8,294,400`. */
export function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Writes a value into a sentence, short enough to be read there. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : describe(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `\`${escapeControls(short).replaceAll('`', "'")}\``;
}

/** {@link show} for a value of the wrong type: `'3'` in quotes is no number. */
export function showTyped(value: unknown): string {
  return show(typeof value === 'string' ? `'${value}'` : value);
}

/** A byte of a picture that was taken for text must not ring the reader's bell or move the cursor. */
function escapeControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0);
    return ESCAPES[character] ?? `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function describe(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return String(value);
}
