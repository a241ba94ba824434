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
 * `a.png` beside `a.jpg` become `a-png` and `a-jpg`, so that neither overwrites the other, also where file systems do not
 * tell `A.jpg` from `a.jpg`.
 */
export function planOutputs(files: readonly SourceFile[], folder: string): Map<SourceFile, string> {
  const users = new Map<string, number>();
  for (const { relativePath } of files) {
    const key = stemOf(relativePath).toLowerCase();
    users.set(key, (users.get(key) ?? 0) + 1);
  }
  const taken = new Set<string>();
  const plan = new Map<SourceFile, string>();
  const give = (file: SourceFile, name: string) => {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}-${number}`;
    taken.add(free.toLowerCase());
    plan.set(file, join(folder, free));
  };
  const isShared = ({ relativePath }: SourceFile) => (users.get(stemOf(relativePath).toLowerCase()) ?? 0) > 1;
  // Who has a name alone keeps it; who shares one gives way.
  for (const file of files) if (!isShared(file)) give(file, stemOf(file.relativePath));
  for (const file of files) {
    if (isShared(file)) give(file, stemOf(file.relativePath) + extname(file.relativePath).replace('.', '-'));
  }
  return plan;
}

function stemOf(path: string): string {
  return join(dirname(path), basename(path, extname(path)));
}
