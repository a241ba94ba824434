import { basename, dirname, extname, join } from 'node:path';
import type { UploadFormat } from 'gpt-image-contract';
import type { SourceFile } from '../find-files.js';

/** Extension of each format an image may be prepared to. */
export const OUTPUT_EXTENSIONS: Readonly<Record<UploadFormat, string>> = {
  webp: '.webp',
  jpeg: '.jpg',
  png: '.png',
};

/**
 * Gives every source its output path without extension, which the preparation decides: same folders, same names.
 * `a.png` beside `a.jpg` become `a-png` and `a-jpg`, so that neither overwrites the other.
 */
export function planOutputs(files: readonly SourceFile[], folder: string): Map<SourceFile, string> {
  const users = new Map<string, number>();
  for (const { relativePath } of files) {
    const key = keyOf(relativePath);
    users.set(key, (users.get(key) ?? 0) + 1);
  }
  const plan = new Map<SourceFile, string>();
  for (const file of files) {
    const isShared = (users.get(keyOf(file.relativePath)) ?? 0) > 1;
    const stem = stemOf(file.relativePath);
    const extension = extname(file.relativePath).slice(1);
    plan.set(file, join(folder, isShared ? `${stem}-${extension}` : stem));
  }
  return plan;
}

function stemOf(path: string): string {
  return join(dirname(path), basename(path, extname(path)));
}

/** Case folded: many file systems do not tell `A.jpg` from `a.jpg`. */
function keyOf(path: string): string {
  return stemOf(path).toLowerCase();
}
