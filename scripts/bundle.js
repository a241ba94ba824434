// Makes what is published of a package: one file of code, since a fresh process takes several times as long to import some
// sixty modules, and the declarations its users can reach. Run in the package's folder, after `tsc -b`.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

await build({
  entryPoints: ['dist/index.js'],
  outfile: 'dist/bundle.js',
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  // Names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // The vocabularies are half Cyrillic and CJK: escaped they would be twice as long to read.
  charset: 'utf8',
  legalComments: 'none',
  plugins: [{ name: 'vocabularies', setup: packVocabularies }],
});

const TYPES = 'dist/types';
rmSync(TYPES, { recursive: true, force: true });
for (const file of findDeclarations('dist/index.d.ts')) cpSync(file, join(TYPES, relative('dist', file)));

/**
 * Lists of phrases sorted, so that they pack better, and without the white space that only their readers need: a
 * thirtieth of the package. The order of phrases means nothing.
 */
function packVocabularies({ onLoad }) {
  onLoad({ filter: /[\\/]prompt[\\/]languages[\\/]\w+\.js$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(/`[^`]*`|"[^"\n]*"|'[^'\n]*'/g, (list) =>
      /[,\n]/.test(list) ? list[0] + packList(list.slice(1, -1)) + list[0] : list,
    ),
    loader: 'js',
  }));
}

function packList(list) {
  const phrases = list.split(/[,\n]/).map((phrase) => phrase.trim());
  return phrases
    .filter((phrase) => phrase !== '')
    .sort()
    .join(',');
}

/** A declaration file and all it imports, directly or not: the rest describe what nobody outside the bundle can name. */
function findDeclarations(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
    if (fileName.startsWith('.'))
      findDeclarations(join(dirname(file), fileName.replace(/\.js$/, '.d.ts')), found);
  }
  return found;
}
