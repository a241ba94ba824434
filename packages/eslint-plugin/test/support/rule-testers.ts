import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import * as espree from 'espree';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** Plain JavaScript, ESLint's own parser. */
export const jsTester = new RuleTester({
  languageOptions: { parser: espree, ecmaVersion: 'latest', sourceType: 'module' },
});

/** TypeScript syntax without type information. */
export const tsTester = new RuleTester();

/** TypeScript with type information. */
export const typedTester = new RuleTester({
  languageOptions: {
    parserOptions: {
      projectService: { allowDefaultProject: ['*.ts*'] },
      tsconfigRootDir: fileURLToPath(new URL('../fixtures/', import.meta.url)),
    },
  },
});
