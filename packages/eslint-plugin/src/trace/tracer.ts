import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type { FunctionNode, Node } from '../ast/nodes.js';
import type { Callers } from './callers.js';
import type { ElementCount } from './count-elements.js';
import type { ImportPath } from './imports.js';
import type { Members } from './known-members.js';
import type { MemberEvent } from './member-events.js';
import type { ObjectShape } from './object-shape.js';
import { createQuestions, type Questions } from './questions.js';
import type { Step } from './resolve.js';
import type { Run } from './runs.js';
import type { Possible, Tests } from './tests.js';
import type { Value } from './texts.js';
import type { Write } from './variables.js';
import type { WrittenMembers } from './written-members.js';

export type Variable = Scope.Variable;

/** A type as it is written; for a function that is only declared, its declaration. */
export type DeclaredType = TSESTree.TypeNode | TSESTree.TSDeclareFunction | TSESTree.TSMethodSignature;

/** A function entered through one particular call, so that its parameters mean that call's arguments. */
export interface Frame {
  readonly fn: FunctionNode;
  /** The call, where it names the function: not for callbacks of `map` and the like. */
  readonly call?: Node | undefined;
  readonly args: readonly (Argument | undefined)[];
  readonly outer: Env;
  readonly depth: number;
}

/** The calls on the way to a node; `null` where no call was entered. */
export type Env = Frame | null;

/** What a parameter stands for: an expression, or any element of an array expression. */
export interface Argument {
  readonly node: Node;
  readonly env: Env;
  readonly isElement?: boolean;
}

/** A variable on the way to a value, and the place where it was read: later writes to its members count as well. */
export interface Via {
  readonly variable: Variable;
  readonly use: Node;
  readonly next: Via | null;
}

/**
 * One possible outcome of an expression: an expression that says what the value is (a literal, an object, a call into
 * the unknown, …), `undefined`, or nothing known.
 */
export interface Leaf {
  readonly kind: 'value' | 'undefined' | 'unknown';
  /** The expression; for `unknown` the place where the trace was lost. */
  readonly node: Node;
  readonly env: Env;
  readonly via: Via | null;
  /** Declared type of an unknown value, where the file tells. */
  readonly annotation?: DeclaredType | undefined;
  /** What an unknown value is a part of: `list` for `list[0]`, the call for `const { file } = load()`. */
  readonly origin?: Origin | undefined;
  /** Whether the value is an element of the list that `node` stands for, and the element has no place of its own. */
  readonly isInList?: boolean | undefined;
  /** Key and value of a pair that is written nowhere as a list: an entry of an object or a map. */
  readonly pair?: readonly [Step, Step] | undefined;
  /** What a text began as, and what `+=` always added to it. */
  readonly sum?: { readonly starts: readonly Step[]; readonly added: readonly Node[] } | undefined;
  /** Keys an object no longer has: `{ size, ...rest }` leaves `rest` without `size`. */
  readonly without?: ReadonlySet<string> | undefined;
  /** What conditions on the way leave of the values that the expression or its type may have. */
  readonly isPossible?: Possible | undefined;
  /** The list in which a condition on the way found the value: all that it may be, where nothing else is known. */
  readonly members?: readonly Node[] | undefined;
}

/** The whole that an unknown value was taken from. */
export interface Origin {
  readonly leaf: Leaf;
  /** Name of the property; absent for an element of a list. */
  readonly name?: string;
  /** The value is the rest of a list, from this index on. */
  readonly from?: number;
}

/** What tracing needs to know about one file. Holds the budget that keeps its cost in proportion to the file's size. */
export interface Tracer {
  readonly sourceCode: Readonly<SourceCode>;
  /** Steps left for the file. */
  budget: number;
  /** Nested questions now under way. */
  depth: number;
  readonly questions: Questions;
  /** Whether a call or a cast says itself what it is, whatever stands behind it: a helper's call, a brand's cast. */
  readonly isEnd: (tracer: Tracer, node: Node) => boolean;
  readonly memory: Memory;
}

