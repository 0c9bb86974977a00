import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench, rebuildWorkbench, type Workbench } from '../src/workbench.ts';

// What people decided outlives whatever comes later: new reports that speak for the opposite, runs that weigh all anew, rebuilds.

let home = '';
let workbench: Workbench;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-again-'));
  await (await createCasebook(join(home, 'book'), { region: 'CN', language: 'en' })).close();
  workbench = await openWorkbench(join(home, 'book'));
});
afterEach(async () => {
  await workbench.close();
  await rm(home, { recursive: true });
});

const header = 'report_no,reported_at,category,narrative\n';
/** A report that names the suspect's site, phone and card. */
const told = (ref: string, day: number, gang: 'a' | 'b' | 'both'): string => {
  const one = '对方电话15487720001，网址goldenfx-vip.example，转入6228480402564890018';
  const two = '对方电话15487730002，网址silver-trade.example，转入6217000010001234567';
  const text = gang === 'both' ? `${one}；后又称${two}` : gang === 'a' ? one : two;
  return `${ref},2026-03-${String(day).padStart(2, '0')},虚假投资理财,${text}\n`;
};
async function add(name: string, rows: readonly string[]): Promise<void> {
  await writeFile(join(home, name), header + rows.join(''));
  await workbench.importFile(join(home, name));
}
const ringOf = async (ref: string): Promise<string | undefined> => (await workbench.report(ref)).ring?.id;
const together = async (a: string, b: string): Promise<boolean> => {
  const ring = await ringOf(a);
  return ring !== undefined && ring === (await ringOf(b));
};
/** As it stands after a quick run, after one that weighs all anew, and after a rebuild. */
async function always(check: () => Promise<void>): Promise<void> {
  for (const full of [false, true]) {
    await workbench.link({ full });
    await check();
  }
  await workbench.close();
  await rebuildWorkbench(join(home, 'book'));
  workbench = await openWorkbench(join(home, 'book'));
  await check();
}

it('a rejected link never comes back by itself, however much comes later that speaks for it', { timeout: 120_000 }, async () => {
  await add(
    'first.csv',
    [1, 2, 3].flatMap((day) => [told(`A${day}`, day, 'a'), told(`B${day}`, day, 'b')]),
  );
  await add('bridge.csv', [told('X1', 4, 'both'), told('X2', 5, 'both')]);
  await workbench.link();
  expect(await together('A1', 'B1')).toBe(true);
  await workbench.judge({ verdict: 'different', a: 'A1', b: 'B1', reason: 'two gangs that used one teller' });
  await always(async () => expect(await together('A1', 'B1')).toBe(false));
  await add(
    'more.csv',
    [6, 7, 8, 9].map((day) => told(`Y${day}`, day, 'both')),
  );
  await always(async () => expect(await together('A1', 'B1')).toBe(false));
});

it('a confirmed link never vanishes, also when nothing that ties the two is left', { timeout: 120_000 }, async () => {
  await add('first.csv', [told('A1', 1, 'a'), told('A2', 2, 'a'), told('A3', 3, 'a'), told('B1', 1, 'b'), told('B2', 2, 'b')]);
  await workbench.link();
  expect(await together('A1', 'B1')).toBe(false);
  await workbench.judge({ verdict: 'same', a: 'A1', b: 'B1', reason: 'one boss, as he told us' });
  const ring = (await ringOf('A2'))!;
  await workbench.judge({ verdict: 'confirm', ring, reason: 'seen by two of us' });
  await always(async () => expect(await together('A1', 'B1')).toBe(true));
  // What held them together turns out to be everybody's.
  const values = [
    ['phone', '+8615487720001'],
    ['domain', 'goldenfx-vip.example'],
    ['card', '6228480402564890018'],
  ] as const;
  for (const [kind, value] of values) await workbench.judge({ verdict: 'service', kind, value, reason: 'a mule desk' });
  await add(
    'more.csv',
    [4, 5].map((day) => told(`B${day}`, day, 'b')),
  );
  await always(async () => {
    expect(await together('A1', 'B1')).toBe(true);
    expect(await together('A1', 'A2')).toBe(true);
    expect(await together('A1', 'A3')).toBe(true);
  });
});

it('a report taken out of a confirmed ring leaves the others together', { timeout: 120_000 }, async () => {
  await add(
    'first.csv',
    [1, 2, 3, 4].map((day) => told(`A${day}`, day, 'a')),
  );
  await workbench.link();
  const ring = (await ringOf('A1'))!;
  await workbench.judge({ verdict: 'confirm', ring, reason: 'seen' });
  await workbench.judge({ verdict: 'out', report: 'A1', ring, reason: 'a lie' });
  await workbench.judge({ verdict: 'service', kind: 'phone', value: '+8615487720001', reason: 'a call shop' });
  await workbench.judge({ verdict: 'service', kind: 'domain', value: 'goldenfx-vip.example', reason: 'a builder' });
  await workbench.judge({ verdict: 'service', kind: 'card', value: '6228480402564890018', reason: 'a mule desk' });
  await always(async () => {
    expect(await ringOf('A1')).toBeUndefined();
    expect(await together('A2', 'A3')).toBe(true);
    expect(await together('A2', 'A4')).toBe(true);
  });
});
