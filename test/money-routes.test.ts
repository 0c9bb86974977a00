import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type {
  AccountPage,
  ErrorView,
  FreezeCandidate,
  FreezeDone,
  FreezeLetter,
  FreezeProposal,
  JobView,
  LossLine,
  Refund,
  TraceRows,
  TraceView,
  TransferView,
} from '../src/model/index.ts';
import { addTransfers } from './support/made-ledger.ts';
import type { Client } from './support/server.ts';
import { openTeam, type Team } from './support/team.ts';

let team: Team;
/** Supervises, analyses, reads. */
let sun: Client;
let ana: Client;
let vera: Client;
let ring = '';
let reports: readonly { readonly id: string; readonly ref: string }[] = [];
let act = 0;
let freeze: FreezeDone;
const day = 86_400_000;
/** Milliseconds: so long ago that the first payments are, an hour apart. */
const first = Date.now() - 2 * day;
const [mule, keeper] = ['6217000010000000013', '6228480010000000047'];

type Rows<Row> = { readonly rows: readonly Row[] };
const codeOf = (body: unknown): string => (body as ErrorView).error.code;

/** The server's clock, told by the test when it wants to. */
const clock = vi.spyOn(Date, 'now');

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  [sun, ana, vera] = [await team.signIn('sun'), await team.signIn('ana'), await team.signIn('vera')];
  const { body } = await sun.get<Rows<{ id: string }>>('/rings?sort=size&limit=1');
  ring = body.rows[0]!.id;
  reports = (await team.workbench.ring(ring)).reports;
  await addTransfers(
    team.workbench,
    reports.slice(0, 5).flatMap(({ ref }, i) => {
      const at = first + i * 3_600_000;
      return [
        { at, from: `62284800200000${10_000 + i}`, to: mule, minor: 1_000_00, report: ref, ref: `A${i}` },
        { at: at + 600_000, from: mule, to: keeper, minor: 600_00, ref: `B${i}` },
      ];
    }),
    { facts: [{ kind: 'bank', value: keeper, fact: 'holder', text: '王例', row: 1 }] },
  );
});
afterAll(async () => await team.close());

describe('a trace', () => {
  it('is a job of who may judge, and an act that comes to the same again', async () => {
    expect((await vera.post('/money/traces', { ring })).status).toBe(403);
    const { status, body: job } = await ana.post<JobView>('/money/traces', { ring, method: 'pro-rata', hops: 4 });
    expect(status).toBe(202);
    const ended = await ana.done(job);
    expect(ended).toMatchObject({ kind: 'trace', state: 'done' });
    act = (ended.result as { act: number }).act;
    const { body: list } = await vera.get<TraceRows>(`/money/traces?ring=${ring}`);
    expect(list).toMatchObject({ transfers: 10, rows: [{ act, by: 'ana', ring, method: 'pro-rata', hops: 4 }] });
    const { body: view } = await vera.get<TraceView>(`/money/traces/${act}`);
    expect(view).toMatchObject({ row: { act }, same: true });
    expect(view.trace.flows).toHaveLength(10);
    expect(Object.values(view.trace.byReason).reduce((sum, each) => sum + (each['CNY'] ?? 0), 0)).toBe(view.trace.lost['CNY']);
  });

  it('is asked for by one of ring, case and names', async () => {
    for (const body of [{}, { ring, from: [reports[0]!.id] }]) expect((await ana.post('/money/traces', body)).status).toBe(400);
    expect(codeOf((await ana.post('/money/traces', { ring: 'G000000000000' })).body)).toBe('money.ring');
    expect(codeOf((await ana.post('/money/traces', { case: 'C000000000000' })).body)).toBe('money.case');
    expect(codeOf((await ana.get('/money/traces/999999')).body)).toBe('money.trace');
  });

  it('is looked at for a reason, as its transfers and accounts are', async () => {
    const other = await team.signIn('song');
    for (const path of [`/money/traces/${act}`, `/money/candidates?trace=${act}`, `/money/transfers?numbers=0&trace=${act}`]) {
      expect([path, (await other.ask('GET', path, { silent: true })).status]).toEqual([path, 428]);
    }
    expect((await other.ask('GET', `/money/accounts/bank:${keeper}`, { silent: true })).status).toBe(428);
    expect((await other.get(`/money/traces/${act}`)).status).toBe(200);
    const looks = [];
    for await (const each of team.workbench.ctx.read.acts('consult')) if (each.by === 'song') looks.push(each.body);
    expect(looks).toMatchObject([{ subject: 'trace', ref: String(act), purpose: 'enquiries' }]);
  });

  it('opens its transfers with the rows that tell of them, and its accounts', async () => {
    const { body } = await vera.get<Rows<TransferView>>(`/money/transfers?numbers=1,0&trace=${act}`);
    expect(body.rows.map(({ number }) => number)).toEqual([1, 0]);
    expect(body.rows[1]).toMatchObject({ report: reports[0]!.ref, rows: [{ row: 1 }], target: { value: mule } });
    const { body: page } = await vera.get<AccountPage>(`/money/accounts/${keeper}?limit=2`);
    expect(page).toMatchObject({ account: { name: `bank:${keeper}`, holder: '王例' }, count: 5 });
    expect(page.transfers).toHaveLength(2);
    expect((await vera.get('/money/accounts/bank:1')).status).toBe(404);
  });
});

