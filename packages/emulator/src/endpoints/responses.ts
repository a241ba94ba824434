import { randomBytes } from 'node:crypto';
import { RESPONSES_DEFAULT_MODEL, type ImageRequest, type VisionImage } from 'gpt-image-contract';
import { ApiFault } from '../api-fault.js';
import { jsonAnswer } from '../answer.js';
import type { Exchange, Finish, Outcome } from '../exchange.js';
import { resolveReference } from '../image-reference.js';
import { isObject, readJsonObject } from '../json-body.js';
import { moderationFault } from '../moderation.js';
import { drawPartial, drawPicture } from '../picture/draw.js';
import { createJob, type Job } from '../picture/job.js';
import type { ServerSentEvent } from '../sse.js';
import { contentTypeFault } from '../transport-faults.js';
import { readUploads, toRecordedImage, type Upload } from '../upload.js';
import { estimateUsage } from '../usage.js';
import { findFault, findVisionFault } from '../verdict.js';
import { describe } from './images.js';
import { readResponsesInput } from './responses-input.js';

/** `POST /v1/responses`, as far as the tool `image_generation` goes: every request is answered by one picture. */
export async function readResponsesRequest(exchange: Exchange): Promise<Finish> {
  const { request, record, memory } = exchange;
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(contentType)) throw contentTypeFault(contentType, 'application/json');
  const body = await readJsonObject(exchange.body);
  record.fields = body;
  const tool = findImageTool(body);
  const input = readResponsesInput(body, memory);
  const images: Upload[] = [];
  const shown: VisionImage[] = [];
  for (const { file, vision } of input.images) {
    const [upload] = await readUploads(file === undefined ? [] : [file]);
    if (upload !== undefined) images.push(upload);
    if (vision !== undefined) shown.push({ ...vision, facts: upload?.facts });
  }
  const maskFile = resolveReference(tool.input_image_mask, 'tools[0].input_image_mask', memory.files);
  const [mask] = await readUploads(maskFile === undefined ? [] : [maskFile]);
  record.images = images.map(toRecordedImage);
  if (mask !== undefined) record.mask = toRecordedImage(mask);
  const { prompt, unresolved } = input;
  return () => answerResponse(exchange, { body, tool, prompt, images, shown, unresolved, mask });
}

interface ResponsesRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly tool: ImageRequest;
  readonly prompt: string;
  readonly images: readonly Upload[];
  /** The images the conversation shows, as it shows them. */
  readonly shown: readonly VisionImage[];
  /** Why one of them cannot be had. */
  readonly unresolved: ApiFault | undefined;
  readonly mask: Upload | undefined;
}

async function answerResponse(exchange: Exchange, request: ResponsesRequest): Promise<Outcome> {
  const { body, tool, prompt, images, shown, unresolved, mask } = request;
  const action = tool.action ?? 'auto';
  const operation = action === 'generate' || (action === 'auto' && images.length === 0) ? 'generate' : 'edit';
  const inputs = operation === 'edit' ? images : [];
  // The model that leads the conversation has seen the images by then: only a mask makes them an upload's.
  const uploads = { images: mask === undefined ? [] : inputs, mask };
  const model = typeof body.model === 'string' ? body.model : undefined;
  const fault =
    findVisionFault({ model, images: shown }) ??
    findFault({ parameters: tool, operation, surface: 'responses', ...uploads }, exchange.settings.date);
  if (fault !== undefined) throw new ApiFault(fault);
  if (unresolved !== undefined) throw unresolved;
  if (operation === 'edit' && images.length === 0) throw noImageFault();
  if (exchange.fault?.kind === 'moderation') throw moderationFault(exchange, exchange.fault);

  const parameters = { model: RESPONSES_DEFAULT_MODEL, ...tool };
  const job = createJob(parameters, { operation, prompt, images: inputs, mask });
  const response = createResponse(body);
  if (body.stream === true) return { events: streamResponse(exchange, job, response) };
  return jsonAnswer(complete(response, job, await draw(exchange, job, response)));
}

