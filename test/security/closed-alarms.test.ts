import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlarmView, ErrorView, RingRows } from '../../src/model/index.ts';
import type { Client } from '../support/server.ts';
import { openTeam, type Team } from '../support/team.ts';

/** Two families name one recruiter, which makes a ring; a third names nobody. */
const rows = [
  'K1,2026-03-01,other,"My son was kidnapped. Recruiter +8615912340001, wechat hr_gold88, https://job-mm.example/kefu88."',
  'K2,2026-03-02,other,"My brother is held in the compound. Recruiter +8615912340001, wechat hr_gold88, https://job-mm.example/kefu88."',
  'K3,2026-03-03,other,"My sister was kidnapped last week."',
];

interface AlarmRows {
  readonly rows: readonly AlarmView[];
  readonly count: number;
}

let team: Team;
/** On the case, and not. */
let sun: Client;
let ana: Client;
let ring = '';
let ids: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  team = await openTeam({ rows });
  [sun, ana] = [await team.signIn('sun'), await team.signIn('ana')];
  ring = (await sun.get<RingRows>('/rings')).body.rows[0]!.id;
  ids = Object.fromEntries((await alarmsOf(ana)).rows.map(({ ref, report }) => [ref, report]));
});
afterAll(async () => await team.close());

async function alarmsOf(client: Client, asked = ''): Promise<AlarmRows> {
  const { status, body } = await client.get<AlarmRows>(`/alarms?state=all${asked}`);
  expect(status).toBe(200);
  return body;
}

const refsOf = ({ rows: shown, count }: AlarmRows): unknown[] => [count, ...shown.map(({ ref }) => ref)];

it('hides alarms of a ring from who is not on its case, at once and until named', async () => {
  expect(refsOf(await alarmsOf(ana))).toEqual([3, 'K3', 'K2', 'K1']);
  const { status, body } = await sun.post<{ case: { id: string } }>('/cases', { title: 'Quiet water', rings: [ring] });
  expect(status).toBe(201);

  expect(refsOf(await alarmsOf(sun))).toEqual([3, 'K3', 'K2', 'K1']);
  expect(refsOf(await alarmsOf(ana))).toEqual([1, 'K3']);
  for (const asked of [`&ring=${ring}`, `&report=${ids['K1']}`]) {
    expect(refsOf(await alarmsOf(sun, asked)).length).toBeGreaterThan(1);
    expect(refsOf(await alarmsOf(ana, asked))).toEqual([0]);
  }
  expect(JSON.stringify(await alarmsOf(ana))).not.toContain(ring);

  // Neither can it be changed, nor told from a report that never was.
  const closed = await ana.post<ErrorView>(`/alarms/${ids['K1']}`, { state: 'seen' });
  const never = await ana.post<ErrorView>(`/alarms/${ids['K1']!.slice(0, -2)}zz`, { state: 'seen' });
  expect([closed.status, closed.body.error.code]).toEqual([never.status, never.body.error.code]);
  expect(closed.status).toBe(404);
  expect((await alarmsOf(sun, `&report=${ids['K1']}`)).rows[0]!.state).toBe('open');
  expect((await ana.post(`/alarms/${ids['K3']}`, { state: 'seen' })).status).toBe(200);

  const named = await sun.ask('PATCH', `/cases/${body.case.id}`, { body: { access: ['sun', 'ana'], reason: 'helps out' } });
  expect(named.status).toBe(200);
  expect(refsOf(await alarmsOf(ana))).toEqual([3, 'K3', 'K2', 'K1']);
});
