import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeCase, makeCase, owner } from '../../test/support/made-case.ts';
import { Dossier } from '../model/index.ts';

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

it('a dossier holds the reports of the case and nothing of the others', async () => {
  const dossier = await made.dossier();
  expect(() => Dossier.parse(dossier)).not.toThrow();
  expect(dossier.reports.map(({ ref }) => ref)).toEqual(['ZA-001', 'ZA-002', 'ZA-003', 'HB-11', 'HB-12', 'HB-13']);
  expect(JSON.stringify(dossier)).not.toContain('shop-nine');
  expect(dossier.exhibits.map(({ name, reports, others }) => [name, reports, others])).toEqual([
    ['zh.csv', 3, 1],
    ['en.csv', 3, 1],
  ]);
  expect(dossier.links.length).toBeGreaterThanOrEqual(5);
  expect(dossier.money.loss).toEqual({ CNY: 171_000_00, USD: 48_000_00 });
});

it('looking at it and handing it over change nothing of it', async () => {
  const before = JSON.stringify(await made.dossier());
  await made.workbench.ctx.commit([
    { kind: 'consult', body: { subject: 'case', ref: made.id, records: 1, purpose: 'to read it' } },
  ]);
  expect(JSON.stringify(await made.dossier())).toBe(before);
});

it('decisions that bear on the case are in it, whichever way they went, and two that disagree stand side by side', async () => {
  const { workbench } = made;
  const first = await workbench.as({ actor: 'wang' }).judge({ verdict: 'same', a: 'ZA-001', b: 'ZA-003', reason: 'one site' });
  const second = await workbench.as({ actor: 'li' }).judge({ verdict: 'different', a: 'ZA-003', b: 'ZA-001' });
  const other = await workbench.judge({ verdict: 'different', a: 'ZA-004', b: 'HB-14' });
  const dossier = await workbench.dossier(made.id, owner);
  const acts = dossier.judgements.map(({ act }) => act);
  expect(acts).toContain(first.act);
  expect(acts).toContain(second.act);
  expect(acts).not.toContain(other.act);
  expect(dossier.disagreements).toMatchObject([{ acts: [first.act, second.act] }]);
  const lines = await workbench.unlike(await workbench.ring(made.ring), 'en');
  expect(lines.join('\n')).toMatch(/ZA-001 – ZA-003|ZA-003 – ZA-001/u);
  expect(lines.join('\n')).toMatch(/wang \(.*\): one ring; one site\n {4}li \(.*\): not one ring/u);
});

it('a ring is what people last decided of it, before the next link run too', async () => {
  const { workbench, ring } = made;
  const statusNow = async (): Promise<string> => (await made.dossier()).rings[0]!.status;
  expect(await statusNow()).toBe('proposed');
  const { act } = await workbench.judge({ verdict: 'confirm', ring });
  expect(await statusNow()).toBe('confirmed');
  await workbench.link();
  await workbench.judge({ verdict: 'undo', act });
  expect(await statusNow()).toBe('proposed');
});
