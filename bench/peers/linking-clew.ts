import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTable, link } from '../../src/link/index.ts';
import { readColumns } from './linking-data.ts';
import { peakMegabytes } from '../peak.ts';

// Clew's contestant, in a process of its own: node linking-clew.ts FOLDER
// Reads what `hand` wrote there, links, writes rings.csv, and prints seconds and its peak memory.

const folder = process.argv[2]!;
const batches = readColumns(join(folder, 'columns.bin'));
const began = performance.now();
const table = buildTable(batches);
const built = performance.now();
const { ringOf, rings } = link(table);
const seconds = (performance.now() - built) / 1000;
const peak = peakMegabytes();
const lines = Array.from(ringOf, (ring, r) => {
  const batch = batches[table.batch[r]!]!;
  const at = table.position[r]!;
  return `${batch.ref[at]! || batch.id[at]!},${ring === -1 ? '' : rings[ring]!.id}`;
});
writeFileSync(join(folder, 'rings.csv'), `report_id,ring_id\n${lines.join('\n')}\n`);
console.log(JSON.stringify({ seconds, prepare: (built - began) / 1000, megabytes: peak }));