describe('a freeze', () => {
  it('is proposed for no more than is in dispute', async () => {
    const { body } = await ana.get<Rows<FreezeCandidate>>(`/money/candidates?trace=${act}`);
    const found = body.rows.find(({ account }) => account.value === keeper)!;
    expect(found.disputed).toEqual([{ minor: 3_000_00, currency: 'CNY' }]);
    const asked = { trace: act, account: `bank:${keeper}`, to: '农业银行', law: 'CN', reason: '核查中' };
    expect((await vera.post('/money/freezes', asked)).status).toBe(403);
    const over = await ana.post('/money/freezes', { ...asked, disputed: { minor: 3_000_01, currency: 'CNY' } });
    expect([over.status, codeOf(over.body)]).toEqual([409, 'money.freeze.amount']);
    const { status, body: done } = await ana.post<FreezeDone>('/money/freezes', asked);
    expect([status, done.step]).toEqual([201, 'stop']);
    freeze = done;
  });

  it('is sent, confirmed and written of; only who supervises records that', async () => {
    const path = `/money/freezes/${freeze.proposal}`;
    expect((await ana.post(`${path}/state`, { state: 'sent' })).status).toBe(403);
    expect((await sun.post(`${path}/state`, { state: 'sent' })).status).toBe(200);
    expect((await sun.post(`${path}/state`, { state: 'confirmed', reference: 'HZ-1' })).status).toBe(200);
    const { body } = await ana.get<Rows<FreezeProposal>>(`/money/freezes?account=bank:${keeper}&today=yes`);
    expect(body.rows).toMatchObject([{ id: freeze.proposal, ring, state: 'confirmed', now: [{ minor: 3_000_00 }] }]);
    const { body: letter } = await ana.get<FreezeLetter>(`${path}/letter`);
    expect(letter.body.zh).toContain(keeper);
    for (const { ref, id } of reports.slice(0, 5))
      expect(`${letter.body.en}${letter.body.zh}`.includes(ref) || letter.body.en.includes(id)).toBe(false);
    const { body: next } = await ana.post<FreezeDone>('/money/freezes', { proposal: freeze.proposal, reason: '期满前续止' });
    expect(next.step).toBe('stop.again');
  });
});

describe('a stop that nobody renews', () => {
  it('lapses 48 hours after it was confirmed, by the clock of the server', async () => {
    const { body: done } = await ana.post<FreezeDone>('/money/freezes', {
      trace: act,
      account: `bank:${mule}`,
      to: '建设银行',
      law: 'CN',
      reason: '核查中',
    });
    const path = `/money/freezes/${done.proposal}/state`;
    for (const state of ['sent', 'confirmed']) expect((await sun.post(path, { state })).status).toBe(200);
    const confirmed = Date.now();
    const later = async (hours: number): Promise<FreezeProposal> => {
      clock.mockReturnValue(confirmed + hours * 3_600_000);
      // Sessions have ended meanwhile.
      const reader = await team.signIn('vera');
      return (await reader.get<Rows<FreezeProposal>>(`/money/freezes?account=bank:${mule}`)).body.rows[0]!;
    };
    try {
      expect(await later(47)).toMatchObject({ id: done.proposal, state: 'confirmed', next: 'stop.again' });
      expect(await later(49)).toMatchObject({ id: done.proposal, state: 'expired' });
    } finally {
      clock.mockRestore();
    }
    expect((await sun.post(path, { state: 'released', reason: '已核实' })).status).toBe(200);
  });
});

