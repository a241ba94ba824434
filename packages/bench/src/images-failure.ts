/** What `execFile` rejects with. */
interface ChildError extends Error {
  readonly stderr?: string;
  readonly signal?: NodeJS.Signals | null;
  readonly killed?: boolean;
  readonly code?: number | string | null;
}

/** What Node and Python print of an error nobody caught: its class and its message. */
const THROWN = /^(?:Uncaught )?[\w.]*(?:Error|Exception)\b[^:\n]*: (.+)$/m;

/** Why a variant gave no picture, in words that stay true on another machine: no paths, no command lines. */
export function describeFailure(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  const { stderr = '', signal, killed, code } = error as ChildError;
  const thrown = THROWN.exec(stderr)?.[1];
  if (thrown !== undefined) return thrown;
  if (killed === true) return `not done within ${timeoutMs / 1000} s`;
  if (typeof signal === 'string') return `its process was ended by ${signal}`;
  if (typeof code === 'number') return `its process ended with code ${code}`;
  return error.message;
}
