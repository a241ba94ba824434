import { NAME_ALIASES } from './parameters.js';

/**
 * Finds the parameter a misspelt key most likely means: the same name in camel case, another service's name for it, or
 * the closest spelling.
 */
export function findIntendedName(key: string, names: Iterable<string>): string | undefined {
  const known = [...names];
  const snake = toSnakeCase(key);
  if (known.includes(snake)) return snake;
  const alias = Object.hasOwn(NAME_ALIASES, snake) ? NAME_ALIASES[snake] : undefined;
  if (alias !== undefined && known.includes(alias)) return alias;
  return findClosest(snake, known);
}

/** Finds the value closest in spelling, if any is close: one edit for every three characters. */
export function findClosest(text: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(text.length / 3) + 1;
  for (const candidate of candidates) {
    // The distance is at least the difference in length: no need to compute it.
    if (Math.abs(candidate.length - text.length) >= least) continue;
    const distance = getEditDistance(text, candidate);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** `outputFormat`, `output-format` and `Output Format` are `output_format`; brackets of form fields are dropped. */
export function toSnakeCase(key: string): string {
  return key
    .replace(/\[.*$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

/** Levenshtein distance in which two neighbours exchanged count once. */
function getEditDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
