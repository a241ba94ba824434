import { ALL_RULES } from './eslint-plugin-linting.js';
import { measure } from './eslint-plugin-measure.js';
import { GROWING, type SourceFile } from './eslint-plugin-sources.js';

// One kind of growth in a process of its own: in a heap that other rows have filled, collections are dearer.
const { count, copies, rounds, write } = GROWING[Number(process.argv[2])] ?? GROWING[0];

/** CPU milliseconds for files of a size, as many as make up the text of the large ones. */
function measureSize(size: number): { readonly rules: number; readonly linter: number } {
  const repeats = count / size;
  const files = Array<SourceFile>(copies * repeats).fill({ name: 'growing.js', text: write(size) });
  const { base, deltas } = measure(files, [ALL_RULES], { rounds });
  return { rules: (deltas[0] ?? Number.NaN) / repeats, linter: base / repeats };
}

// What is measured first is compiled on the way, so that does not count.
measureSize(count / 4);
console.log(JSON.stringify({ quarter: measureSize(count / 4), whole: measureSize(count) }));
