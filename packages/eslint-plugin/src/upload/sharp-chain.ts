import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getAllMemberEvents, getMemberEvents } from '../trace/member-events.js';
import { resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Env, Leaf, Tracer, Via } from '../trace/tracer.js';

/** What is known of the `sharp(…)…` chain behind a call. */
export interface SharpChain {
  /** Names of the methods that may have been called on it. */
  readonly methods: ReadonlySet<string>;
  /** Whether the picture is drawn and not read: `sharp({ create: … })`. */
  readonly isDrawn: boolean;
  /** Whether an unknown function had it, which may have called any method. */
  readonly isOpen: boolean;
}

/** More chains than these one behind the other are none that anyone writes. */
const MAX_CHAINS = 4;

const DRAWN = /^(?:create|text)$/;

/** The `sharp(…)…` chain that a call ends; `undefined` for any other call. */
export function getSharpChain(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  env: Env,
  depth = 0,
): SharpChain | undefined {
  const methods = new Set<string>();
  const roots: TSESTree.CallExpression[] = [];
  const seen = new Set<Node>();
  let isOpen = false;
  // What `pipeline.resize(…)` does to a pipeline it does for all who use it later.
  const addCalls = (start: Via | null): void => {
    for (let via = start; via !== null; via = via.next) {
      const { events } = getMemberEvents(tracer, via.variable, via.use, () => true);
      for (const event of events) if (event.kind === 'call') methods.add(event.method);
      isOpen ||= getAllMemberEvents(tracer, via.variable).some(({ kind }) => kind === 'escape');
    }
  };
  const pending: Leaf[] = [{ kind: 'value', node, env, via: null }];
  for (let leaf = pending.pop(); leaf !== undefined; leaf = pending.pop()) {
    addCalls(leaf.via);
    const call = unwrapAwait(leaf.node);
    if (leaf.kind !== 'value' || call.type !== 'CallExpression' || seen.has(call)) continue;
    seen.add(call);
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') {
      if (isSharp(tracer, callee)) roots.push(call);
      else pending.push(...resolve(tracer, call, leaf.env));
      continue;
    }
    methods.add(getMemberName(callee) ?? '');
    const inner = unwrapAwait(callee.object);
    if (inner.type === 'CallExpression')
      pending.push({ kind: 'value', node: inner, env: leaf.env, via: null });
    else pending.push(...resolve(tracer, inner, leaf.env));
  }
  // What one chain made smaller another starts from.
  for (const {
    arguments: [input],
  } of depth < MAX_CHAINS ? roots : []) {
    for (const source of input === undefined ? [] : resolve(tracer, input, env)) {
      const made = source.kind === 'value' ? unwrapAwait(source.node) : undefined;
      if (made?.type !== 'CallExpression' || seen.has(made)) continue;
      const chain = getSharpChain(tracer, made, source.env, depth + 1);
      for (const method of chain?.methods ?? []) methods.add(method);
      isOpen ||= chain?.isOpen === true;
    }
  }
  return roots.length === 0 ? undefined : { methods, isDrawn: roots.every(isDrawing), isOpen };
}

function isSharp(tracer: Tracer, callee: Node): boolean {
  return getImportPath(tracer, callee)?.source === 'sharp' || getDottedName(callee) === 'sharp';
}

function isDrawing({ arguments: [input] }: TSESTree.CallExpression): boolean {
  return (
    input?.type === 'ObjectExpression' &&
    input.properties.some(
      (one) => one.type === 'Property' && one.key.type === 'Identifier' && DRAWN.test(one.key.name),
    )
  );
}
