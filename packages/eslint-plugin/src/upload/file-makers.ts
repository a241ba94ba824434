import { getImportPath } from '../trace/imports.js';
import type { Node } from '../ast/nodes.js';
import type { Tracer } from '../trace/tracer.js';

const NAMES = /^(?:blob|file)From(?:Path)?(?:Sync)?$/;
const PACKAGES = /^(?:fetch-blob|formdata-node|node-fetch|openai)(?:\/|$)/;

/** Whether a function makes a file of a path: `fileFrom` and `blobFromSync` of `node-fetch`, `fileFromPath` of others. */
export function isFileMaker(tracer: Tracer, callee: Node): boolean {
  const path = getImportPath(tracer, callee);
  return path !== undefined && NAMES.test(path.path.at(-1) ?? '') && PACKAGES.test(path.source);
}
