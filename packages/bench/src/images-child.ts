import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { NODE_VARIANTS } from './images-variants.js';

/** What a child process reports of itself; memory is the peak of the whole process. */
export interface ChildReport {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakRssMiB: number;
  readonly quality?: number | undefined;
}

const [, , name = '', input = '', output = ''] = process.argv;
const variant = NODE_VARIANTS[name];
if (variant === undefined) throw new Error(`\`${name}\` is not a variant.`);

const cpu = process.cpuUsage();
const start = performance.now();
const { bytes, quality } = await variant(input);
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const peakRssMiB = peakRss() / 1024;
if (bytes.length > 0) await writeFile(output, bytes);
const report: ChildReport = { ms, cpuMs: (user + system) / 1000, peakRssMiB, quality };
console.log(JSON.stringify(report));

/** Peak in KiB. Linux counts what the parent had when it forked into `maxRSS`; the high-water mark starts at `exec`. */
function peakRss(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  const mark = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return mark === undefined ? process.resourceUsage().maxRSS : Number(mark);
}