function findImageTool(body: Readonly<Record<string, unknown>>): ImageRequest {
  const tools: unknown[] = Array.isArray(body.tools) ? body.tools : [];
  const tool = tools.filter(isObject).find(({ type }) => type === 'image_generation');
  if (tool !== undefined) return tool;
  throw new ApiFault({
    status: 400,
    type: 'emulator_error',
    param: 'tools',
    code: 'not_emulated',
    message:
      'gpt-image-emulator draws pictures and writes no text. Add the tool `{ "type": "image_generation" }` to the request.',
  });
}

/** No source shows the text; the guide says that `action: "edit"` is an error without an image in context. */
function noImageFault(): ApiFault {
  return new ApiFault({
    status: 400,
    type: 'image_generation_user_error',
    param: 'tools',
    code: 'invalid_value',
    message: "The action 'edit' requires an image in the context of the conversation.",
  });
}

interface Draft {
  readonly callId: string;
  /** All properties of a response but its output. */
  readonly base: Readonly<Record<string, unknown>> & { readonly id: string };
}

function createResponse(body: Readonly<Record<string, unknown>>): Draft {
  const id = `resp_${randomBytes(20).toString('hex')}`;
  return {
    callId: `ig_${randomBytes(20).toString('hex')}`,
    base: {
      id,
      object: 'response',
      created_at: Math.floor(Date.now() / 1000),
      status: 'in_progress',
      error: null,
      incomplete_details: null,
      instructions: body.instructions ?? null,
      metadata: body.metadata ?? {},
      model: body.model ?? null,
      output: [],
      parallel_tool_calls: true,
      previous_response_id: body.previous_response_id ?? null,
      temperature: 1,
      tool_choice: body.tool_choice ?? 'auto',
      tools: body.tools,
      top_p: 1,
      usage: null,
    },
  };
}

/** Draws the picture and remembers it for the turns that follow. */
async function draw({ memory }: Exchange, job: Job, { callId, base }: Draft): Promise<Buffer> {
  const picture = await drawPicture(job, 0);
  memory.pictures.set(callId, picture);
  memory.pictures.set(base.id, picture);
  return picture;
}

function describeCall({ callId }: Draft, job: Job, picture: Buffer) {
  return {
    id: callId,
    type: 'image_generation_call',
    status: 'completed',
    action: job.operation,
    ...describe(job),
    revised_prompt: job.prompt,
    result: picture.toString('base64'),
  };
}

function complete(draft: Draft, job: Job, picture: Buffer): Record<string, unknown> {
  const { prompt, size, quality, partialImages } = job;
  const images = job.images.map(({ facts }) => facts);
  const usage = estimateUsage({ prompt, images, size, quality, pictures: 1, partialImages });
  return {
    ...draft.base,
    status: 'completed',
    output: [describeCall(draft, job, picture)],
    usage: {
      input_tokens: usage.input_tokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: usage.output_tokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.total_tokens,
    },
  };
}

async function* streamResponse(exchange: Exchange, job: Job, draft: Draft): AsyncGenerator<ServerSentEvent> {
  let sequence = 0;
  const event = (type: string, properties: Record<string, unknown>): ServerSentEvent => {
    sequence += 1;
    return { type, sequence_number: sequence - 1, ...properties };
  };
  const call = { item_id: draft.callId, output_index: 0 };
  const started = { id: draft.callId, type: 'image_generation_call', status: 'in_progress', result: null };
  yield event('response.created', { response: draft.base });
  yield event('response.in_progress', { response: draft.base });
  yield event('response.output_item.added', { output_index: 0, item: started });
  yield event('response.image_generation_call.in_progress', call);
  yield event('response.image_generation_call.generating', call);
  for (let step = 0; step < job.partialImages; step += 1) {
    yield event('response.image_generation_call.partial_image', {
      ...call,
      partial_image_index: step,
      partial_image_b64: (await drawPartial(job, 0, step)).toString('base64'),
      ...describe(job),
    });
  }
  const picture = await draw(exchange, job, draft);
  yield event('response.image_generation_call.completed', call);
  yield event('response.output_item.done', { output_index: 0, item: describeCall(draft, job, picture) });
  yield event('response.completed', { response: complete(draft, job, picture) });
}
