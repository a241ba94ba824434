import tsParser from '@typescript-eslint/parser';
import gptImage from 'eslint-plugin-gpt-image';
import { defineConfig } from 'eslint/config';

export default defineConfig({
  files: ['**/*.ts'],
  languageOptions: { parser: tsParser },
  plugins: { 'gpt-image': gptImage },
  extends: ['gpt-image/recommended'],
});
