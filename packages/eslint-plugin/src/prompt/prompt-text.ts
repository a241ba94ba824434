import { PROMPT_GAP } from 'gpt-image-contract';
import { getRawText, getTextRange, isTextNode } from '../ast/string-source.js';
import type { Node } from '../ast/nodes.js';
import type { Piece, Value } from '../trace/texts.js';

/** A stretch of source that a stretch of a prompt is written as. */
export interface SourceRange {
  readonly range: readonly [number, number];
  readonly node: Node;
}

interface Segment {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

/** A prompt as far as it is known, and the way from its text back to the source. */
export class PromptText {
  /** The text; what is not known is a gap that nothing is decided across. */
  readonly text: string;
  readonly #pieces: readonly Piece[];
  // Most prompts hold no keyword: no way back is asked for.
  #known: readonly Segment[] | undefined;

  constructor({ pieces }: Value) {
    this.#pieces = pieces;
    let text = '';
    for (const piece of pieces) text += piece.text ?? PROMPT_GAP;
    this.text = text;
  }

  get #segments(): readonly Segment[] {
    let end = 0;
    return (this.#known ??= this.#pieces.map((piece) => {
      const start = end;
      end += (piece.text ?? PROMPT_GAP).length;
      return { piece, start, end };
    }));
  }

  /** The expression that holds the text at an offset. */
  getNode(offset: number): Node | undefined {
    return this.#segments.find(({ start, end }) => start <= offset && offset < end)?.piece.node;
  }

  /**
   * Maps a stretch of the text to the source, piece by piece.
   * @returns `undefined` when part of it is not written as text in this file
   */
  getRanges(start: number, end: number): SourceRange[] | undefined {
    const ranges: SourceRange[] = [];
    for (const segment of this.#segments) {
      const from = Math.max(start, segment.start);
      const to = Math.min(end, segment.end);
      const isTouched =
        from < to || (start === end && from === to && segment.end >= to && ranges.length === 0);
      if (!isTouched) continue;
      const { node } = segment.piece;
      if (!isTextNode(node)) return undefined;
      const range = getTextRange(node, getRawText(node), from - segment.start, to - segment.start);
      if (range === undefined) return undefined;
      ranges.push({ range, node });
    }
    return ranges.length > 0 ? ranges : undefined;
  }
}
