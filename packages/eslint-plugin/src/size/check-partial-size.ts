import { API_LIMITS, checkSize, type Violation } from 'gpt-image-contract';
import { joinPieces, type Value } from '../trace/texts.js';

/** Edges that stand for all: every preset has edges among them. */
const OTHER_EDGES: readonly number[] = Array.from(
  { length: API_LIMITS.maxSizeEdge / (16 * API_LIMITS.sizeMultiple) },
  (_, index) => (index + 1) * 16 * API_LIMITS.sizeMultiple,
);

/**
 * Checks a size of which one edge is known: `1000x${height}` is wrong whatever the height.
 * @returns what is wrong with all sizes of that edge, or `undefined` when one of them would do
 */
export function checkPartialSize(value: Value, model: string | undefined): Violation | undefined {
  const text = joinPieces(value, GAP);
  const [, width, height] = /^(?:(\d+)x\0|\0x(\d+))$/.exec(text) ?? [];
  const edge = width ?? height;
  if (edge === undefined) return checkSpelling(text, model);
  let common: ReadonlySet<string> | undefined;
  let first: Violation | undefined;
  for (const other of [Number(edge), ...OTHER_EDGES]) {
    const size = width === undefined ? `${other}x${edge}` : `${edge}x${other}`;
    const errors = checkSize(size, { model }).filter((violation) => violation.severity === 'error');
    if (errors.length === 0) return undefined;
    const codes = errors.map((violation) => violation.code);
    common = new Set(common === undefined ? codes : codes.filter((code) => common?.has(code)));
    first = errors.find((violation) => common?.has(violation.code));
    // Each edge fails for another reason: one between them may do.
    if (first === undefined) return undefined;
  }
  if (first === undefined) return undefined;
  const shown = width === undefined ? `…x${edge}` : `${edge}x…`;
  return {
    ...first,
    message: `\`${shown}\` is not a valid size whatever stands for \`…\`: ${explain(first, edge)}`,
    suggestions: [],
  };
}

const GAP = '\0';

/** A size with something in it that no size has, for instance the `×` of `${width}×${height}`. */
function checkSpelling(text: string, model: string | undefined): Violation | undefined {
  if (!text.includes(GAP)) return undefined;
  const written = text.replaceAll(GAP, '');
  // A part with `auto` or another letter may be completed by what the gap holds.
  if (!/^\s*[\d\s]*[×*:,Xx ]+[\d\s]*$/u.test(written) || written === '') return undefined;
  const violation = checkSize(text.replaceAll(GAP, '1024'), { model }).find(
    (one) => one.severity === 'error',
  );
  return (
    violation && {
      ...violation,
      suggestions: [],
      message: violation.message.replace(/`[^`]*`/, `\`${text.replaceAll(GAP, '…')}\``),
    }
  );
}

function explain(violation: Violation, edge: string): string {
  const reason = violation.message.replace(/^`[^`]*`[^:]*: /, '').replace(/\. Use .*$/, '.');
  return reason.includes(edge) ? reason : `${edge} fits no size of this model.`;
}
