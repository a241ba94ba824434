import { readFile, rm, stat } from 'node:fs/promises';
import { checkUpload, type ImageFacts, type Policy, type UploadFormat } from 'gpt-image-contract';
import type { ReadOptions } from '../image-input.js';
import { readState, type DoneList } from './done-list.js';
import { describeFailure, type Failure } from './failure.js';
import { Originals } from './originals.js';
import { OUTPUT_EXTENSIONS } from './plan-outputs.js';
import { writeAtomically } from './write-atomically.js';

/** What became of one file. */
export type FileResult =
  | {
      readonly status: 'prepared' | 'unchanged';
      readonly file: string;
      /** Absent where the original lies at the output's place and needed nothing. */
      readonly output?: string;
      readonly original: ImageFacts;
      readonly prepared: ImageFacts;
      readonly bytesSaved: number;
      readonly durationMs: number;
      readonly steps: readonly string[];
      readonly warnings: readonly string[];
    }
  | { readonly status: 'skipped'; readonly file: string; readonly output: string }
  | { readonly status: 'failed'; readonly file: string; readonly error: Failure }
  | { readonly status: 'interrupted'; readonly file: string };

/** One file's work. */
export interface FileTask {
  readonly source: string;
  /** Output path without its extension. */
  readonly target: string;
  /** None of them may be overwritten. */
  readonly originals: Originals;
  /** What earlier runs did. */
  readonly doneList: DoneList;
  readonly policy: Policy;
  /** What an original may have at most; default the library's own limits. */
  readonly limits: Pick<ReadOptions, 'maxInputBytes' | 'maxInputPixels'>;
  readonly strategy?: 'balanced' | 'quality' | 'size' | undefined;
  readonly isForced: boolean;
  readonly signal: AbortSignal;
}

/** Prepares one file into its place, unless that was done before. Never rejects. */
export async function prepareFile(task: FileTask): Promise<FileResult> {
  const { source: file, signal } = task;
  try {
    if (!task.isForced) {
      const output = await findDone(task);
      if (output !== undefined) return { status: 'skipped', file, output };
    }
    return await prepareNow(task);
  } catch (error) {
    if (signal.aborted) return { status: 'interrupted', file };
    // What was made of an earlier picture must not be uploaded in the place of this one.
    await removeOutdated(task, undefined).catch(() => undefined);
    return { status: 'failed', file, error: describeFailure(error) };
  }
}

/**
 * Finds the output of an earlier run. Where no run is remembered, an output no older than its original and within the
 * policy is taken for done: outputs are written whole or not at all.
 */
async function findDone(task: FileTask): Promise<string | undefined> {
  const { source, target, originals, doneList, policy, signal } = task;
  const known = await doneList.find(task);
  if (known !== undefined) return known === 'stale' ? undefined : known.output;
  const { inspectImage } = await import('../index.js');
  const { mtimeMs } = await stat(source);
  for (const extension of Object.values(OUTPUT_EXTENSIONS)) {
    const output = `${target}${extension}`;
    const stats = await stat(output).catch(() => undefined);
    if (stats === undefined || stats.mtimeMs < mtimeMs || (await originals.has(output))) continue;
    // A file that cannot be read is not done, whatever it is.
    const facts = await inspectImage(output, { signal }).catch(() => undefined);
    if (facts !== undefined && checkUpload({ images: [facts] }, { policy }).length === 0) return output;
  }
  return undefined;
}

async function prepareNow(task: FileTask): Promise<FileResult> {
  const { source: file, target, originals, doneList, policy, limits, strategy, signal } = task;
  const state = await readState(file);
  const { prepareImage } = await import('../index.js');
  const image = await prepareImage(file, {
    ...limits,
    policy,
    signal,
    ...(strategy !== undefined && { strategy }),
  });
  const { original, prepared, durationMs, steps, warnings } = image.report;
  const bytes = new Uint8Array(await image.arrayBuffer());
  const output = `${target}${OUTPUT_EXTENSIONS[prepared.format as UploadFormat]}`;
  const isUnchanged =
    original.bytes === bytes.byteLength && Buffer.compare(bytes, await readFile(file)) === 0;
  const result = {
    status: isUnchanged ? ('unchanged' as const) : ('prepared' as const),
    file,
    original,
    prepared,
    bytesSaved: original.bytes - prepared.bytes,
    durationMs,
    steps,
    warnings,
  };
  if (await originals.has(output)) {
    if (isUnchanged && (await (await Originals.of([file])).has(output))) return result;
    throw new Error(`\`${output}\` is an original and is not overwritten. Choose another \`--out\`.`);
  }
  await writeAtomically(output, bytes, signal);
  await removeOutdated(task, output);
  if (state !== undefined) await doneList.add(task, state, output);
  return { ...result, output };
}

/** An older output under another name must not be uploaded beside the new one. */
async function removeOutdated(task: FileTask, output: string | undefined): Promise<void> {
  for (const path of await task.doneList.findOutdated(task, output)) {
    if (!(await task.originals.has(path))) await rm(path, { force: true });
  }
}
