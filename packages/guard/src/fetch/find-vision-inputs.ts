import { asList, asRecord, asString } from '../json-shapes.js';

/** One image that a chat or Responses request shows to its model. */
export interface VisionInput {
  /** Path within the body: `messages[0].content[1].image_url`. */
  readonly param: string;
  readonly url: string;
  readonly detail: string | undefined;
  /** Object and key that hold the URL. */
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Finds the `image_url` parts of a chat request. */
export function findChatInputs(request: Record<string, unknown>): VisionInput[] {
  return asList(request.messages).flatMap((message, at) =>
    asList(asRecord(message)?.content).flatMap((item, index) => {
      const part = asRecord(item);
      if (part?.type !== 'image_url') return [];
      const path = `messages[${at}].content[${index}].image_url`;
      // Some gateways take the URL itself in the place of the object.
      const holder = asRecord(part.image_url);
      return holder === undefined
        ? createInput(part, 'image_url', path, undefined)
        : createInput(holder, 'url', `${path}.url`, holder.detail);
    }),
  );
}

/**
 * Finds the `input_image` parts of a Responses request, in messages and in what tools have answered. Screenshots for
 * computer use are left out: the model answers with positions in exactly those pixels.
 */
export function findResponsesInputs(request: Record<string, unknown>): VisionInput[] {
  return asList(request.input).flatMap((entry, at) => {
    const item = asRecord(entry);
    if (item === undefined) return [];
    const list = item.type === 'function_call_output' ? 'output' : 'content';
    return asList(item[list]).flatMap((each, index) => {
      const part = asRecord(each);
      if (part?.type !== 'input_image') return [];
      return createInput(part, 'image_url', `input[${at}].${list}[${index}].image_url`, part.detail);
    });
  });
}

function createInput(
  holder: Record<string, unknown>,
  key: string,
  param: string,
  detail: unknown,
): VisionInput[] {
  const url = holder[key];
  return typeof url === 'string' ? [{ param, url, detail: asString(detail), holder, key }] : [];
}
