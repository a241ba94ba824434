/** How a file of a known format is called at the start of a message. */
export function fileLabel(format: string, name: string | undefined): string {
  const kind = format.toUpperCase();
  return name === undefined || name === '' ? `The ${kind} file` : `\`${name}\` (${kind})`;
}
