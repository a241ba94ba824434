import type { ESLint, Linter } from 'eslint';
import maxInputImages from './rules/max-input-images.js';
import noExperimentalSize from './rules/no-experimental-size.js';
import noResolutionKeywords from './rules/no-resolution-keywords.js';
import noRetiredModel from './rules/no-retired-model.js';
import requirePreparedImage from './rules/require-prepared-image.js';
import requirePreparedVisionImage from './rules/require-prepared-vision-image.js';
import requireUploadType from './rules/require-upload-type.js';
import validOutputOptions from './rules/valid-output-options.js';
import validSize from './rules/valid-size.js';
import { VERSION } from './version.js';

const PREFIX = 'gpt-image';

const rules = {
  'max-input-images': maxInputImages,
  'no-experimental-size': noExperimentalSize,
  'no-resolution-keywords': noResolutionKeywords,
  'no-retired-model': noRetiredModel,
  'require-prepared-image': requirePreparedImage,
  'require-prepared-vision-image': requirePreparedVisionImage,
  'require-upload-type': requireUploadType,
  'valid-output-options': validOutputOptions,
  'valid-size': validSize,
};

/** Options `strict` gives to rules that have a stricter way. */
const STRICT_OPTIONS: Readonly<Partial<Record<keyof typeof rules, object>>> = {
  'require-prepared-image': { reportUnknown: true },
  'valid-output-options': { reportWarnings: true },
};

/** The plugin: `import gptImage from 'eslint-plugin-gpt-image'`. */
export type GptImagePlugin = ESLint.Plugin & {
  readonly configs: {
    /** Errors where the API refuses the request or an original is uploaded, warnings where something is wasted. */
    readonly recommended: Linter.Config;
    /** Every rule an error, and what cannot be judged reported as well. */
    readonly strict: Linter.Config;
  };
};

const plugin: GptImagePlugin = {
  meta: { name: 'eslint-plugin-gpt-image', version: VERSION, namespace: PREFIX },
  // ESLint's and typescript-eslint's rule types describe the same objects and do not fit each other.
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {
    recommended: createConfig('recommended', (name) => rules[name].meta.docs?.recommended ?? 'error'),
    strict: createConfig('strict', (name) => {
      const options = STRICT_OPTIONS[name];
      return options === undefined ? 'error' : ['error', options];
    }),
  },
};

function createConfig(name: string, getEntry: (rule: keyof typeof rules) => Linter.RuleEntry): Linter.Config {
  const names = Object.keys(rules) as (keyof typeof rules)[];
  return {
    name: `${PREFIX}/${name}`,
    plugins: {
      // A getter, because the plugin holds its configs and they hold the plugin.
      get [PREFIX](): ESLint.Plugin {
        return plugin;
      },
    },
    rules: Object.fromEntries(names.map((rule) => [`${PREFIX}/${rule}`, getEntry(rule)])),
  };
}

export default plugin;
