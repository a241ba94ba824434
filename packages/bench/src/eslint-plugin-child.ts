import { ALL_RULES, cpu, createConfigArray, NO_RULES, parseFile, runRules } from './eslint-plugin-linting.js';
import { writeFilesFullOfCalls } from './eslint-plugin-sources.js';

// What a fresh process pays, as on the command line: every file once, nothing compiled before.
const configs = createConfigArray(process.argv[2] === 'all' ? ALL_RULES : NO_RULES);
let parse = 0;
let lint = 0;
for (const file of writeFilesFullOfCalls()) {
  let source: ReturnType<typeof parseFile> | undefined;
  parse += cpu(() => {
    source = parseFile(file);
  });
  lint += cpu(() => {
    if (source !== undefined) runRules(source, configs);
  });
}
console.log(JSON.stringify({ parse, lint }));
