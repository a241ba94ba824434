import type { Settings } from '../settings.js';
import type { Tracer, Variable } from '../trace/tracer.js';
import type { Client } from './client.js';

/** What every parser of a call surface needs. */
export interface ParseContext {
  readonly tracer: Tracer;
  readonly settings: Settings;
  /** Path of the linted file. */
  readonly filename: string;
  /** Clients found, by the constants that hold them: a file makes one and calls it often. */
  readonly clients: Map<Variable, Client>;
}
