import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  type ActLine,
  type CustodyLog,
  diskError,
  formatVkey,
  inclusionProof,
  openCheckpoint,
  tileReader,
} from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { ActKind, OverlapVariant } from '../../model/index.ts';
import { encrypterTo } from '../age.ts';
import { record } from './exchange.ts';
import type { OverlapHouse } from './house.ts';
import { withOwn } from './make.ts';
import { runNamed, toldOf } from './runs.ts';

const Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** One act with what proves that it stands in the log: its entry, or entry and details for the acts of the run itself. */
const ProvenAct = z.strictObject({
  seq: z.int().positive(),
  act: ActKind,
  at: z.int(),
  by: z.string(),
  detail: z.string(),
  /** Of the run's own acts. */
  details: z.strictObject({ salt: z.string(), body: z.record(z.string(), z.unknown()) }).optional(),
  /** Base64, from the leaf's sibling up to the root's child. */
  hashes: z.array(z.string()),
});
export type ProvenAct = z.infer<typeof ProvenAct>;

/**
 * What one side opens to a judge of one run: all of its set, the secrets by which its files were made, and the acts. Whoever has it can
 * tell of every item whether it was in the set, and of the other side's what is common: it goes to the judge alone.
 */
export const Audit = z.strictObject({
  form: z.literal('clew/overlap-audit/v1'),
  run: z.string().regex(/^[0-9a-f]{32}$/),
  side: z.enum(['offers', 'answers']),
  /** Origin of the own log and of the partner's. */
  origin: z.string(),
  partner: z.string(),
  variant: OverlapVariant,
  normaliser: z.string(),
  /** Key of the own log. */
  key: z.string(),
  /** 64 hex digits each. */
  secrets: z.strictObject({ exponent: Hex, labels: Hex, order: Hex, others: Hex, salts: Hex }),
  /** Items in the order of the set, each with the number of the act that it stands by, or `asked` for a place that was named. */
  items: z.array(z.tuple([z.string(), z.string()])),
  acts: z.array(ProvenAct),
  /** The signed checkpoint under which all acts are proven. */
  checkpoint: z.string(),
});
export type Audit = z.infer<typeof Audit>;

/**
 * What a judge gets of a run, as JSON, encrypted with age when there is a recipient. It is recorded that it was made. Throws `missing`
 * `overlap.none`, `overlap.lost`, `overlap.secrets`; `input` `share.age`; `conflict` `share.exists`.
 */
export async function audit(
  house: OverlapHouse,
  name: string,
  out: string,
  recipients: readonly string[],
): Promise<{ readonly id: string; readonly act: number; readonly items: number; readonly acts: number }> {
  const run = await runNamed(house, name);
  const { log } = house;
  const encrypter = await encrypterTo(recipients);
  return await withOwn(house, run, async ({ plan, set, secrets }) => {
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    const own = new Set(run.acts.map(({ seq }) => seq));
    const cited = new Set(set.acts.flatMap((act) => (/^[1-9]\d*$/u.test(act) ? [Number(act)] : [])));
    const { acts, checkpoint } = await proven(log, new Set([...own, ...cited]), own);
    const told: Audit = {
      form: 'clew/overlap-audit/v1',
      run: plan.run,
      side: run.side,
      origin: log.origin,
      partner: run.partner,
      variant: run.variant,
      normaliser: toldOf(run, 'set')!.normaliser,
      key: formatVkey(log.vkey),
      secrets: {
        exponent: hex(secrets.exponent),
        labels: hex(secrets.labels),
        order: hex(secrets.order),
        others: hex(secrets.others),
        salts: hex(secrets.salts),
      },
      items: set.items.map((item, i) => [item, set.acts[i]!]),
      acts,
      checkpoint,
    };
    const plain = Buffer.from(`${JSON.stringify(told)}\n`);
    const bytes = encrypter === undefined ? plain : await encrypter.encrypt(plain);
    await writeFile(out, bytes, { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw diskError(cause, 'The file for the judge could not be written.');
      throw new ClewError('conflict', 'share.exists', 'There is something under that name already.', {
        hint: 'Name a file that does not exist yet.',
        cause,
      });
    });
    const { partner, side, variant } = run;
    const act = await record(house, { run: run.id, partner, side, step: 'audit', variant });
    return { id: run.id, act, items: set.items.length, acts: acts.length };
  });
}

/** These acts with proofs under the published checkpoint; with details those of `shown`. */
async function proven(
  log: CustodyLog,
  wanted: ReadonlySet<number>,
  shown: ReadonlySet<number>,
): Promise<{ readonly acts: ProvenAct[]; readonly checkpoint: string }> {
  const checkpoint = await log.published();
  const { size } = openCheckpoint(checkpoint, log.vkey);
  const read = tileReader(log.folders.log, size);
  const acts: ProvenAct[] = [];
  for await (const line of log.acts()) {
    if (!wanted.has(line.seq) || line.seq > size) continue;
    acts.push(provenOf(line, shown.has(line.seq), inclusionProof(line.seq - 1, size, read)));
  }
  return { acts, checkpoint };
}

function provenOf({ seq, act, at, by, detail, details }: ActLine, isShown: boolean, hashes: readonly Buffer[]): ProvenAct {
  return {
    seq,
    act,
    at,
    by,
    detail,
    ...(isShown && details !== undefined ? { details: { salt: details.salt.toString('base64'), body: details.body } } : {}),
    hashes: hashes.map((each) => each.toString('base64')),
  };
}
