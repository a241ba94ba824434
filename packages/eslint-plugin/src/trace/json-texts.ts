import { getStaticKey, type Node } from '../ast/nodes.js';
import { getElements } from './elements.js';
import { getObjectEntries } from './entries.js';
import { resolveSteps, type Step } from './resolve.js';
import { combine, getStepTexts, type Value } from './texts.js';
import { nest, type Tracer } from './tracer.js';

/** Texts that `JSON.stringify` may make of a value: objects and lists spelt out, what is not known as gaps. */
export function getJsonTexts(tracer: Tracer, steps: readonly Step[], place: Node): readonly Value[] {
  return combine(tracer, getParts(tracer, steps, place), place);
}

function getParts(tracer: Tracer, steps: readonly Step[], place: Node): readonly Value[][] {
  return nest(tracer, [[{ kind: 'unknown', pieces: [{ node: place }], node: place }]], () => {
    const [leaf, ...others] = resolveSteps(tracer, steps, place);
    if (leaf === undefined || others.length > 0) return [quote(getStepTexts(tracer, steps, place))];
    switch (leaf.node.type) {
      case 'ObjectExpression':
        return [
          [write('{', leaf.node)],
          ...getObjectEntries(tracer, leaf, place).flatMap(({ node, pair }) => [
            [write(`"${getName(node)}":`, node)],
            ...getParts(tracer, pair === undefined ? [] : [pair[1]], node),
            [write(',', node)],
          ]),
          [write('}', leaf.node)],
        ];
      case 'ArrayExpression':
        return [
          [write('[', leaf.node)],
          ...getElements(tracer, leaf, place).flatMap((element) => [
            ...getParts(tracer, [element], leaf.node),
            [write(',', leaf.node)],
          ]),
          [write(']', leaf.node)],
        ];
      default:
        return [quote(getStepTexts(tracer, [leaf], place))];
    }
  });
}

function getName(node: Node): string {
  return node.type === 'Property' ? (getStaticKey(node.key, node.computed) ?? '') : '';
}

function write(text: string, node: Node): Value {
  return { kind: 'known', value: text, pieces: [{ text, node }], node };
}

function quote(values: readonly Value[]): Value[] {
  return values.map((value) => {
    if (typeof value.value !== 'string') return value;
    const mark = { text: '"', node: value.node };
    return { ...value, value: `"${value.value}"`, pieces: [mark, ...value.pieces, mark] };
  });
}
