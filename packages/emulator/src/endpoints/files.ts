import { randomBytes } from 'node:crypto';
import { ApiFault } from '../api-fault.js';
import { jsonAnswer, type Answer } from '../answer.js';
import type { Exchange, Finish, StoredFile } from '../exchange.js';
import { readForm } from '../form.js';
import { contentTypeFault } from '../transport-faults.js';

/** `POST /v1/files`: keeps a file, so that edits and responses can name it by `file_id`; `GET` lists what is kept. */
export async function readFiles(exchange: Exchange): Promise<Finish> {
  const { request, record, memory } = exchange;
  if (record.method === 'GET') {
    return () =>
      jsonAnswer({ object: 'list', data: memory.files.values().map(describeFile), has_more: false });
  }
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw contentTypeFault(contentType, 'multipart/form-data');
  }
  const parts = await readForm(request.headers, exchange.body);
  const upload = parts.find((part) => part.field === 'file' && 'content' in part);
  const purpose = parts.find((part) => part.field === 'purpose' && 'value' in part);
  if (upload === undefined || !('content' in upload)) throw missingFault('file');
  if (purpose === undefined || !('value' in purpose)) throw missingFault('purpose');
  const file: StoredFile = {
    id: `file-${randomBytes(12).toString('hex')}`,
    filename: upload.filename,
    purpose: purpose.value,
    contentType: upload.contentType,
    content: upload.content,
    createdAt: Math.floor(Date.now() / 1000),
  };
  return () => {
    memory.files.set(file.id, file);
    return jsonAnswer(describeFile(file));
  };
}

/** `GET` and `DELETE /v1/files/{id}`. */
export function readFile(exchange: Exchange): Finish {
  return () => answerFile(exchange);
}

function answerFile({ route, record, memory }: Exchange): Answer {
  const id = route.id ?? '';
  const file = memory.files.get(id);
  if (file === undefined) {
    throw new ApiFault({
      status: 404,
      type: 'invalid_request_error',
      param: 'id',
      code: null,
      message: `No such File object: ${id}`,
    });
  }
  if (record.method === 'GET') return jsonAnswer(describeFile(file));
  memory.files.delete(id);
  return jsonAnswer({ id, object: 'file', deleted: true });
}

function describeFile({ id, filename, purpose, content, createdAt }: StoredFile) {
  return {
    id,
    object: 'file',
    bytes: content.length,
    created_at: createdAt,
    filename,
    purpose,
    status: 'processed',
  };
}

function missingFault(param: string): ApiFault {
  return new ApiFault({
    status: 400,
    type: 'invalid_request_error',
    param,
    code: 'missing_required_parameter',
    message: `Missing required parameter: '${param}'.`,
  });
}
