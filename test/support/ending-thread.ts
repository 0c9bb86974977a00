import { parentPort } from 'node:worker_threads';
import { Line } from '../../src/path/line.ts';

/** A linker's thread that ends while the casebook waits for its rows. */
const line: Line = new Line(parentPort!, {
  link: async () => await line.ask('commit'),
  rows: () => process.exit(1),
});
