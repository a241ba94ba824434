/** Names the type of a value as the API's messages do. */
function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'boolean':
      return 'a boolean';
    case 'number':
      return Number.isInteger(value) ? 'an integer' : 'a decimal number';
    default:
      return 'an object';
  }
}

/**
 * Writes the API's message on a value of the wrong type. In a form everything is text, so there a number that is none
 * is a text that could not be converted.
 * @param expected with its article: `an integer`
 */
export function createTypeMessage(param: string, expected: string, value: unknown, isForm: boolean): string {
  const isText = typeof value === 'string';
  const got = isText && isForm ? `a string value that could not be converted into ${expected}` : undefined;
  return `Invalid type for '${param}': expected ${expected}, but got ${got ?? `${describeType(value)} instead`}.`;
}
