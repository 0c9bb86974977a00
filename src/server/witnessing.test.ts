import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SmallWitness } from '../../test/support/witness.ts';
import { createCasebook } from '../casebook/index.ts';
import { addWitness, formatVkey, witnessState } from '../custody/index.ts';
import { Witnessing } from './witnessing.ts';

it('has witnesses cosign what is recorded, many acts at once', async () => {
  const root = await mkdtemp(join(tmpdir(), 'clew-witnessing-'));
  const casebook = await createCasebook(join(root, 'book'), { region: 'CN', language: 'en' });
  const { log, ctx } = casebook;
  const witness = new SmallWitness('witness.example');
  witness.know(formatVkey(log.vkey));
  const served = await witness.serve();
  const witnessing = new Witnessing(log, 5);
  casebook.onApplied(() => witnessing.note());
  try {
    await addWitness(log, 'one', witness.vkey, served.url);
    const look = { kind: 'consult', body: { subject: 'report', ref: 'R1', records: 1 } } as const;
    await Promise.all(Array.from({ length: 50 }, () => ctx.commit([look])));
    while ((await witnessState(log)).witnessed < log.size) await later(5);
    expect(await witnessState(log)).toMatchObject({ quorum: true, size: 51, witnessed: 51 });
    expect(witness.asked).toBeLessThan(20);
  } finally {
    await witnessing.close();
    await served.close();
    await casebook.close();
    await rm(root, { recursive: true });
  }
});
