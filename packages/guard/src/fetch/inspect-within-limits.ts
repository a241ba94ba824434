import type { ImageFacts } from 'gpt-image-contract';
import { assertPixels } from '../assert-decodable.js';
import { inspectInput } from '../inspect-image.js';
import type { GuardContext } from './guard-context.js';

/**
 * Facts of one image of a request, where it is within the client's limits of input.
 * @param decode the picture as well, for its transparent pixels
 * @throws {ImageInputError} `too-large` or `too-many-pixels` where it is not; else as `inspectImage`
 */
export async function inspectWithinLimits(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name?: string | undefined },
  decode: boolean,
  { options: { settings }, preparer, signal }: GuardContext,
): Promise<ImageFacts> {
  const { timeoutMs, maxInputBytes, maxInputPixels } = settings;
  const options = { timeoutMs, maxInputBytes, maxInputPixels, signal };
  const facts = await (decode ? preparer.inspect(bytes, name, options) : inspectInput(bytes, options, name));
  assertPixels(facts, name, maxInputPixels);
  return facts;
}
