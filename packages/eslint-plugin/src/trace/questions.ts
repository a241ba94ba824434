import type { Node } from '../ast/nodes.js';
import type { Env, Tracer } from './tracer.js';

/** Something that is asked about an expression: what its value is, what `.size` brings. */
interface Question {
  readonly about: string;
  readonly node: Node;
  readonly env: Env;
}

/** An answer that lacks what a question still under way will add to it. */
interface PartialAnswer extends Question {
  readonly answer: unknown;
  lacks: number;
}

/** Questions of one file that are being answered, the outermost first. */
export interface Questions {
  readonly open: Question[];
  readonly partial: PartialAnswer[];
  /** The outermost open question that was met again while the innermost one is answered. */
  lacks: number;
}

/** Nothing was met again. */
const NONE = Number.POSITIVE_INFINITY;
/** Deepest nesting at which an answer is remembered. */
const MAX_MEMORY_DEPTH = 20;

export function createQuestions(): Questions {
  return { open: [], partial: [], lacks: NONE };
}

/** Whether what is under way has met itself, so that an empty answer says "nothing more" and not "nothing known". */
export function hasMetItself({ questions }: Tracer): boolean {
  return questions.lacks !== NONE;
}

/** How a kind of question is answered. */
export interface Search<S, T> {
  readonly about: string;
  /** The answer to a question that is under way already. */
  readonly nothing: T;
  readonly find: (tracer: Tracer, subject: S) => T;
  /** Puts something in the place of an answer that lacks nothing, and may be empty. */
  readonly finish?: (answer: T, subject: S) => T;
  /** Whether an answer that lacks something is as good as none. */
  readonly isWholeOnly?: boolean;
}

/** A kind of question that its asker knows how to answer. */
export function createSearch<T>(about: string, nothing: T): Search<() => T, T> {
  return { about, nothing, find: (_, find) => find() };
}

/**
 * Answers a question once: a function that calls itself, a loop that writes `size = size ?? next` ask for a value while
 * it is being found, and it adds nothing to itself.
 * @param subject what the answer is found by; the question is told from others by the node and the calls on the way
 * @param memory where answers that lack nothing are kept, by their nodes: those outside of any entered call
 */
export function ask<S, T>(
  tracer: Tracer,
  search: Search<S, T>,
  node: Node,
  env: Env,
  subject: S,
  memory?: Map<Node, T>,
): T {
  const remembered = env === null ? memory?.get(node) : undefined;
  if (remembered !== undefined) return remembered;
  const { questions } = tracer;
  const { open, partial } = questions;
  const { about } = search;
  const index = indexOf(open, about, node, env);
  if (index !== -1) {
    if (index < questions.lacks) questions.lacks = index;
    return search.nothing;
  }
  const known = partial.length === 0 ? undefined : partial[indexOf(partial, about, node, env)];
  if (known !== undefined) {
    if (known.lacks < questions.lacks) questions.lacks = known.lacks;
    return known.answer as T;
  }
  const outer = questions.lacks;
  const own = open.length;
  const kept = partial.length;
  questions.lacks = NONE;
  open.push({ about, node, env });
  let answer = search.find(tracer, subject);
  open.pop();
  if (questions.lacks >= own) {
    // What was left out of the answers on the way is in this one: they can be had whole from now on.
    if (partial.length > kept) partial.length = kept;
    questions.lacks = outer;
    if (search.finish !== undefined) answer = search.finish(answer, subject);
    // Deep in a nest the answer may be that the depth is used up, which holds for this question only.
    if (memory !== undefined && env === null && tracer.depth <= MAX_MEMORY_DEPTH) memory.set(node, answer);
    return answer;
  }
  if (search.isWholeOnly === true) answer = search.nothing;
  for (let at = kept; at < partial.length; at++) {
    const one = partial[at];
    if (one !== undefined && one.lacks > questions.lacks) one.lacks = questions.lacks;
  }
  // Asked in another way round the circle, it would be looked for again, and so would all others.
  partial.push({ about, node, env, answer, lacks: questions.lacks });
  if (outer < questions.lacks) questions.lacks = outer;
  return answer;
}

function indexOf(questions: readonly Question[], about: string, node: Node, env: Env): number {
  for (let index = 0; index < questions.length; index++) {
    const one = questions[index];
    if (one?.node === node && one.env === env && one.about === about) return index;
  }
  return -1;
}
