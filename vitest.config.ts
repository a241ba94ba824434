import { readdirSync, existsSync } from 'node:fs';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// Sources, not `dist`, are what the tests import: a change is tested without a build in between.
const conditions = ['gpt-image-source', ...defaultServerConditions];

const packages = readdirSync('packages').filter((name) => existsSync(`packages/${name}/test`));

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: packages.map((name) => ({
      extends: true,
      test: {
        name,
        root: `packages/${name}`,
        include: ['test/**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/fixtures/**'],
        testTimeout: name === 'e2e' || name === 'demo' ? 240_000 : 30_000,
        hookTimeout: name === 'e2e' || name === 'demo' ? 240_000 : 30_000,
      },
    })),
  },
});
