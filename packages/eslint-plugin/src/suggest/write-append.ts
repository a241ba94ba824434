import { getParent, getStaticKey, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import type { Tracer } from '../trace/tracer.js';
import { mayBeAbsent } from './absence.js';
import { getAppend, isFileName, isOfPackage } from './append.js';
import type { Use } from './find-use.js';
import { importHelper, isFreeName } from './import-helper.js';
import { findOrphans } from './orphans.js';
import { canAwait, isBrowserCode, type Wrapping } from './write-edit.js';
import { writeInput } from './write-input.js';

const NAMES = ['image', 'preparedImage', 'image2', 'image3', 'image4'];

/**
 * Writes an append to a form of the package `form-data` as two statements: the image is prepared, then appended as
 * bytes with the name and the media type that it has now.
 * @returns `undefined` where there is no statement to replace, or its options say more than these two
 */
export function writeAppend(tracer: Tracer, call: ImageCall, use: Use | undefined): Wrapping | undefined {
  const append = use && getAppend(use.node);
  const statement = append && getParent(append);
  if (use === undefined || use.isList || append === undefined || call.encoding !== 'form') return undefined;
  if (statement?.type !== 'ExpressionStatement' || !isOfPackage(tracer, append)) return undefined;
  const [key, , options] = append.arguments;
  if (key === undefined || !isReplaceable(options) || append.arguments.length > 3) return undefined;
  const { sourceCode } = tracer;
  if (isBrowserCode(call) || !canAwait(sourceCode, append) || mayBeAbsent(tracer, use.node)) return undefined;
  const imported = importHelper(tracer, append, 'prepareImage');
  const name = NAMES.find((one) => isFreeName(tracer, append, one));
  const input = writeInput(tracer, use.node, use.env, false);
  if (imported === undefined || name === undefined || input === undefined) return undefined;
  const end = sourceCode.getText(statement).endsWith(';') ? ';' : '';
  const callee = sourceCode.getText(append.callee);
  // Behind a line that nothing ends, these would go on with it.
  const endOfFirst = /^[([`/+-]/.test(callee) ? ';' : end;
  const lines = [
    `const ${name} = await ${imported.name}(${input})${endOfFirst}`,
    `${callee}(${sourceCode.getText(key)}, Buffer.from(await ${name}.arrayBuffer()), { filename: ${name}.name, contentType: ${name}.type })${end}`,
  ];
  const block = getParent(statement);
  const isInBlock = block?.type === 'BlockStatement' || block?.type === 'Program';
  const indent = /^[\t ]*/.exec(sourceCode.lines[statement.loc.start.line - 1] ?? '')?.[0] ?? '';
  const text = isInBlock
    ? lines.join(`\n${indent}`)
    : `{\n${indent}  ${lines.join(`\n${indent}  `)}\n${indent}}`;
  const orphans = findOrphans(tracer, options === undefined ? [] : [options], []);
  return {
    helper: 'prepareImage',
    fix: (fixer) => [...imported.addImport(fixer, orphans), fixer.replaceText(statement, text)],
  };
}

/** A file's name that is written out, or options that say what the prepared image says anew. */
function isReplaceable(options: Node | undefined): boolean {
  if (options?.type !== 'ObjectExpression') return options === undefined || isFileName(options);
  return options.properties.every(
    (one) =>
      one.type === 'Property' &&
      /^(?:contentType|filename|filepath|knownLength)$/.test(getStaticKey(one.key, one.computed) ?? ''),
  );
}
