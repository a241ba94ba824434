import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DOCS = join(import.meta.dirname, '../../../docs');

/** What a machine of ours, or a tool that failed there, would leave behind. */
const OURS = /Command failed|(?:^|[\s"'`(])\/(?:work|tmp|home|root|Users)\/\S+/;

it.each(readdirSync(DOCS).filter((name) => /\.(?:md|json|svg)$/.test(name)))(
  '%s tells nothing of the machine it was written on',
  (name) => {
    const lines = readFileSync(join(DOCS, name), 'utf8').split('\n');
    expect(lines.filter((line) => OURS.test(line))).toEqual([]);
  },
);
