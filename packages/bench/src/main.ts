import { readdirSync } from 'node:fs';
import type { Bench } from './bench.js';

const SUFFIX = '.bench.js';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`\`${unknown}\` is not a benchmark. Use ${names.map((name) => `\`${name}\``).join(', ')}.`);
  process.exit(2);
}

for (const name of wanted.length > 0 ? wanted : names) {
  const { default: bench } = (await import(`./${name}${SUFFIX}`)) as { default: Bench };
  console.log(`\n## ${bench.title}\n`);
  console.log('| what | measured | aim |\n| --- | --- | --- |');
  for (const row of await bench.run()) console.log(`| ${row.what} | ${row.value} | ${row.aim ?? ''} |`);
}
