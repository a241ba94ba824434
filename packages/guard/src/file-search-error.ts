/** No file could be found where some were asked for. */
export class FileSearchError extends Error {
  override readonly name = 'FileSearchError';
}
