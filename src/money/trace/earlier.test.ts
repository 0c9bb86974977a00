import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeCase, makeCase } from '../../../test/support/made-case.ts';
import { addTransfers } from '../../../test/support/made-ledger.ts';
import { TraceParameters } from '../../model/index.ts';
import { trace } from './trace.ts';

const [before, now] = ['6299010000000000117', '6299010000000000225'];
let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
  const file = join(made.home, 'more.csv');
  await writeFile(
    file,
    'report_id,reported_at,incident_date,amount,currency,text\n' +
      `EA-1,2026-02-03,2026-02-01,5528,CNY,"冒充律师称可追回损失，要先交手续费。上次转到${before}。"\n` +
      `EA-2,2026-02-03,2026-02-01,7311,CNY,"冒充律师称可追回损失，上次转到${before}。这次对方让我向账户${now}转账。"\n`,
  );
  await made.workbench.importFile(file);
  const at = Date.UTC(2026, 0, 1);
  await addTransfers(made.workbench, [
    { at, from: 'bank:A', to: before, minor: 100 },
    { at, from: 'bank:A', to: now, minor: 100 },
  ]);
});
afterAll(async () => await made.close());

async function startsOf(ref: string): Promise<string[]> {
  const { read } = made.workbench.ctx;
  const { id } = (await read.report(ref))!;
  return (await trace(read, TraceParameters.parse({ from: [id] }))).starts.map(({ account, how }) => `${how} ${account}`);
}

test('an account of an earlier fraud is not said to have got the money of this one', async () => {
  expect(await startsOf('EA-1')).toEqual([]);
  expect(await startsOf('EA-2')).toEqual([`stated bank:${now}`]);
});
