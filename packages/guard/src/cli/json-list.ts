import type { Terminal } from './terminal.js';

/** One JSON document with a long list in it, written as the entries come: `{"files":[…],"summary":…}`. */
export interface JsonList {
  add(entry: unknown): void;
  end(summary: unknown): void;
}

/** Starts the document on standard output. It is whole, and parses, once `end` was called. */
export function createJsonList(terminal: Terminal, name: string): JsonList {
  let isFirst = true;
  terminal.out(`{"${name}":[`);
  return {
    add(entry) {
      terminal.out(`${isFirst ? '' : ','}\n  ${JSON.stringify(entry)}`);
      isFirst = false;
    },
    end(summary) {
      terminal.out(`\n],"summary":${JSON.stringify(summary)}}\n`);
    },
  };
}
