import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../test/support/server.ts';
import { openTeam, type Team } from '../../test/support/team.ts';
import { CaseDetail, DossierExhibit, type ErrorView, Sample, type UploadView } from '../model/index.ts';

let team: Team;
let sun: Client;
let ana: Client;
let id = '';
let ring = '';

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  sun = await team.signIn('sun');
  ana = await team.signIn('ana');
  const { body: rings } = await sun.get<{ rows: { id: string }[] }>('/rings?sort=size&limit=1');
  ring = rings.rows[0]!.id;
  const { body } = await sun.post<{ case: { id: string } }>('/cases', { title: 'One', rings: [ring] });
  ({ id } = body.case);
}, 120_000);
afterAll(async () => await team.close());

const code = (body: unknown): string => (body as ErrorView).error.code;
const detail = async (client = sun): Promise<CaseDetail> => CaseDetail.parse((await client.get(`/cases/${id}`)).body);

it('shows a case to who is on its list alone, after the reason was given', async () => {
  expect((await sun.ask('GET', `/cases/${id}`, { silent: true })).status).toBe(428);
  expect(await detail()).toMatchObject({ case: { id, rings: [ring] }, facts: { title: 'One', label: 'AMBER' }, suspects: [] });
  expect((await detail()).exhibits).toBe(1);
  for (const [method, path, body] of [
    ['GET', `/cases/${id}`, undefined],
    ['GET', `/cases/${id}/exhibits`, undefined],
    ['PATCH', `/cases/${id}/facts`, { court: 'x' }],
    ['POST', `/cases/${id}/suspects`, { suspect: { name: 'x' } }],
    ['POST', `/cases/${id}/samples`, { sampling: { population: 'reports', method: 'random', seed: 's', share: 1 }, keep: false }],
    ['POST', `/cases/${id}/exhibits/recheck`, {}],
  ] as const) {
    const answer = await ana.ask(method, path, body === undefined ? {} : { body });
    expect([path, answer.status, code(answer.body)]).toEqual([path, 404, 'review.case']);
    const song = await (await team.signIn('song')).ask(method, path, body === undefined ? {} : { body });
    expect([path, song.status, code(song.body)]).toEqual([path, 409, 'review.outside']);
  }
  expect((await sun.ask('PATCH', `/cases/${id}`, { body: { access: ['sun', 'ana'], reason: 'works on it' } })).status).toBe(200);
  expect((await detail(ana)).case.access).toEqual(['sun', 'ana']);
});

it('takes what an analyst on the list writes down; the legal hold is the supervisor’s', async () => {
  const facts = { court: '临澜市人民法院', label: 'AMBER+STRICT', officers: [{ name: '王警官', role: '主办' }] };
  expect((await ana.ask('PATCH', `/cases/${id}/facts`, { body: facts })).status).toBe(200);
  const refused = await ana.ask('PATCH', `/cases/${id}/facts`, { body: { hold: { reason: 'trial' } } });
  expect([refused.status, code(refused.body)]).toEqual([409, 'review.hold']);
  expect((await sun.ask('PATCH', `/cases/${id}/facts`, { body: { hold: { reason: 'trial' } } })).status).toBe(200);
  expect((await detail()).facts).toMatchObject({ ...facts, hold: { reason: 'trial', by: 'sun' } });
  const unsaid = await sun.ask('PATCH', `/cases/${id}/facts`, { body: { hold: null } });
  expect([unsaid.status, code(unsaid.body)]).toEqual([400, 'review.reason']);
  const rate = { from: 'USD', to: 'CNY', rate: 7.1, day: '2026-02-02', source: 'PBOC' };
  expect((await ana.ask('PUT', `/cases/${id}/rates`, { body: rate })).status).toBe(200);
  expect((await detail()).facts.rates).toEqual([rate]);
  expect((await ana.ask('PUT', `/cases/${id}/rates`, { body: { from: 'USD', to: 'CNY', rate: 7 } })).status).toBe(400);
  expect((await ana.ask('PUT', `/cases/${id}/rates`, { body: { ...rate, day: '2026-02-30' } })).status).toBe(400);
  expect((await ana.ask('PUT', `/cases/${id}/rates`, { body: { from: 'USD', to: 'CNY' } })).status).toBe(200);
  expect((await detail()).facts.rates).toEqual([]);
});

it('numbers suspects for good', async () => {
  const add = async (suspect: object): Promise<{ id: string }> =>
    (await ana.post<{ id: string }>(`/cases/${id}/suspects`, { suspect })).body;
  expect(await add({ name: '王某' })).toMatchObject({ id: 'S1' });
  expect(await add({ indicators: [{ kind: 'phone', value: '+8615487720001' }] })).toMatchObject({ id: 'S2' });
  const nobody = await ana.ask('POST', `/cases/${id}/suspects`, { body: { suspect: {} } });
  expect([nobody.status, code(nobody.body)]).toEqual([400, 'review.nobody']);
  expect((await ana.ask('DELETE', `/cases/${id}/suspects/S2`)).status).toBe(400);
  expect((await ana.ask('DELETE', `/cases/${id}/suspects/S2?reason=a%20namesake`)).status).toBe(200);
  const both = await Promise.all([add({ name: 'A' }), add({ name: 'B' })]);
  expect(both.map((each) => each.id).sort()).toEqual(['S3', 'S4']);
  const known = { name: '王某', aliases: ['老王'], basis: 'fact' };
  expect((await ana.ask('PUT', `/cases/${id}/suspects/S1`, { body: { suspect: known } })).status).toBe(200);
  expect((await ana.ask('PUT', `/cases/${id}/suspects/S2`, { body: { suspect: known } })).status).toBe(404);
  expect((await detail()).suspects).toMatchObject([{ id: 'S1', ...known }, { id: 'S3' }, { id: 'S4' }]);
});

