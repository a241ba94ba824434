import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectImage } from 'gpt-image-guard';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDIT_REQUEST } from '../src/send-edit.js';
import { GATEWAY_MAX_BODY_BYTES, tellStory, type Story } from '../src/story.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gpt-image-demo-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the demo, told on its own original', () => {
  let story: Story;
  const lines: string[] = [];
  beforeAll(async () => {
    story = await tellStory(undefined, folder, (line) => lines.push(line));
  });

  it('starts from a photographic original of more than 20 MB and 12 megapixels', () => {
    expect(story.original.bytes).toBeGreaterThan(20_000_000);
    expect(story.original.width * story.original.height).toBeGreaterThan(12_000_000);
  });

  it('sees the gateway refuse the original with 413, and accept it prepared', () => {
    expect(story.original.bytes).toBeGreaterThan(GATEWAY_MAX_BODY_BYTES);
    expect([story.before.status, story.after.status]).toEqual([413, 200]);
    expect(story.before.picture).toBeUndefined();
  });

  it('prepares it to at most 1,536,000 bytes and 2048 px, shape kept', async () => {
    const bytes = new Uint8Array(await story.prepared.arrayBuffer());
    expect(bytes.byteLength).toBeLessThanOrEqual(1_536_000);
    const facts = await inspectImage(bytes);
    expect([facts.width, facts.height]).toEqual([2048, 1536]);
    expect(facts.mediaType).toBe(story.prepared.type);
  });

  it('gets a picture back whose pixels are those of `size`, whatever the prompt says', async () => {
    expect(EDIT_REQUEST.prompt).toContain('8K');
    const facts = await inspectImage(story.savedTo ?? '');
    expect(`${facts.width}x${facts.height}`).toBe(EDIT_REQUEST.size);
    expect(facts.format).toBe(EDIT_REQUEST.output_format);
  });
});

it('leaves the user’s own file as it was', async () => {
  const path = join(folder, 'page.html.png');
  await writeFile(path, '<html>502 Bad Gateway</html>');
  await expect(tellStory(path, folder, () => undefined)).rejects.toMatchObject({ name: 'ImageInputError' });
  await expect(inspectImage(path)).rejects.toMatchObject({ name: 'ImageInputError' });
});
