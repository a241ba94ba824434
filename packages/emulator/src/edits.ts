import { ApiFault } from './api-fault.js';
import { jsonAnswer, type Answer } from './answer.js';
import type { Exchange } from './exchange.js';
import { readForm, type FilePart } from './form.js';
import { readImageFacts } from './image-content.js';
import { chooseSize } from './picture/choose-size.js';
import { drawEdit } from './picture/edit-picture.js';
import { encodePicture, type StillFormat } from './picture/encode.js';
import { contentTypeFault } from './transport-faults.js';
import { findEditFault } from './verdict.js';

/** `POST /v1/images/edits`. */
export async function answerEdit({ request, record, body }: Exchange): Promise<Answer> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw contentTypeFault(contentType, 'multipart/form-data');
  }
  const form = await readForm(request.headers, body);
  record.fields = groupFields(form.fields);
  const images = await withFacts(form.files.filter(({ field }) => /^image(?:\[\d*\])?$/.test(field)));
  const [mask] = await withFacts(form.files.filter(({ field }) => field === 'mask'));
  record.images = images.map(toRecordedImage);
  if (mask !== undefined) record.mask = toRecordedImage(mask);
  const fields = new Map(form.fields);
  const fault = findEditFault({ fields, images, mask });
  if (fault !== undefined) throw new ApiFault(fault);

  const size = chooseSize(fields.get('size') ?? 'auto', images[0]?.facts, fields.get('model'));
  const format = (fields.get('output_format') ?? 'png') as StillFormat;
  const keepAlpha = format !== 'jpeg' && fields.get('background') === 'transparent';
  const data: { b64_json: string }[] = [];
  for (let index = 0; index < Number(fields.get('n') ?? 1); index += 1) {
    const picture = await drawEdit({
      images: images.map(({ content }) => content),
      mask: mask?.content,
      prompt: fields.get('prompt') ?? '',
      size,
      index,
      isCutOut: keepAlpha,
    });
    const compression = Number(fields.get('output_compression') ?? 100);
    const encoded = await encodePicture(picture, { format, compression, keepAlpha });
    data.push({ b64_json: encoded.toString('base64') });
  }
  return jsonAnswer({
    created: Math.floor(Date.now() / 1000),
    background: keepAlpha ? 'transparent' : 'opaque',
    data,
    output_format: format,
    quality: fields.get('quality') ?? 'auto',
    size: `${size.width}x${size.height}`,
  });
}

type FileWithFacts = FilePart & { facts: Awaited<ReturnType<typeof readImageFacts>> };

async function withFacts(files: readonly FilePart[]): Promise<FileWithFacts[]> {
  const result: FileWithFacts[] = [];
  for (const file of files) {
    result.push({ ...file, facts: await readImageFacts(file.content, file.size) });
  }
  return result;
}

function toRecordedImage({ field, filename, contentType, sha256, facts }: FileWithFacts) {
  return { field, filename, declaredMediaType: contentType, sha256, facts };
}

function groupFields(fields: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const grouped = new Map<string, string | string[]>();
  for (const [name, value] of fields) {
    const before = grouped.get(name);
    grouped.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(grouped);
}
