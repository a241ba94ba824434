import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { lintSampleApp } from '../src/lint-sample-app.js';

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly message: string }[];
}

it('finds the mistakes in the sample app, and nothing else', async () => {
  const { output, exitCode } = await lintSampleApp('json');
  expect(exitCode).toBe(1);
  const reports = JSON.parse(output) as FileReport[];
  const findings = reports.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line }) => `${basename(filePath)}:${line} ${ruleId}`),
  );
  expect(findings.sort()).toMatchInlineSnapshot(`
    [
      "campaign.ts:22 gpt-image/require-prepared-image",
      "campaign.ts:27 gpt-image/no-resolution-keywords",
      "campaign.ts:9 gpt-image/valid-size",
      "edit-route.ts:16 gpt-image/no-resolution-keywords",
      "edit-route.ts:8 gpt-image/require-prepared-image",
      "image-service.ts:15 gpt-image/require-prepared-image",
      "image-service.ts:17 gpt-image/valid-size",
    ]
  `);
});
