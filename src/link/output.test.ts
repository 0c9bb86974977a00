import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { madeFindings } from '../../test/support/made-rings.ts';
import type { MadeReport } from '../../test/support/made-reports.ts';
import { writeOutputs } from './output.ts';

const account = { kind: 'account', value: '6299550000001' } as const;
const made: MadeReport[] = [
  { id: 'r3', ref: 'B,3', day: 3, mentions: [account] },
  { id: 'r1', ref: 'A"1', day: 1, mentions: [account] },
  { id: 'r2', day: 2, mentions: [account] },
  { id: 'r4', ref: '=1+1', day: 4, mentions: [] },
];
const findings = madeFindings(made, [['r1', 'r2', 'r3']], { [account.value]: 0.9 });
let dir = '';
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'clew-output-'))));
afterEach(() => rmSync(dir, { recursive: true }));
const read = (name: string): string => readFileSync(join(dir, 'out', name), 'utf8');

it('writes the four files in the folder it makes, reports in the order of the input', async () => {
  const summary = await writeOutputs(join(dir, 'out'), findings, { lang: 'zh', summary: { seconds: 1 } });
  expect(readdirSync(join(dir, 'out')).sort()).toEqual(['links.csv', 'rings.csv', 'services.csv', 'summary.json']);
  expect(read('rings.csv')).toBe(
    'report_id,ring_id,confidence\n"B,3",G000000000000,0.9700\n"A""1",G000000000000,0.9700\nr2,G000000000000,0.9700\n=1+1,,\n',
  );
  expect(read('services.csv')).toBe('kind,value,reports,rings,exclusivity,reason\n');
  expect(JSON.parse(read('summary.json'))).toEqual({ ...summary, links: 2, seconds: 1 });
});

it('names the earlier report first and gives the reason in the language asked for', async () => {
  await writeOutputs(join(dir, 'out'), findings, { lang: 'zh' });
  const [head, ...rows] = read('links.csv').trim().split('\n');
  expect(head).toBe('report_a,report_b,weight,reason');
  expect(rows.map((row) => row.split(',').slice(0, -2).join(',')).sort()).toEqual(['"A""1",r2', 'r2,"B,3"']);
  for (const row of rows)
    expect(row).toMatch(/,-?\d+\.\d\d,两份报案都指认对方使用的银行账户 6299…0001（共3份报案提及，均在本团伙）/u);
  await writeOutputs(join(dir, 'out'), findings, { lang: 'en' });
  for (const row of read('links.csv').trim().split('\n').slice(1))
    expect(row).toContain('Both reports name bank account 6299…0001');
});

it('gives the same bytes again', async () => {
  await writeOutputs(join(dir, 'out'), findings, { lang: 'en' });
  const first = ['rings.csv', 'links.csv', 'services.csv', 'summary.json'].map(read);
  await writeOutputs(join(dir, 'out'), findings, { lang: 'en' });
  expect(['rings.csv', 'links.csv', 'services.csv', 'summary.json'].map(read)).toEqual(first);
});
