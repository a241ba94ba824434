import type { VisionImage } from 'gpt-image-contract';
import { ApiFault } from '../api-fault.js';
import type { Memory } from '../exchange.js';
import type { FilePart } from '../form.js';
import { resolveReference } from '../image-reference.js';
import { isObject } from '../json-body.js';
import { createFile } from '../upload.js';

/** An image of a conversation. */
export interface InputImage {
  /** Absent where it cannot be had. */
  readonly file: FilePart | undefined;
  /** How the model is shown it; absent for pictures the API itself has made. */
  readonly vision?: VisionImage;
}

/** What the conversation of a Responses request gives the image tool. */
export interface ResponsesInput {
  /** Text of the last message that has one. */
  readonly prompt: string;
  /** Images of the conversation, oldest first. */
  readonly images: readonly InputImage[];
  /** Why an image, or the previous response, cannot be had. */
  readonly unresolved: ApiFault | undefined;
}

/** Reads prompt and images of a Responses request: messages, earlier image calls, the previous response. */
export function readResponsesInput(body: Readonly<Record<string, unknown>>, memory: Memory): ResponsesInput {
  const { input, previous_response_id: previous } = body;
  const images: InputImage[] = [];
  const faults: ApiFault[] = [];
  let prompt = typeof input === 'string' ? input : '';
  if (typeof previous === 'string') {
    const picture = memory.pictures.get(previous);
    if (picture === undefined) faults.push(previousResponseFault(previous));
    else images.push({ file: createFile('previous_response_id', picture, 'image/png') });
  }
  for (const [index, item] of (Array.isArray(input) ? input : []).entries()) {
    if (!isObject(item)) continue;
    const param = `input[${index}]`;
    if (item.type === 'image_generation_call') images.push(...readEarlierCall(item, param, memory));
    const parts: unknown[] = Array.isArray(item.content) ? item.content : [];
    const texts = typeof item.content === 'string' ? [item.content] : [];
    for (const [position, part] of parts.entries()) {
      if (!isObject(part)) continue;
      if (part.type === 'input_text' && typeof part.text === 'string') texts.push(part.text);
      if (part.type === 'input_image') {
        images.push(readInputImage(part, `${param}.content[${position}]`, memory, faults));
      }
    }
    if (texts.length > 0) prompt = texts.join('\n');
  }
  return { prompt, images, unresolved: faults[0] };
}

function readInputImage(
  part: Readonly<Record<string, unknown>>,
  path: string,
  memory: Memory,
  faults: ApiFault[],
): InputImage {
  const { image_url: url, file_id: fileId, detail } = part;
  const vision: VisionImage = {
    param: `${path}.image_url`,
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof fileId === 'string' ? { fileId } : {}),
    ...(typeof detail === 'string' ? { detail } : {}),
  };
  try {
    return { vision, file: resolveReference(part, path, memory.files) };
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    faults.push(error);
    return { vision, file: undefined };
  }
}

function readEarlierCall(
  { id, result }: Readonly<Record<string, unknown>>,
  param: string,
  memory: Memory,
): InputImage[] {
  const picture =
    typeof result === 'string' ? Buffer.from(result, 'base64') : memory.pictures.get(String(id));
  return picture === undefined ? [] : [{ file: createFile(param, picture, 'image/png') }];
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
