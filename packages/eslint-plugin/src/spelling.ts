/** The AI SDK's spelling of a parameter: `output_format` is `outputFormat`. */
export function toCamelCase(parameter: string): string {
  return parameter.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Letters and digits: what is left when case and hyphens are no matter. */
export function toBare(id: string): string {
  return id.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Whether one letter that is missing, added, another one, or exchanged with its neighbour is all the difference. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a.length > b.length) return isOneEditAway(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at];
  return a.slice(at + 1) === b.slice(at + 1) || (isSwapped && a.slice(at + 2) === b.slice(at + 2));
}