/** Answers that are asked for again and again; they hold for the whole file. */
interface Memory {
  /** What expressions outside of any entered call may be: several rules ask the same. */
  readonly resolved: Map<Node, readonly Leaf[]>;
  /** What the literals of objects that were spread build; `null` for those that do not say all. */
  readonly shapes: Map<Node, ObjectShape | null>;
  readonly texts: Map<Node, readonly Value[]>;
  readonly counts: Map<Node, ElementCount>;
  /** Imports that variables are; `null` for variables that are none. */
  readonly imports: Map<Variable, ImportPath | null>;
  readonly writes: Map<Variable, readonly Write[]>;
  /** What conditions ask about variables. */
  readonly tests: Map<Variable, Tests>;
  readonly events: Map<Variable, readonly MemberEvent[]>;
  /** What lists and sets have in them; `null` for those that may have more. */
  readonly members: Map<Node, Members | null>;
  /** Members that are written to any object; collected when the first one is asked for. */
  written: WrittenMembers | undefined;
  readonly callers: Map<FunctionNode, Callers>;
  readonly returns: Map<FunctionNode, readonly Node[]>;
  /** What functions that ask about a value say of it, and those that are being asked. */
  readonly runs: { readonly done: Map<FunctionNode, Map<string, Run>>; readonly open: Set<FunctionNode> };
  /** What model ids begin with; read from the text when the first one is asked for. */
  prefixes: readonly string[] | undefined;
  /** Identifiers' references, for scopes with many. */
  readonly references: Map<Scope.Scope, ReadonlyMap<Node, Scope.Reference>>;
  /** Scopes by the nodes that make them; collected when the first one is asked for. */
  scopes: ReadonlyMap<Node, Scope.Scope> | undefined;
  /** The scope in which the last name was looked up. */
  scope: Scope.Scope | undefined;
}

const STEPS_AT_LEAST = 50_000;
const STEPS_PER_CHARACTER = 4;

/** A tracer for one run over a file, shared by all rules. */
export function createTracer(sourceCode: Readonly<SourceCode>, isEnd: Tracer['isEnd'] = () => false): Tracer {
  return {
    sourceCode,
    isEnd,
    budget: STEPS_AT_LEAST + STEPS_PER_CHARACTER * sourceCode.text.length,
    depth: 0,
    questions: createQuestions(),
    memory: {
      resolved: new Map(),
      shapes: new Map(),
      texts: new Map(),
      counts: new Map(),
      imports: new Map(),
      writes: new Map(),
      tests: new Map(),
      events: new Map(),
      members: new Map(),
      written: undefined,
      callers: new Map(),
      returns: new Map(),
      runs: { done: new Map(), open: new Set() },
      prefixes: undefined,
      references: new Map(),
      scopes: undefined,
      scope: undefined,
    },
  };
}

/** Nesting this deep comes from code that refers to itself. */
export const MAX_DEPTH = 60;

/** Does one nested piece of work, or gives up with the fallback where they nest too deep. */
export function nest<T>(tracer: Tracer, fallback: T, work: () => T): T {
  if (tracer.depth >= MAX_DEPTH) return fallback;
  tracer.depth++;
  const result = work();
  tracer.depth--;
  return result;
}

/** Variables a declaration or a function brings into being. */
export function getDeclaredVariables({ sourceCode }: Tracer, node: Node): readonly Variable[] {
  return sourceCode.getDeclaredVariables(node);
}

/** Whether a name stands for the same value wherever it is used: one `const`, and not a part of a pattern. */
export function isConstant({ defs }: Variable): boolean {
  const [definition] = defs;
  return (
    definition?.node.type === 'VariableDeclarator' &&
    defs.length === 1 &&
    definition.node.id.type === 'Identifier' &&
    definition.node.parent.kind === 'const'
  );
}

// Leaves are written with the same keys in the same order: what reads them is several times as fast for it.
export function unknown(node: Node, env: Env = null, annotation?: DeclaredType): Leaf {
  return annotation === undefined
    ? { kind: 'unknown', node, env, via: null }
    : { kind: 'unknown', node, env, via: null, annotation };
}

/** Nothing, for sure: a property that is left out, an argument that is not given. */
export function absent(node: Node, env: Env = null): Leaf {
  return { kind: 'undefined', node, env, via: null };
}

/** A part of a value that the value does not show. */
export function unknownPart(
  node: Node,
  leaf: Leaf,
  part: Omit<Origin, 'leaf'> = {},
  annotation?: DeclaredType,
): Leaf {
  return { kind: 'unknown', node, env: leaf.env, via: null, annotation, origin: { leaf, ...part } };
}
