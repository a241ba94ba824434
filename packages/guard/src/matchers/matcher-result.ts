/** What `expect.extend` wants back, in Vitest and Jest alike. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A value as failure messages show it: names for files, the text itself for strings. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `\`${value}\``;
  if (value instanceof File) return `\`${value.name}\``;
  if (typeof value === 'object' && value !== null) return `the ${value.constructor.name}`;
  return String(value);
}
