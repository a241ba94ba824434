import type { Violation } from '../violation.js';

/** `output_format` → `outputFormat`. */
export function toCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Says a violation in the names of the surface it was written in: `param` becomes the path to the value, and parameters
 * named in the sentence are spelt in camel case. The API's answer stays as it is.
 * @param paths the API's name of a parameter → the path to it
 */
export function respell(violation: Violation, paths: ReadonlyMap<string, string>): Violation {
  const match = /^([^.[]+)(.*)$/s.exec(violation.param);
  const path = match === null ? undefined : paths.get(match[1] ?? '');
  return {
    ...violation,
    param: path === undefined ? violation.param : path + (match?.[2] ?? ''),
    message: violation.message.replace(
      /`([a-z]+(?:_[a-z]+)+)(?=[`:])/g,
      (_, name: string) => `\`${toCamelCase(name)}`,
    ),
  };
}
