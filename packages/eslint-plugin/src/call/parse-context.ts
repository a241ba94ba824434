import type { Settings } from '../settings.js';
import type { Tracer } from '../trace/tracer.js';

/** What every parser of a call surface needs. */
export interface ParseContext {
  readonly tracer: Tracer;
  readonly settings: Settings;
  /** Path of the linted file. */
  readonly filename: string;
}
