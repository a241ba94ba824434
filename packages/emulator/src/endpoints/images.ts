import { ApiFault } from '../api-fault.js';
import { jsonAnswer } from '../answer.js';
import type { Exchange, Finish, Outcome } from '../exchange.js';
import { readJsonObject } from '../json-body.js';
import { moderationFault } from '../moderation.js';
import { drawPartial, drawPicture } from '../picture/draw.js';
import { createJob, type Job } from '../picture/job.js';
import type { ServerSentEvent } from '../sse.js';
import { contentTypeFault } from '../transport-faults.js';
import { estimateUsage } from '../usage.js';
import { findFault, type WireRequest } from '../verdict.js';
import { getSurface, withDeployment } from './azure.js';
import { readEdit } from './read-edit.js';

/** `POST /v1/images/edits`. */
export async function readEditRequest(exchange: Exchange): Promise<Finish> {
  const wire = await readEdit(exchange);
  return () => answerImages(exchange, wire);
}

/** `POST /v1/images/generations`. */
export async function readGenerationRequest(exchange: Exchange): Promise<Finish> {
  const contentType = exchange.request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(contentType)) throw contentTypeFault(contentType, 'application/json');
  const fields = await readJsonObject(exchange.body);
  exchange.record.fields = fields;
  const wire: WireRequest = {
    parameters: withDeployment(fields, exchange),
    operation: 'generate',
    surface: getSurface(exchange, 'json'),
    images: [],
  };
  return () => answerImages(exchange, wire);
}

async function answerImages(exchange: Exchange, wire: WireRequest): Promise<Outcome> {
  const fault = findFault(wire, exchange.settings.date);
  if (fault !== undefined) throw new ApiFault(fault);
  if (wire.unresolved !== undefined) throw wire.unresolved;
  if (exchange.fault?.kind === 'moderation') throw moderationFault(exchange, exchange.fault);
  const { parameters, operation, images, mask } = wire;
  const prompt = String(parameters.prompt);
  const job = createJob(parameters, { operation, prompt, images, mask });
  return job.stream ? { events: streamPictures(job) } : jsonAnswer(await drawAll(job));
}

async function drawAll(job: Job): Promise<Record<string, unknown>> {
  const data: { b64_json: string }[] = [];
  for (let index = 0; index < job.n; index += 1) {
    data.push({ b64_json: (await drawPicture(job, index)).toString('base64') });
  }
  return { created: getSeconds(), ...describe(job), data, usage: countTokens(job, job.n) };
}

/** Partial pictures, each with less blur, then the finished one; for each of the `n` in turn. */
async function* streamPictures(job: Job): AsyncGenerator<ServerSentEvent> {
  const prefix = job.operation === 'edit' ? 'image_edit' : 'image_generation';
  for (let index = 0; index < job.n; index += 1) {
    for (let step = 0; step < job.partialImages; step += 1) {
      yield {
        type: `${prefix}.partial_image`,
        b64_json: (await drawPartial(job, index, step)).toString('base64'),
        partial_image_index: step,
        created_at: getSeconds(),
        ...describe(job),
      };
    }
    yield {
      type: `${prefix}.completed`,
      b64_json: (await drawPicture(job, index)).toString('base64'),
      created_at: getSeconds(),
      ...describe(job),
      usage: countTokens(job, 1),
    };
  }
}

/** What the answer says about its pictures; `auto` has become a value. */
export function describe({ size, quality, format, isTransparent }: Job): Record<string, string> {
  return {
    background: isTransparent ? 'transparent' : 'opaque',
    output_format: format,
    quality: quality === 'auto' ? 'high' : quality,
    size: `${size.width}x${size.height}`,
  };
}

function countTokens(job: Job, pictures: number) {
  const { prompt, size, quality } = job;
  const images = job.images.map(({ facts }) => facts);
  const partialImages = job.stream ? job.partialImages : 0;
  return estimateUsage({ prompt, images, size, quality, pictures, partialImages });
}

function getSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
