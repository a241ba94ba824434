import { expect, test } from 'vitest';
import { readImageFacts } from '../src/image-content.js';
import { createSampleFiles } from './parity/sample-files.js';

test('reads of every sample what it is known to be', async () => {
  for (const { name, content, facts } of await createSampleFiles()) {
    const { orientation, ...read } = await readImageFacts(content, content.length);
    const { orientation: known = 1, ...expected } = facts;
    expect({ name, ...read }).toMatchObject({ name, ...expected });
    expect(orientation ?? 1, name).toBe(known);
  }
});
