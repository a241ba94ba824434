import OpenAI, { toFile } from 'openai';
import { onTestFinished } from 'vitest';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js';

/** Starts an emulator that closes with the test, and the official SDK pointed at it. */
export async function startWithClient(
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; client: OpenAI }> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  const client = new OpenAI({ apiKey: 'any-key', baseURL: `${emulator.url}/v1`, maxRetries: 0 });
  return { emulator, client };
}

/** A file as it should be uploaded: named and typed. */
export function asPng(content: Buffer, name = 'photo.png'): Promise<File> {
  return toFile(content, name, { type: 'image/png' });
}

/** The one picture of an answer. */
export function decodePicture(answer: OpenAI.ImagesResponse, index = 0): Buffer {
  return Buffer.from(answer.data![index]!.b64_json!, 'base64');
}
