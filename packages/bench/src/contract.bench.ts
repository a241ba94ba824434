import { checkSize } from 'gpt-image-contract';
import { microsecondsPerCall, type Bench } from './bench.js';

export default {
  title: 'Contract',
  run: () =>
    Promise.resolve([
      {
        what: '`checkSize`, valid size',
        value: `${microsecondsPerCall(() => checkSize('1536x1024', { model: 'gpt-image-2' })).toFixed(2)} µs`,
        aim: '< 10 µs',
      },
    ]),
} satisfies Bench;
