import { checkSize, definePolicy, type SizeOptions } from 'gpt-image-contract';
import { checkModel } from '../check-model.js';
import { assertOptions, defineOptions } from '../option-names.js';
import { describeValue, type MatcherResult } from './matcher-result.js';

const OPTIONS = defineOptions<SizeOptions>('toBeValidImageSize', {
  model: true,
  frames: true,
  policy: true,
});

/**
 * Passes for a size the API accepts; sizes that are valid but experimental pass too. For a model that is shut down, or that
 * nobody knows, no size is valid: the name may be misspelt.
 */
export function toBeValidImageSize(received: unknown, options: SizeOptions = {}): MatcherResult {
  assertOptions(options, OPTIONS);
  const policy = definePolicy(options.policy);
  if (typeof received !== 'string') {
    return {
      pass: false,
      message: () => `expected a size such as \`1536x1024\`, not ${describeValue(received)}`,
    };
  }
  const errors = [
    ...checkModel(options.model).filter(({ code }) => code !== 'model-retiring'),
    ...checkSize(received, { ...options, policy }).filter(({ severity }) => severity === 'error'),
  ];
  const forModel = options.model === undefined ? '' : ` for \`${options.model}\``;
  const pass = errors.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? `expected \`${received}\` not to be a valid image size${forModel}, but the API accepts it`
        : [
            `expected \`${received}\` to be a valid image size${forModel}`,
            ...errors.map(({ message }) => `  ${message}`),
          ].join('\n'),
  };
}
