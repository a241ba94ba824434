import type { Settings } from '../settings.js';
import type { Tracer, Variable } from '../trace/tracer.js';
import type { Client } from './client-type.js';

/** A method of a client's `images`, the AI SDK's generator, a function that may send requests, or none of them. */
export type Callee = 'ai-sdk' | 'http' | 'other' | 'sdk';

/** What every parser of a call surface needs. */
export interface ParseContext {
  readonly tracer: Tracer;
  readonly settings: Settings;
  /** Path of the linted file. */
  readonly filename: string;
  /** Clients found, by the constants that hold them: a file makes one and calls it often. */
  readonly clients: Map<Variable, Client>;
  /** Constants that are clients, for all that is seen: their `images` is not another client's. */
  readonly holdsOwn: Set<Variable>;
  /** What the functions that are called may be. */
  readonly callees: Map<Variable, Callee>;
}

/** A context for one run over a file. */
export function createParseContext(tracer: Tracer, settings: Settings, filename: string): ParseContext {
  return { tracer, settings, filename, clients: new Map(), holdsOwn: new Set(), callees: new Map() };
}
