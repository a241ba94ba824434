import type { FetchInput } from './fetch-types.js';

/** What a request to an OpenAI-compatible API is for, as far as images are concerned. */
export type RequestSurface = 'images.edit' | 'images.generate' | 'responses' | 'chat.completions';

/** Ends of the paths, whatever host, prefix, Azure deployment or gateway stands before them. */
const SURFACES: readonly (readonly [ending: string, surface: RequestSurface])[] = [
  ['/images/edits', 'images.edit'],
  ['/images/generations', 'images.generate'],
  ['/responses', 'responses'],
  ['/chat/completions', 'chat.completions'],
];

/**
 * Tells which image-carrying endpoint a `fetch` call goes to, from method and path alone: no body is touched.
 * @returns `undefined` for every other request.
 */
export function recogniseRequest(
  input: FetchInput,
  init: RequestInit | undefined,
): RequestSurface | undefined {
  const isAddress = typeof input === 'string' || input instanceof URL;
  const method = init?.method ?? (isAddress ? 'GET' : input.method);
  if (method !== 'POST' && method.toUpperCase() !== 'POST') return undefined;
  return findSurface(isAddress ? String(input) : input.url);
}

/** Recognises the surface by the end of the path of `url`, ignoring query, fragment and trailing slashes. */
function findSurface(url: string): RequestSurface | undefined {
  let end = url.search(/[?#]/);
  if (end === -1) end = url.length;
  while (end > 0 && url.charCodeAt(end - 1) === SLASH) end--;
  for (const [ending, surface] of SURFACES) {
    if (url.startsWith(ending, end - ending.length)) return surface;
  }
  return undefined;
}

const SLASH = 0x2f;
