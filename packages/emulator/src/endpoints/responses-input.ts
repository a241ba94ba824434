import { ApiFault } from '../api-fault.js';
import type { Memory } from '../exchange.js';
import type { FilePart } from '../form.js';
import { resolveReference } from '../image-reference.js';
import { isObject } from '../json-body.js';
import { createFile } from '../upload.js';

/** What the conversation of a Responses request gives the image tool. */
export interface ResponsesInput {
  /** Text of the last message that has one. */
  readonly prompt: string;
  /** Images of the conversation, oldest first. */
  readonly images: readonly FilePart[];
}

/**
 * Reads prompt and images of a Responses request: messages, earlier image calls, the previous response.
 * @throws {ApiFault} when an image cannot be had.
 */
export function readResponsesInput(body: Readonly<Record<string, unknown>>, memory: Memory): ResponsesInput {
  const { input, previous_response_id: previous } = body;
  const images: FilePart[] = [];
  if (typeof previous === 'string') {
    const picture = memory.pictures.get(previous);
    if (picture === undefined) throw previousResponseFault(previous);
    images.push(createFile('previous_response_id', picture, 'image/png'));
  }
  if (typeof input === 'string') return { prompt: input, images };
  let prompt = '';
  for (const [index, item] of (Array.isArray(input) ? input : []).entries()) {
    if (!isObject(item)) continue;
    const param = `input[${index}]`;
    if (item.type === 'image_generation_call') images.push(...readEarlierCall(item, param, memory));
    const message = readContent(item.content, param, memory);
    if (message.text !== '') prompt = message.text;
    images.push(...message.images);
  }
  return { prompt, images };
}

function readContent(content: unknown, param: string, memory: Memory): { text: string; images: FilePart[] } {
  if (typeof content === 'string') return { text: content, images: [] };
  const texts: string[] = [];
  const images: FilePart[] = [];
  for (const [index, part] of (Array.isArray(content) ? content : []).entries()) {
    if (!isObject(part)) continue;
    if (part.type === 'input_text' && typeof part.text === 'string') texts.push(part.text);
    if (part.type !== 'input_image') continue;
    const image = resolveReference(part, `${param}.content[${index}]`, memory.files);
    if (image !== undefined) images.push(image);
  }
  return { text: texts.join('\n'), images };
}

function readEarlierCall(
  { id, result }: Readonly<Record<string, unknown>>,
  param: string,
  memory: Memory,
): FilePart[] {
  const picture =
    typeof result === 'string' ? Buffer.from(result, 'base64') : memory.pictures.get(String(id));
  return picture === undefined ? [] : [createFile(param, picture, 'image/png')];
}

/** Text and code as the API answers an id it does not know. */
function previousResponseFault(id: string): ApiFault {
  return new ApiFault({
    status: 400,
    type: 'invalid_request_error',
    param: 'previous_response_id',
    code: 'previous_response_not_found',
    message: `Previous response with id '${id}' not found.`,
  });
}
