import { show } from '../text.js';
import type { ImageRequest } from './context.js';
import { readFormValue } from './form-values.js';

/**
 * Turns the fields of a multipart request into an {@link ImageRequest} for `checkRequest` with `surface: 'form'`.
 * `image`, `image[]` and `image[0]` become one list `image`; numbers and booleans are converted as the API converts
 * them. A text that cannot be converted stays text, so that `checkRequest` reports it with the API's own message.
 * Of a repeated field the last value counts.
 * @param entries name and value in the order they were sent, for instance a `FormData`; what is no string is a file
 * @throws {TypeError} on what holds no entries of a name and a value.
 */
export function readFormRequest(entries: Iterable<readonly [name: string, value: unknown]>): ImageRequest {
  const given: unknown = entries;
  if (typeof given !== 'object' || given === null || !(Symbol.iterator in given)) {
    throw new TypeError(
      `The fields of \`readFormRequest\` are entries such as a \`FormData\`, not ${show(given)}.`,
    );
  }
  const request: Record<string, unknown> = {};
  const images: unknown[] = [];
  for (const entry of entries) {
    assertEntry(entry);
    const [field, value] = entry;
    const name = field.replace(/\[.*$/, '');
    if (name === 'image') images.push(value);
    // `svg[model]`, `mask[]`, `images[][image_url]`: the API sees the name before the bracket.
    else request[name] = typeof value === 'string' ? readFormValue(name, value) : value;
  }
  if (images.length > 0) request.image = images;
  return request;
}

function assertEntry(entry: unknown): void {
  if (Array.isArray(entry) && typeof entry[0] === 'string') return;
  throw new TypeError(
    `The fields of \`readFormRequest\` are entries such as \`['prompt', 'a fox']\`, not ${show(entry)}.`,
  );
}
