import { getMemberName, getStaticKey, type Node } from '../ast/nodes.js';
import { combine } from './combine-texts.js';
import { getElements } from './elements.js';
import { getObjectEntries } from './entries.js';
import { resolveSteps, type Step } from './resolve.js';
import { getStepTexts, unknownValue, type Value, write } from './texts.js';
import { nest, type Leaf, type Tracer } from './tracer.js';

/** Texts that `JSON.stringify` may make of a value: objects and lists spelt out, what is not known as gaps. */
export function getJsonTexts(tracer: Tracer, steps: readonly Step[], place: Node): readonly Value[] {
  return combine(tracer, getParts(tracer, steps, place), place);
}

type Parts = readonly (readonly Value[])[];

function getParts(tracer: Tracer, steps: readonly Step[], place: Node): Parts {
  return nest(tracer, [[unknownValue(place)]], () => {
    const [leaf, ...others] = resolveSteps(tracer, steps, place);
    if (leaf === undefined || others.length > 0) return [getStepTexts(tracer, steps, place).map(quote)];
    switch (leaf.node.type) {
      case 'ObjectExpression': {
        const entries = getObjectEntries(tracer, leaf, place).map((entry) => getEntry(tracer, entry));
        return enclose('{', entries, '}', leaf.node);
      }
      case 'ArrayExpression': {
        const elements = getElements(tracer, leaf, place).map((one) => getParts(tracer, [one], leaf.node));
        return enclose('[', elements, ']', leaf.node);
      }
      default:
        return [getStepTexts(tracer, [leaf], place).map(quote)];
    }
  });
}

function getEntry(tracer: Tracer, { node, pair }: Leaf): Parts {
  // What an unknown object spreads here.
  if (pair === undefined) return [[unknownValue(node)]];
  const [key, value] = pair;
  const name = getName(node);
  const keys = name === undefined ? getStepTexts(tracer, [key], node) : [write(name, node)];
  return [keys.map(quote), [write(':', node)], ...getParts(tracer, [value], node)];
}

/** Name of a property, or of a member that was assigned. */
function getName(node: Node): string | undefined {
  if (node.type === 'Property') return getStaticKey(node.key, node.computed);
  return node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression'
    ? getMemberName(node.left)
    : undefined;
}

function enclose(open: string, items: readonly Parts[], close: string, node: Node): Parts {
  const inner = items.flatMap((item, index) => (index === 0 ? item : [[write(',', node)], ...item]));
  return [[write(open, node)], ...inner, [write(close, node)]];
}

function quote(value: Value): Value {
  const isText = typeof value.value === 'string' || value.kind === 'partial';
  if (!isText) return value;
  const mark = { text: '"', node: value.node };
  const pieces = value.pieces.map((piece) =>
    piece.text === undefined ? piece : { ...piece, text: escape(piece.text) },
  );
  const text = typeof value.value === 'string' ? { value: `"${escape(value.value)}"` } : {};
  return { ...value, ...text, pieces: [mark, ...pieces, mark] };
}

/** JSON's own escapes are longer than what they stand for, and the places in the source would be lost. */
function escape(text: string): string {
  return text.replaceAll(/["“”„‟]/g, "'");
}
