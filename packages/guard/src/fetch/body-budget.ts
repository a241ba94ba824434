/**
 * Shares a limit on a whole body among its images: those that need less than an equal share keep what they have, the
 * others divide the rest.
 * @param sizes bytes of the images
 * @param budget bytes for all of them together
 * @returns the most bytes any one image may have, so that all fit
 */
export function getLimitForEachImage(sizes: readonly number[], budget: number): number {
  const ascending = [...sizes].sort((a, b) => a - b);
  let left = budget;
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Math.max(...sizes);
}
