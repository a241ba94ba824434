#!/usr/bin/env node
import { run } from './run.js';
import { createProcessTerminal, OutputLostError } from './terminal.js';

/** What shells expect of a program ended by Ctrl-C: 128 and the signal's number. */
const INTERRUPTED = 130;

const controller = new AbortController();
process.once('SIGINT', () => {
  // A second Ctrl-C finds no handler and ends the process at once.
  controller.abort(new Error('Interrupted.'));
});
process.once('SIGTERM', () => {
  controller.abort(new Error('Interrupted.'));
});

const { signal } = controller;
const exitCode = await run(process.argv.slice(2), createProcessTerminal(controller));
if (signal.reason instanceof OutputLostError) process.exitCode = 2;
else process.exitCode = signal.aborted ? INTERRUPTED : exitCode;
