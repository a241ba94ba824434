// Makes the one file of a package that is published: a fresh process takes several times as long to import some sixty
// modules. Run in the package's folder, after `tsc -b`.
import { build } from 'esbuild';

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
});
