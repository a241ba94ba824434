import { checkSize, nearestSizes, parseSize } from 'gpt-image-contract';
import { checkModel } from '../../check-model.js';
import { COMMON_OPTIONS, type Command } from '../command.js';
import { UsageError } from '../usage-error.js';

/** `gpt-image-guard size 1920x1080 [--model]` */
export const sizeCommand: Command = {
  name: 'size',
  summary: 'tell whether the image API accepts a size, and which valid ones are near',
  help: `Usage: gpt-image-guard size <WIDTHxHEIGHT>... [options]

Tells whether the image API accepts a size, and names the nearest valid ones.
A valid but experimental size is reported and still counts as clean. For a model
that is shut down no size is valid.

Options:
  --model <id>   model the size is for; without it, only what every model refuses is reported
  --json         one JSON document on standard output
  -q, --quiet    nothing for valid sizes

Examples:
  gpt-image-guard size 1920x1080
  gpt-image-guard size 1536x1024 3840x2160 --model gpt-image-2
  gpt-image-guard size 16:9 --json | jq -r '.sizes[0].nearest[0]'
`,
  options: { ...COMMON_OPTIONS, model: { type: 'string' } },
  // eslint-disable-next-line @typescript-eslint/require-await -- commands share one asynchronous signature
  async run({ positionals, options }, terminal) {
    if (positionals.length === 0) throw new UsageError('Name a size, such as `1920x1080`.');
    const model = options.text('model');
    const ofModel = checkModel(model);
    const sizes = positionals.map((size) => {
      const ofSize = checkSize(size, { model });
      const violations = [...ofModel, ...ofSize];
      const isValid = !violations.some(({ severity }) => severity === 'error');
      // Where the model alone is at fault another size is no help.
      const isHelp = isValid ? parseSize(size) !== 'auto' : ofSize.length > 0;
      const nearest = isHelp ? nearestSizes(size, { model, count: 3 }) : [];
      return { size, valid: isValid, violations, nearest };
    });
    const exitCode = sizes.every(({ valid }) => valid) ? 0 : 1;
    if (options.flag('json')) {
      terminal.out(`${JSON.stringify({ sizes }, null, 2)}\n`);
      return exitCode;
    }
    for (const { size, valid, violations, nearest } of sizes) {
      if (valid && options.flag('quiet')) continue;
      const mark = valid ? terminal.style('green', '✓') : terminal.style('red', '✗');
      // Of a model that is not known only what all models share is known.
      const isKnown = !violations.some(({ code }) => code === 'model-unknown');
      const verdict = isKnown ? ' is valid' : ' is valid for the models that are known';
      terminal.out(`${mark} ${terminal.style('bold', size)}${valid ? verdict : ''}\n`);
      for (const { message } of violations) terminal.out(`  ${message}\n`);
      if (!valid && nearest.length > 0) terminal.out(`  nearest valid sizes: ${nearest.join(', ')}\n`);
    }
    return exitCode;
  },
};
