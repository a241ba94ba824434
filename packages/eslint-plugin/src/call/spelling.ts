/** The AI SDK's spelling of a parameter: `output_format` is `outputFormat`. */
export function toCamelCase(parameter: string): string {
  return parameter.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
