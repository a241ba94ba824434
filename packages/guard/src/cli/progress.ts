import { formatBytes, formatDuration } from '../format.js';
import type { Terminal } from './terminal.js';

/** Shows how far a long run is. */
export interface Progress {
  /** One more file is done. */
  step(savedBytes: number): void;
  /** Takes the line away, so that other output starts on a clean one. */
  clear(): void;
}

const BAR_WIDTH = 20;
/** Redrawing more often than this, in ms, only costs time. */
const REDRAW_MS = 80;

const SILENT: Progress = { step: () => undefined, clear: () => undefined };

/** A bar on an interactive terminal, nothing elsewhere. */
export function createProgress(terminal: Terminal, total: number, isWanted: boolean): Progress {
  if (!terminal.isInteractive || !isWanted || total < 2) return SILENT;
  const start = performance.now();
  let done = 0;
  let saved = 0;
  let drawn = 0;
  return {
    step(savedBytes) {
      done++;
      saved += savedBytes;
      const now = performance.now();
      if (now - drawn < REDRAW_MS && done < total) return;
      drawn = now;
      const line = progressLine({ done, total, saved, elapsedMs: now - start });
      terminal.err(`\r\u001B[2K${line.slice(0, terminal.columns - 1)}`);
    },
    clear() {
      if (drawn > 0) terminal.err('\r\u001B[2K');
    },
  };
}

/** Counts, bytes saved and remaining time in one line. */
function progressLine(state: { done: number; total: number; saved: number; elapsedMs: number }): string {
  const { done, total, saved, elapsedMs } = state;
  const filled = Math.round((done / total) * BAR_WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  const remaining = (elapsedMs / done) * (total - done);
  const parts = [`${bar} ${done}/${total}`];
  if (saved > 0) parts.push(`${formatBytes(saved)} saved`);
  if (done < total) parts.push(`${formatDuration(remaining)} left`);
  return parts.join(' · ');
}
