import type { ImageCall } from '../call/image-call.js';
import type { HelperContext } from '../call/prepared-helpers.js';
import { flatten } from '../trace/flatten.js';
import { getProperty } from '../trace/properties.js';
import { getStepTexts, type Value } from '../trace/texts.js';
import { judgeNode, type Verdict } from './judge-upload.js';
import { getSingles } from './singles.js';

/** Whether a request names its images by address: `images: [{ image_url }]` of a JSON body. */
export function takesImageUrls({ surface, encoding }: ImageCall): boolean {
  return surface === 'http' && encoding === 'json';
}

/** Judges the data URLs of a JSON body's `images` or `mask`; an address of the web is no upload. */
export function judgeDataUrls(call: ImageCall, parameter: string): readonly Verdict[] {
  if (!call.has(parameter)) return [];
  const { tracer, context } = call;
  return flatten(getSingles(tracer, call.getLeaves(parameter)), (image) => {
    const urls = getStepTexts(tracer, getProperty(tracer, image, 'image_url', image.node), image.node);
    return urls.flatMap((url) => judgeDataUrl(context, url) ?? []);
  });
}

/** Whether a value is a data URL, as far as its beginning tells. */
export function isDataUrl(url: Value): boolean {
  return url.pieces[0]?.text?.startsWith('data:') === true;
}

/**
 * Judges what a data URL encodes.
 * @returns `undefined` for anything else, and for one that is written out, which is no file's
 */
export function judgeDataUrl(context: HelperContext, url: Value): Verdict | undefined {
  if (!isDataUrl(url)) return undefined;
  const verdicts = url.pieces.flatMap((piece) =>
    piece.text === undefined ? judgeNode(context, piece.node, null, 0) : [],
  );
  if (verdicts.length === 0) return undefined;
  const isRaw = verdicts.some((one) => one.state === 'raw');
  // The media type may be a piece as well, of which nothing is known.
  const isPrepared = verdicts.some((one) => one.state === 'prepared');
  return { state: isRaw ? 'raw' : isPrepared ? 'prepared' : 'unknown', node: url.node, env: null };
}