it('seals what is handed in, writes down what is known of it, and reads it again when asked', async () => {
  const { body: upload } = await ana.upload<UploadView>('photo.jpg', new Uint8Array([255, 216, 0, 7]), 'file');
  const facts = { category: '照片', originalMedium: true };
  const { status, body } = await ana.post<{ sha256: string }>(`/cases/${id}/exhibits`, { upload: upload.upload, facts });
  expect(status).toBe(201);
  const { sha256 } = body;
  const rows = async (): Promise<DossierExhibit[]> =>
    (await ana.get<{ rows: unknown[] }>(`/cases/${id}/exhibits`)).body.rows.map((row) => DossierExhibit.parse(row));
  expect((await rows()).map(({ number, name }) => [number, name])).toEqual([
    ['E1', 'all.csv'],
    ['E2', 'photo.jpg'],
  ]);
  const put = { facts: { ...facts, signatures: ['甲', '乙', '丙'] } };
  expect((await ana.ask('PUT', `/cases/${id}/exhibits/${sha256}`, { body: put })).status).toBe(200);
  const states = Object.fromEntries((await rows())[1]!.checks.map(({ point, state }) => [point, state]));
  expect(states).toMatchObject({ original_medium: 'yes', signature_or_certificate: 'yes', hash_recheck: 'yes' });
  expect((await ana.ask('PUT', `/cases/${id}/exhibits/${'0'.repeat(64)}`, { body: put })).status).toBe(404);
  const never = { facts: { ...facts, collectedAt: 1e300 } };
  expect((await ana.ask('PUT', `/cases/${id}/exhibits/${sha256}`, { body: never })).status).toBe(400);
  const { body: job } = await ana.post<{ id: string }>(`/cases/${id}/exhibits/recheck`);
  expect((await ana.done(job)).result).toMatchObject({ exhibits: 2, changed: [] });
});

it('draws a sample that is the same again, and keeps it once', async () => {
  const sampling = { population: 'reports', method: 'random', seed: '2026-05-01', share: 0.2 };
  const take = async (keep: boolean): Promise<Sample> =>
    Sample.parse((await ana.post(`/cases/${id}/samples`, { sampling, keep })).body);
  const first = await take(false);
  expect(await take(true)).toMatchObject({ ...first, takenBy: 'ana' });
  const acts = team.workbench.casebook.log.size;
  expect(await take(true)).toMatchObject(first);
  expect(team.workbench.casebook.log.size).toBe(acts);
  expect((await detail()).samples).toMatchObject([first]);
});

it('takes grounds that are there, and none of what is not the case’s', async () => {
  const { body } = await ana.get<{ reports: { id: string[] } }>(`/rings/${ring}/graph`);
  const report = body.reports.id[0]!;
  const support = { template: 'generic-fraud', element: 'deception', stance: 'for' };
  const post = async (more: object): Promise<[number, unknown]> => {
    const answer = await ana.ask('POST', `/cases/${id}/supports`, { body: { ...support, ...more } });
    return [answer.status, answer.status < 300 ? answer.body : code(answer.body)];
  };
  const [status, done] = await post({ ground: { kind: 'report', ref: report, start: 0, end: 5 } });
  expect(status).toBe(201);
  const { act } = done as { act: number };
  expect(await post({ ground: { kind: 'report', ref: report, start: 0, end: 100_000 } })).toEqual([400, 'review.place']);
  expect(await post({ ground: { kind: 'exhibit', ref: '0'.repeat(64) } })).toEqual([404, 'review.ground']);
  expect(await post({ element: 'none', ground: { kind: 'note', ref: 'x' } })).toEqual([404, 'review.element']);
  expect(await post({ ground: { kind: 'report', ref: 'none' } })).toEqual([404, 'review.ground']);
  expect(await post({ ground: { kind: 'act', ref: '9999' } })).toEqual([404, 'review.ground']);
  expect(await post({ suspect: 'S9', ground: { kind: 'note', ref: 'x' } })).toEqual([404, 'review.suspect']);
  expect(await post({ stance: 'none', ground: { kind: 'note', ref: 'x' } })).toEqual([400, 'review.reason']);
  expect(await post({ ground: { kind: 'note', ref: 'x', figure: { name: 'amount', value: 1 } } })).toEqual([
    400,
    'review.figure',
  ]);
  const gone = { stance: 'withdraws', ground: { kind: 'act', ref: String(act) }, reason: 'another report' };
  expect((await post(gone))[0]).toBe(201);
  expect(await post(gone)).toEqual([409, 'review.withdrawn']);
});
