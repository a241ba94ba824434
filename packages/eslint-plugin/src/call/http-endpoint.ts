import { PROMPT_GAP } from 'gpt-image-contract';
import type { Node } from '../ast/nodes.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import { getTexts, joinPieces, type Value } from '../trace/texts.js';
import type { Env, Tracer } from '../trace/tracer.js';

const ENDPOINT = /(?:^|\/)images\/(edits|generations|variations)\/?(?:[?#]|$)/;
/** An endpoint of the image API that a request may go to. */
export interface Endpoint {
  readonly operation: 'edits' | 'generations' | 'variations';
  /** All that the address may be, gaps included. */
  readonly texts: readonly string[];
}

/** Finds the endpoint among all that an address may be. */
export function getEndpoint(tracer: Tracer, url: readonly Step[]): Endpoint | undefined {
  let first: Endpoint['operation'] | undefined;
  const texts: string[] = [];
  for (const step of url) {
    const leaves = step.kind === 'follow' ? resolve(tracer, step.node, step.env) : [step];
    for (const { node, env } of leaves) {
      const made = node.type === 'NewExpression' ? getDottedName(node.callee) : undefined;
      const args = node.type === 'NewExpression' ? node.arguments : [];
      const source = made === 'URL' || made === 'Request' ? args[0] : node;
      if (source === undefined) continue;
      // `new Request(url)`, where `url` may be a `URL`.
      if (made === 'Request') {
        const inner = getEndpoint(tracer, [follow(source, env)]);
        first ??= inner?.operation;
        texts.push(...(inner?.texts ?? []));
        continue;
      }
      for (const value of getTexts(tracer, source, env)) {
        const text = writeGaps(value);
        const operation = getOperation(text);
        if (operation === undefined) continue;
        // `new URL('/v1/images/edits', base)`.
        const base = made === 'URL' ? args[1] : undefined;
        const isWhole = base === undefined || /^https?:/.test(text);
        first ??= operation;
        if (isWhole) texts.push(text);
        else for (const start of getBases(tracer, base, env)) texts.push(`${start}/${text}`);
      }
    }
  }
  return first === undefined ? undefined : { operation: first, texts };
}

/** What the endpoint at an address does; `undefined` for any other address. */
export function getOperation(address: string): Endpoint['operation'] | undefined {
  const name = address.includes('images/') ? ENDPOINT.exec(address)?.[1] : undefined;
  return name === 'edits' || name === 'generations' || name === 'variations' ? name : undefined;
}

/** The addresses that another is relative to; a gap where one is not known. */
function getBases(tracer: Tracer, base: Node, env: Env): readonly string[] {
  return getTexts(tracer, base, env).map((value) =>
    value.pieces.length > 0 ? writeGaps(value) : PROMPT_GAP,
  );
}

/** A text as far as it is known, with {@link PROMPT_GAP} where it is not. */
export function writeGaps(value: Value): string {
  return typeof value.value === 'string' ? value.value : joinPieces(value, PROMPT_GAP);
}
