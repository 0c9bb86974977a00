import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeModel } from '../src/scam/type/shipped.ts';
import { readDialogues } from './scam-types/dialogues.ts';
import { learn } from './scam-types/learn.ts';

// Learns the model of scam types anew, to the same bytes: from the sentences in scripts/scam-texts and one published set.
//   node scripts/train-scam-types.ts --dialogues FILE [--out FILE]

const { values } = parseArgs({ options: { dialogues: { type: 'string' }, out: { type: 'string' } } });
if (values.dialogues === undefined) {
  console.error('node scripts/train-scam-types.ts --dialogues FILE [--out FILE]');
  process.exit(2);
}
const { dialogues, digest } = readDialogues(values.dialogues);
const { head, model, calibration } = learn(dialogues, digest);
const bytes = encodeModel(head, model);
writeFileSync(values.out ?? fileURLToPath(new URL('../src/scam/data/types.bin', import.meta.url)), bytes);
console.log(JSON.stringify({ bytes: bytes.length, rows: head.rows, ...calibration }));