describe('losses', () => {
  it('add up, and a sum that is short is shared to the last unit', async () => {
    const { body } = await vera.get<Rows<LossLine> & { total: LossLine }>(`/money/losses?ring=${ring}`);
    const sum = body.rows.reduce((all, { gross }) => all + (gross['CNY'] ?? 0), 0);
    expect(sum).toBe(body.total.gross['CNY']);
    const { body: shared } = await vera.get<Refund>(`/money/refund?ring=${ring}&currency=CNY&sum=100001`);
    expect(shared.parts.reduce((all, { part }) => all + part, shared.rest)).toBe(100_001);
  });
});

describe('what is closed to a reader', () => {
  it('is in no trace, account, proposal or sum, as if it had never been', async () => {
    const before = (await ana.get<{ total: LossLine }>('/money/losses')).body.total;
    const { body: opened } = await sun.post<{ case: { id: string } }>('/cases', { title: 'Quiet water', rings: [ring] });
    for (const path of [`/money/traces/${act}`, `/money/candidates?trace=${act}`, `/money/transfers?numbers=0&trace=${act}`]) {
      const closed = await ana.get<ErrorView>(path);
      expect([path, closed.status, codeOf(closed.body)]).toEqual([path, 404, 'money.trace']);
    }
    for (const asked of [`ring=${ring}`, `case=${opened.case.id}`]) {
      expect((await ana.get(`/money/traces?${asked}`)).status).toBe(404);
      expect((await ana.get(`/money/losses?${asked}`)).status).toBe(404);
    }
    expect((await ana.get<TraceRows>('/money/traces')).body.rows).toEqual([]);
    expect((await ana.get<Rows<FreezeProposal>>('/money/freezes')).body.rows).toEqual([]);
    expect((await ana.get(`/money/freezes/${freeze.proposal}/letter`)).status).toBe(404);
    for (const body of [
      { ring },
      { case: opened.case.id },
      { from: [reports[0]!.id] },
      { from: [reports[0]!.ref] },
      { from: [`bank:${mule}`, reports[0]!.id] },
    ]) {
      expect((await ana.post('/money/traces', body)).status).toBe(404);
    }
    const asked = { trace: act, account: `bank:${keeper}`, to: '农业银行', law: 'CN', reason: '核查中' };
    expect((await ana.post('/money/freezes', asked)).status).toBe(404);
    const song = await team.signIn('song');
    const state = await song.post(`/money/freezes/${freeze.proposal}/state`, { state: 'released', reason: 'x' });
    expect([state.status, codeOf(state.body)]).toEqual([404, 'money.freeze']);
    expect((await ana.post('/money/freezes', { proposal: freeze.proposal, reason: 'x' })).status).toBe(404);
    // The accounts themselves are no secret of the case; what its reports say of them is.
    const { status, body: page } = await ana.get<AccountPage>(`/money/accounts/bank:${mule}`);
    expect(status).toBe(200);
    expect(JSON.stringify(page)).not.toContain(ring);
    for (const { id, ref } of reports)
      expect(JSON.stringify(page).includes(id) || JSON.stringify(page).includes(`"${ref}"`)).toBe(false);
    const { body: transfers } = await ana.get<Rows<TransferView>>('/money/transfers?numbers=0');
    expect(transfers.rows[0]).not.toHaveProperty('report');
    const { total } = (await ana.get<{ total: LossLine }>('/money/losses')).body;
    expect(total.reports).toBeLessThan(before.reports);
    expect((await sun.get(`/money/traces/${act}`)).status).toBe(200);
  });
});
