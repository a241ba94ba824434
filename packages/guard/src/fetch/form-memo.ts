import type { GuardedBody } from './guarded-body.js';
import type { ResolvedOptions } from './guard-options.js';
import type { ReadBody } from './read-body.js';

interface Known {
  readonly entries: readonly (readonly [string, unknown])[];
  readonly optionsKey: string;
  readonly result: GuardedBody;
}

/**
 * Remembers what came of a form for as long as the form lives. An SDK that retries sends the very same form, and then
 * not even a file is read again.
 */
export class FormMemo {
  readonly #known = new WeakMap<FormData, Known>();

  async get(
    body: ReadBody,
    options: ResolvedOptions,
    url: string,
    work: () => Promise<GuardedBody>,
  ): Promise<{ readonly result: GuardedBody; readonly isKnown: boolean }> {
    if (body.kind !== 'form') return { result: await work(), isKnown: false };
    const { form } = body;
    const entries = [...form];
    const { mode, policy, snapSize, cleanPrompt, settings } = options;
    const optionsKey = JSON.stringify([url, mode, policy, snapSize, cleanPrompt, settings]);
    const known = this.#known.get(form);
    if (known?.optionsKey === optionsKey && hasSameEntries(known.entries, entries)) {
      return { result: known.result, isKnown: true };
    }
    const result = await work();
    this.#known.set(form, { entries, optionsKey, result });
    return { result, isKnown: false };
  }
}

/** A form can be changed and sent again; files cannot. */
function hasSameEntries(before: Known['entries'], now: Known['entries']): boolean {
  return (
    before.length === now.length &&
    before.every(([name, value], index) => name === now[index]?.[0] && value === now[index][1])
  );
}
