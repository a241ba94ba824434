import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';

/** What a request has as `size`, which its prompt may name as well. */
export class OwnSize {
  readonly #values;

  constructor(call: ImageCall) {
    this.#values = call.has('size') ? call.getValues('size') : [];
  }

  /** Whether an expression is what `size` is written as: "a ${size} canvas" says what is asked for anyway. */
  isWrittenAs(node: Node | undefined): boolean {
    return this.#values.some(({ pieces }) => pieces.some((piece) => piece.node === node));
  }

  /** Whether `size` is what a text names, whichever of its values it has. */
  isNamedBy(text: string): boolean {
    const named = readEdges(text);
    if (named === undefined || this.#values.length === 0) return false;
    return this.#values.every(({ value }) => typeof value === 'string' && readEdges(value) === named);
  }
}

/** `1536x1024` of "(1536 × 1024 px)". */
function readEdges(text: string): string | undefined {
  const [, width, height] = /(\d{2,5})\D{1,6}(\d{2,5})/.exec(text) ?? [];
  return width === undefined ? undefined : `${width}x${height ?? ''}`;
}
