import type { ImageFacts } from 'gpt-image-contract';

/** Text that a file name may be part of, as a terminal may show it: no line breaks, and no commands to the terminal. */
export function printable(text: string): string {
  return text.replace(
    /\p{Cc}/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** Bytes for people: `812 kB`, `1.54 MB`. Decimal units, as the limits are. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${(bytes / 1000).toPrecision(3).replace(/\.0+$/, '')} kB`;
  if (bytes < 999_500_000) return `${(bytes / 1e6).toPrecision(3)} MB`;
  return `${(bytes / 1e9).toPrecision(3)} GB`;
}

/** Milliseconds for people: `340 ms`, `12 s`, `3 min 20 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** An image in a few words: `4096x3072 png, 25.1 MB`. */
export function formatFacts(facts: Pick<ImageFacts, 'width' | 'height' | 'format' | 'bytes'>): string {
  return `${facts.width}x${facts.height} ${facts.format}, ${formatBytes(facts.bytes)}`;
}

/** `1 file`, `12 files`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
