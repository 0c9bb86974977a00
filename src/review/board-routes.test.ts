import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../test/support/server.ts';
import { openTeam, type Team } from '../../test/support/team.ts';
import { Board, ElementTemplate, type ErrorView, Letter } from '../model/index.ts';

let team: Team;
let sun: Client;
let ana: Client;
let id = '';

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  sun = await team.signIn('sun');
  ana = await team.signIn('ana');
  const { body: rings } = await sun.get<{ rows: { id: string }[] }>('/rings?sort=size&limit=1');
  const { body } = await sun.post<{ case: { id: string } }>('/cases', { title: 'One', rings: [rings.rows[0]!.id] });
  ({ id } = body.case);
}, 120_000);
afterAll(async () => await team.close());

const code = (body: unknown): string => (body as ErrorView).error.code;

it('templates are there for everybody who reads', async () => {
  const { status, body } = await ana.get<{ rows: unknown[] }>('/templates');
  expect(status).toBe(200);
  expect(body.rows.map((row) => ElementTemplate.parse(row).id)).toEqual(['cn-telecom-fraud', 'us-wire-fraud', 'generic-fraud']);
});

it('board and letters are for who is on the list alone, after the reason was given', async () => {
  for (const path of [`/cases/${id}/board`, `/cases/${id}/letter?element=remote-interviews`]) {
    expect((await sun.ask('GET', path, { silent: true })).status).toBe(428);
    const outside = await ana.ask('GET', path);
    expect([path, outside.status, code(outside.body)]).toEqual([path, 404, 'review.case']);
    const listed = await (await team.signIn('song')).ask('GET', path);
    expect([path, listed.status, code(listed.body)]).toEqual([path, 409, 'review.outside']);
  }
});

it('the board follows what people enter, at once', async () => {
  const board = async (query = ''): Promise<Board> => Board.parse((await sun.get(`/cases/${id}/board${query}`)).body);
  const [first] = [await board()];
  expect(first.cells.find(({ element }) => element === 'remote-interviews')!.state).toBe('missing');
  const support = {
    template: first.template.id,
    element: 'remote-interviews',
    stance: 'for',
    ground: { kind: 'note', ref: 'recorded' },
  };
  expect((await sun.ask('POST', `/cases/${id}/supports`, { body: support })).status).toBe(201);
  expect((await board()).cells.find(({ element }) => element === 'remote-interviews')).toMatchObject({
    state: 'supported',
    grounds: [{ by: 'sun', stance: 'for' }],
  });
  expect((await board('?template=us-wire-fraud')).template.id).toBe('us-wire-fraud');
  const none = await sun.ask('GET', `/cases/${id}/board?template=none`);
  expect([none.status, code(none.body)]).toEqual([404, 'review.template.name']);
});

it('a letter asks for one cell; where there is no cell or nobody to ask it says so', async () => {
  const { status, body } = await sun.get(`/cases/${id}/letter?template=us-wire-fraud&element=wire`);
  expect(status).toBe(200);
  expect(Letter.parse(body)).toMatchObject({ element: 'wire', template: 'us-wire-fraud' });
  for (const [query, why] of [
    ['element=nothing', 'review.cell'],
    ['element=remote-interviews&suspect=S9', 'review.cell'],
    ['template=us-wire-fraud&element=records', 'review.letter'],
    ['element=remote-interviews&to=bank', 'review.letter'],
  ] as const) {
    const refused = await sun.ask('GET', `/cases/${id}/letter?${query}`);
    expect([query, refused.status, code(refused.body)]).toEqual([query, 404, why]);
  }
});
