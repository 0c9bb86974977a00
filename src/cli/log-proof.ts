import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCustodyLog } from '../casebook/index.ts';
import {
  type ActLine,
  type CustodyLog,
  entryOf,
  formatProof,
  inclusionProof,
  lineText,
  openCheckpoint,
  tileReader,
} from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Args, Console } from './args.ts';
import { shownOf } from './log-list.ts';

/** Bytes of details whose base64 still fits a line of 64 KiB. */
const longestDetails = 48_000;

/** Writes the files by which anybody can check that an act, or the sealing of an exhibit, stands in the log. */
export async function run(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [what, ...more] = rest;
  if (what === undefined || more.length > 0) throw new ClewError('input', 'cli.arguments', 'expected: clew log proof N|EXHIBIT');
  const log = await readCustodyLog(console.dir);
  const line = await find(log, what);
  const checkpoint = await log.published();
  const { size } = openCheckpoint(checkpoint, log.vkey);
  const index = line.seq - 1;
  const hashes = inclusionProof(index, size, tileReader(log.folders.log, size));
  const dir = args.text('out') ?? '.';
  await mkdir(dir, { recursive: true });
  const name = join(dir, `act-${line.seq}`);
  const files = [`${name}.tlog-proof`, `${name}.entry`];
  const entry = entryOf(line);
  // Who was called a suspect and may be a victim is shown to nobody as one: the entry proves the act all the same.
  const [shown] = await shownOf(console, [line]);
  const isBare = args.is('bare') || shown?.withheld !== undefined;
  const details = isBare ? entry : Buffer.from(lineText(line));
  // Programs in other languages read a proof line by line and give up at 64 KiB: then the details cannot come along.
  const extra = details.length > longestDetails ? entry : details;
  await writeFile(files[0]!, formatProof({ extra, index, hashes, checkpoint }));
  await writeFile(files[1]!, entry);
  if (console.json) return await console.printJson({ act: line.seq, index, size, files });
  console.say({
    en: `${files.join('\n')}\nact ${line.seq} (${line.act}) in the log of ${size}; to check: clew verify ${files[0]} --key keys/log.vkey`,
    zh: `${files.join('\n')}\n第 ${line.seq} 号操作（${line.act}），日志共 ${size} 条；核验：clew verify ${files[0]} --key keys/log.vkey`,
  });
}

async function find(log: CustodyLog, what: string): Promise<ActLine> {
  const isHash = /^[0-9a-f]{8,64}$/u.test(what) && !(Number(what) <= log.size);
  if (!isHash) {
    const seq = Number(what);
    if (Number.isSafeInteger(seq) && seq >= 1 && seq <= log.size) {
      for await (const line of log.acts(seq - 1, seq)) return line;
    }
    throw new ClewError('missing', 'cli.log', `there is no act ${what}`, { hint: '`clew log` lists them.' });
  }
  for await (const line of log.acts()) {
    const body = line.act === 'exhibit.seal' ? (line.details?.body as { sha256: string } | undefined) : undefined;
    if (body?.sha256.startsWith(what) === true) return line;
  }
  throw new ClewError('missing', 'cli.log', `no act seals an exhibit ${what}`, {
    hint: '`clew log --act exhibit.seal` lists them.',
  });
}
