import type { TSESTree } from '@typescript-eslint/utils';
import { getAwaited, getStaticKey, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getCalledHelper } from '../call/prepared-helpers.js';
import { isList } from '../trace/elements.js';
import { resolve } from '../trace/resolve.js';
import { mayBeAbsent } from './absence.js';
import { importHelper } from './import-helper.js';
import { getRangeOf } from './leave-out.js';
import { mayBePromise } from './promises.js';
import { findOrphans } from './orphans.js';
import { canAwait, getWrappedSource, isName, takesHelper, type Wrapping } from './write-edit.js';
import { writeInput } from './write-input.js';

/**
 * Writes `...(await prepareEdit({ images: […], mask }))` where a request names its image and its mask: prepared alone,
 * the image may be resized, and the mask no longer fits.
 * @returns `undefined` where the two do not stand side by side in the call, or one of them cannot be written
 */
export function wrapEdit(call: ImageCall): Wrapping | undefined {
  const { tracer } = call;
  const { sourceCode } = tracer;
  const params = call.node.type === 'CallExpression' ? call.node.arguments[0] : undefined;
  const object = params === undefined ? undefined : unwrap(params);
  if (call.surface !== 'sdk' || object?.type !== 'ObjectExpression') return undefined;
  const image = findProperty(object, 'image');
  const mask = findProperty(object, 'mask');
  // A markup has to fit as well, and is no part of what `prepareEdit` prepares.
  if (image === undefined || mask === undefined || findProperty(object, 'markup')) return undefined;
  if (!takesHelper(call, undefined) || !canAwait(sourceCode, object)) return undefined;
  const isMaybe = mayBeAbsent(tracer, mask.value);
  if (!isLast(object, image, mask, isMaybe)) return undefined;
  const images = writeImages(call, image.value);
  const overlay = writeOne(call, mask.value);
  const range = getRangeOf(sourceCode, mask);
  const imported = importHelper(tracer, object, 'prepareEdit');
  if (images === undefined || overlay === undefined || range === undefined || imported === undefined) {
    return undefined;
  }
  // No helper takes `null` for a mask.
  if (isMaybe && !isName(mask.value)) return undefined;
  const given = overlay.text;
  const maskPart = isMaybe ? `mask: ${given} ?? undefined` : given === 'mask' ? given : `mask: ${given}`;
  const text = `...(await ${imported.name}({ images: ${images.text}, ${maskPart} }))`;
  const orphans = findOrphans(tracer, [image, mask], [...images.sources, ...overlay.sources]);
  return {
    helper: 'prepareEdit',
    fix: (fixer) => [
      ...imported.addImport(fixer, orphans),
      fixer.replaceText(image, text),
      fixer.removeRange([...range]),
    ],
  };
}

function findProperty(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  const [only, other] = object.properties.filter(
    (one) => one.type === 'Property' && getStaticKey(one.key, one.computed) === name,
  );
  return only?.type === 'Property' && other === undefined ? only : undefined;
}

/** Whether nothing else says what the image or the mask is: behind them, or ahead of a mask that may be none. */
function isLast(object: TSESTree.ObjectExpression, image: Node, mask: Node, isMaybe: boolean): boolean {
  const spreads = object.properties.filter(({ type }) => type === 'SpreadElement');
  const first = Math.min(image.range[0], mask.range[0]);
  return isMaybe ? spreads.length === 0 : spreads.every(({ range }) => range[1] <= first);
}

/** What is written for a value, and the expressions of it that stay. */
interface Written {
  readonly text: string;
  readonly sources: readonly Node[];
}

/** The list of a request's images. */
function writeImages(call: ImageCall, value: Node): Written | undefined {
  const { tracer } = call;
  const node = unwrap(value);
  if (mayBeAbsent(tracer, value)) return undefined;
  if (node.type === 'ArrayExpression') {
    const parts = node.elements.map((element) =>
      element === null || element.type === 'SpreadElement' ? undefined : writeOne(call, element),
    );
    const written = parts.filter((part) => part !== undefined);
    if (written.length < parts.length) return undefined;
    return {
      text: `[${written.map(({ text }) => text).join(', ')}]`,
      sources: written.flatMap(({ sources }) => sources),
    };
  }
  if (resolve(tracer, value).some((leaf) => isList(tracer, leaf))) {
    const text = writeInput(tracer, value, null, true);
    return text === undefined ? undefined : { text, sources: [value] };
  }
  const one = writeOne(call, value);
  return one && { ...one, text: `[${one.text}]` };
}

/** One image, without the `toFile` around it, or the helper. */
function writeOne(call: ImageCall, value: Node): Written | undefined {
  const { tracer } = call;
  const inner = unwrapAwait(value);
  const isAwaited = getAwaited(unwrap(value)) !== undefined;
  if (inner.type === 'CallExpression' && !isAwaited && mayBePromise(tracer, inner)) return undefined;
  const source = getHelperInput(call, inner) ?? getWrappedSource(inner) ?? value;
  const text = writeInput(tracer, source, null, false);
  const isWaitedFor = source !== value && mayBePromise(tracer, source);
  if (text === undefined) return undefined;
  return { text: isWaitedFor && !text.startsWith('await ') ? `await ${text}` : text, sources: [source] };
}

/** What `prepareImage` is given: `prepareEdit` does the same with it. */
function getHelperInput(call: ImageCall, node: Node): Node | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const [input] = node.arguments;
  const isHelper = getCalledHelper(call.context, node) === 'prepareImage';
  return isHelper && input?.type !== 'SpreadElement' ? input : undefined;
}
