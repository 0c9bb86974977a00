import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../src/cli/perform.ts';
import type { AccountView, ErrorView, Pattern } from '../src/model/index.ts';
import { accountPage, patterns } from '../src/money/index.ts';
import { addTransfers } from './support/made-ledger.ts';
import type { Client } from './support/server.ts';
import { openTeam, type Team } from './support/team.ts';

let team: Team;
let sun: Client;
let ana: Client;
/** Two rings as they were linked, and references of their reports. */
let rings: readonly { readonly id: string; readonly refs: readonly string[] }[] = [];
const day = 86_400_000;
const march = Date.UTC(2026, 2, 1);
const [mules, desk] = [['6217000010000000013', '6217000010000000021'], '6228480010000000047'] as const;

interface Answer {
  readonly rows: readonly Pattern[];
  readonly accounts: readonly AccountView[];
  readonly all: number;
}
const read = (): Parameters<typeof patterns>[0] => team.workbench.ctx.read;

/** Runs a command on the casebook that is served. */
async function clew(...argv: string[]): Promise<{ code: number; out: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const told = text(stdout);
  const code = await perform(
    argv,
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: team.dir, signal: new AbortController().signal },
    { open: () => team.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  return { code, out: await told };
}

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  [sun, ana] = [await team.signIn('sun'), await team.signIn('ana')];
  const { body } = await sun.get<{ rows: { id: string }[] }>('/rings?sort=size&limit=2');
  rings = await Promise.all(
    body.rows.map(async ({ id }) => ({ id, refs: (await team.workbench.ring(id)).reports.slice(0, 4).map(({ ref }) => ref) })),
  );
  await addTransfers(
    team.workbench,
    rings.flatMap(({ refs }, r) =>
      refs.flatMap((report, i) => {
        const at = march + i * day;
        return [
          { at, from: `62284800200000${r}${1000 + i}`, to: mules[r]!, minor: (1000 + 7 * i + 31 * r) * 100, report },
          { at: at + 3_600_000 * (1 + i), from: mules[r]!, to: desk, minor: (900 + 3 * i + 17 * r) * 100 },
        ];
      }),
    ),
  );
});
afterAll(async () => await team.close());

describe('patterns of rings as they were linked', () => {
  it('are those found everywhere that touch the accounts and transfers of the ring', async () => {
    const everywhere = await patterns(read());
    expect(everywhere.map(({ kind }) => kind)).toContain('common-cash-out');
    for (const { id } of rings) {
      const found = await patterns(read(), { rings: [id] });
      expect(found).toEqual(everywhere.filter((each) => each.rings.includes(id)));
      expect(found.filter(({ kind }) => kind === 'fan-in')).toHaveLength(1);
    }
    expect(await patterns(read(), { rings: rings.map(({ id }) => id) })).toEqual(everywhere);
    expect(await patterns(read(), { rings: ['G000000000000'] })).toEqual([]);
  });

  it('come by command and by the API, for a ring and for the rings of a case', async () => {
    const [first, second] = rings;
    const { body: opened } = await sun.post<{ case: { id: string } }>('/cases', { title: 'Low tide', rings: [second!.id] });
    const [ofRing, ofCase] = [await patterns(read(), { rings: [first!.id] }), await patterns(read(), { rings: [second!.id] })];
    for (const [flag, name, expected] of [
      ['--ring', first!.id, ofRing],
      ['--case', opened.case.id, ofCase],
    ] as const) {
      const { code, out } = await clew('patterns', flag, name, '--json');
      expect([code, JSON.parse(out)]).toEqual([0, expected]);
      const { body } = await sun.get<Answer>(`/money/patterns?${flag.slice(2)}=${name}`);
      expect([body.rows, body.all]).toEqual([expected, expected.length]);
      expect(body.accounts.map(({ value }) => value)).toContain(desk);
    }
    expect((await clew('patterns', '--ring', 'G000000000000')).code).not.toBe(0);
  });
});

describe('rings that are closed to the reader', () => {
  it('leave no trace in patterns: no collection account by their reports, no common cash-out, no name', async () => {
    const [open, shut] = rings.map(({ id }) => id) as [string, string];
    const seen = await patterns(read(), { closed: [shut] });
    expect(seen.map(({ kind, accounts }) => [kind, accounts[0]])).toContainEqual(['fan-in', `bank:${mules[0]}`]);
    expect(seen.map(({ kind }) => kind)).not.toContain('common-cash-out');
    expect(JSON.stringify(seen)).not.toContain(shut);
    expect(seen.filter(({ why }) => why.en.startsWith('Collection account'))).toHaveLength(1);
    // The case of the test before is not open to her.
    const { body } = await ana.get<Answer>('/money/patterns');
    expect(body.rows).toEqual(seen);
    const refused = await ana.get<ErrorView>(`/money/patterns?ring=${shut}`);
    const unknown = await ana.get<ErrorView>('/money/patterns?ring=G000000000000');
    expect([refused.status, refused.body.error.code]).toEqual([404, unknown.body.error.code]);
    expect((await ana.get<Answer>(`/money/patterns?ring=${open}`)).status).toBe(200);
  });

  it('leave none on the page of an account either', async () => {
    const { id, refs } = rings[1]!;
    const whole = await accountPage(read(), mules[1]);
    expect(whole.transfers.filter(({ report }) => report !== undefined)).toHaveLength(refs.length);
    const page = await accountPage(read(), mules[1], { closed: [id] });
    expect(page.count).toBe(whole.count);
    expect(page.transfers.every(({ report }) => report === undefined)).toBe(true);
    expect(page.reports).toEqual([]);
    expect(JSON.stringify(page)).not.toContain(id);
  });
});

describe('an account looked for by its number', () => {
  it('is found however it is written, and never by its holder', async () => {
    await addTransfers(
      team.workbench,
      [{ at: march, from: desk, to: 'wallet:tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE', minor: 1 }],
      {
        facts: [{ kind: 'bank', value: desk, fact: 'holder', text: '王例样', row: 1 }],
        exhibit: 'a'.repeat(64),
      },
    );
    const of = async (q: string): Promise<string[]> =>
      (await ana.get<{ rows: { name: string }[] }>(`/money/accounts?q=${encodeURIComponent(q)}`)).body.rows.map(
        ({ name }) => name,
      );
    for (const typed of [desk, '6228 4800 1000 0000 047', `bank:${desk}`]) expect(await of(typed)).toEqual([`bank:${desk}`]);
    expect(await of('TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE')).toEqual(['wallet:tron:TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE']);
    expect(await of('王例样')).toEqual([]);
    expect(await of('6228')).toEqual([]);
  });
});
