import type { TSESTree } from '@typescript-eslint/utils';
import { getEnclosingFunction, getWrapped, type FunctionNode, type Node } from '../ast/nodes.js';
import { getDeclaredVariables, type Tracer, type Variable } from './tracer.js';

/** Calls of a function that are in sight. */
interface Calls {
  readonly nodes: readonly TSESTree.CallExpression[];
  /** Whether there may be calls this file does not show. */
  readonly isOpen: boolean;
}

const OPEN: Calls = { nodes: [], isOpen: true };
/** Functions that give back functions that give back functions. */
const MAX_LEVELS = 4;

/** Calls of a function that another gives back: of `(size) => …` in `(model) => (size) => …` those of what each call made. */
export function getCallsOfReturned(tracer: Tracer, fn: FunctionNode, level = 0): Calls {
  const { parent } = getWrapped(fn);
  const maker =
    parent?.type === 'ArrowFunctionExpression' || parent?.type === 'ReturnStatement'
      ? getEnclosingFunction(fn)
      : undefined;
  if (maker === undefined || maker.generator || level > MAX_LEVELS) return OPEN;
  const made = getCalls(tracer, maker, level + 1);
  return join(
    made.nodes.map((call) => getUses(tracer, call)),
    made.isOpen,
  );
}

/** Calls of a function by its name, or of what gives it back. */
function getCalls(tracer: Tracer, fn: FunctionNode, level: number): Calls {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : getWrapped(fn).parent;
  switch (declaration?.type) {
    case 'FunctionDeclaration':
      return getCallsByName(getDeclaredVariables(tracer, declaration)[0], declaration);
    case 'VariableDeclarator':
      return getCallsByName(getDeclaredVariables(tracer, declaration)[0], declaration.parent);
    default:
      return getCallsOfReturned(tracer, fn, level);
  }
}

/** What is done with the function that a call gives back. */
function getUses(tracer: Tracer, call: TSESTree.CallExpression): Calls {
  const outer = getWrapped(call);
  const { parent } = outer;
  if (parent?.type === 'CallExpression' && parent.callee === outer) return { nodes: [parent], isOpen: false };
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
    ? getCallsByName(getDeclaredVariables(tracer, parent)[0], parent.parent)
    : OPEN;
}

function getCallsByName(variable: Variable | undefined, declaration: Node): Calls {
  if (variable === undefined) return OPEN;
  const { parent } = declaration;
  const isExported = parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';
  return join(
    variable.references.flatMap((reference): readonly Calls[] => {
      if (reference.init === true) return [];
      const outer = getWrapped(reference.identifier);
      const call = outer.parent;
      if (call?.type === 'CallExpression' && call.callee === outer) return [{ nodes: [call], isOpen: false }];
      return call?.type === 'TSTypeQuery' ? [] : [OPEN];
    }),
    isExported,
  );
}

function join(all: readonly Calls[], isOpen: boolean): Calls {
  return { nodes: all.flatMap(({ nodes }) => nodes), isOpen: isOpen || all.some((one) => one.isOpen) };
}
