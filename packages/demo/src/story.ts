import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImageFacts } from 'gpt-image-contract';
import { startEmulator } from 'gpt-image-emulator';
import { inspectImage, prepareImage, type PreparedImage } from 'gpt-image-guard';
import { makeOriginal } from './make-original.js';
import { sendEdit, type EditOutcome } from './send-edit.js';

/** Body limit of the gateway in front of the API, in bytes: `client_max_body_size 2m`, as many an nginx has it. */
export const GATEWAY_MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Everything the demo found out, for the table and for the test. */
export interface Story {
  readonly original: ImageFacts;
  readonly prepared: PreparedImage;
  readonly before: EditOutcome;
  readonly after: EditOutcome;
  /** The picture that came back for the original; absent where the gateway or the API refused. */
  readonly returnedBefore?: ImageFacts;
  /** The picture that came back after preparing; absent where the API refused. */
  readonly returned?: ImageFacts;
  /** Where the returned picture was saved. */
  readonly savedTo?: string;
}

/**
 * Sends an original as it is, prepares it, sends it again, saves what came back.
 * @param photo path of the user's own file; without one a photographic original of more than 20 MB is made
 * @param outputFolder where the pictures are written
 * @param tell is given one line a step
 * @throws {ImageInputError} when `photo` is not an image
 */
export async function tellStory(
  photo: string | undefined,
  outputFolder: string,
  tell: (line: string) => void,
): Promise<Story> {
  await mkdir(outputFolder, { recursive: true });
  const path = photo ?? join(outputFolder, 'original.png');
  if (photo === undefined) {
    tell('Making a photographic original …');
    await writeFile(path, await makeOriginal());
  }
  const original = await inspectImage(path);
  await using gateway = await startEmulator({ maxBodyBytes: GATEWAY_MAX_BODY_BYTES });
  const baseURL = `${gateway.url}/v1`;

  tell(`Sending ${basename(path)} as it is …`);
  const before = await sendEdit(
    baseURL,
    new File([await readFile(path)], basename(path), { type: original.mediaType }),
  );
  tell(describe(before));
  const found = before.picture === undefined ? {} : { returnedBefore: await inspectImage(before.picture) };

  tell('Preparing it with gpt-image-guard …');
  const prepared = await prepareImage(path);
  for (const step of prepared.report.steps) tell(`  ${step}`);

  tell(`Sending ${prepared.name} …`);
  const after = await sendEdit(baseURL, prepared);
  tell(describe(after));
  if (after.picture === undefined) return { original, prepared, before, after, ...found };
  const savedTo = join(outputFolder, 'edited.webp');
  await writeFile(savedTo, after.picture);
  const returned = await inspectImage(after.picture);
  return { original, prepared, before, after, ...found, returned, savedTo };
}

function describe(outcome: EditOutcome): string {
  return outcome.error === undefined
    ? `  HTTP ${outcome.status}`
    : `  HTTP ${outcome.status}: ${outcome.error}`;
}
