/**
 * `flatMap` without its price: most lists of steps and values have one entry, whose result is handed on as it is.
 * Results are shared, so they are not to be changed.
 */
export function flatten<T, R>(list: readonly T[], map: (item: T) => readonly R[]): readonly R[] {
  const only = list[0];
  if (only !== undefined && list.length === 1) return map(only);
  const all: R[] = [];
  for (const item of list) for (const one of map(item)) all.push(one);
  return all;
}
