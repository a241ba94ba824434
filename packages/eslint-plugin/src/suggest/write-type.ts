import { API_LIMITS } from 'gpt-image-contract';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Tracer } from '../trace/tracer.js';
import type { UntypedUpload } from '../upload/find-untyped-uploads.js';
import { replaceText } from './replace-text.js';

/** Spellings of media types and file extensions beside the subtype itself. */
const ALIASES: Readonly<Record<string, string>> = {
  jpg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  'x-png': 'png',
  pjpeg: 'jpeg',
};

/** Writes the media type into an upload, where its file name or its misspelt type tells which one it is. */
export function writeType(
  tracer: Tracer,
  { node, upload, problem, type }: UntypedUpload,
): { type: string; fix: ReportFixFunction } | undefined {
  if (problem === 'wrongType') {
    const right = findMeantType(type);
    const replacement = right === undefined ? undefined : replaceText(tracer, node, right);
    return right === undefined || replacement === undefined
      ? undefined
      : { type: right, fix: replacement.fix };
  }
  if (problem !== 'noType') return undefined;
  const name = getFileName(upload);
  const right = findType(/\.(\w+)$/.exec(name?.text ?? '')?.[1]);
  if (name === undefined || right === undefined) return undefined;
  return {
    type: `'${right}'`,
    fix: (fixer) => fixer.insertTextAfter(name.node, `, { type: ${quoteLike(tracer, name.node, right)} }`),
  };
}

/** The media type that a misspelt one means: `image/jpeg` of `image/jpg`. */
export function findMeantType(type: string | undefined): string | undefined {
  return findType(type?.split('/')[1]);
}

function findType(subtype: string | undefined): string | undefined {
  if (subtype === undefined) return undefined;
  const lower = subtype.toLowerCase();
  const known = Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : lower;
  return API_LIMITS.editMediaTypes.find((type) => type.split('/')[1] === known);
}

/** The name in `toFile(source, 'a.png')` and `new File([source], 'a.png')`, when it is the last argument. */
function getFileName(upload: Node): { node: Node; text: string } | undefined {
  if (upload.type !== 'CallExpression' && upload.type !== 'NewExpression') return undefined;
  if (!/(?:^|\.)(?:toFile|File)$/.test(getDottedName(upload.callee) ?? '')) return undefined;
  const [, name] = upload.arguments;
  return upload.arguments.length === 2 && name?.type === 'Literal' && typeof name.value === 'string'
    ? { node: name, text: name.value }
    : undefined;
}

function quoteLike({ sourceCode }: Tracer, node: Node, text: string): string {
  const quote = sourceCode.getText(node).charAt(0);
  return `${quote}${text}${quote}`;
}
