import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoverRow, PeopleCounts, ReferralRow, ScreenRow, ScreenView } from '../src/model/index.ts';
import { type MadeRoster, madeRoster } from './support/made-roster.ts';

// A day on which 1,079 people are taken over: the roster is held against a wanted list, who may have been trafficked is referred,
// hits are decided, and the figures and the list for the receiving country follow. Through the command line, as an officer would.
const clew = join(import.meta.dirname, '../bin/clew');
let home = '';
let dir = '';
let made: MadeRoster;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-people-'));
  dir = join(home, 'book');
  made = madeRoster(20_261_126);
  await writeFile(join(home, '名册.csv'), made.roster);
  await writeFile(join(home, '在逃.csv'), made.wanted);
  run('init', dir, '--region', 'CN');
});
afterAll(async () => await rm(home, { recursive: true }));

function run(...args: readonly string[]): { code: number | null; out: string; said: string } {
  const env = { ...process.env, LC_ALL: 'C' };
  const { status, stdout, stderr } = spawnSync(clew, args, { encoding: 'utf8', cwd: home, env, maxBuffer: 1 << 28 });
  return { code: status, out: stdout, said: stderr };
}
const json = (...args: readonly string[]): unknown => {
  const { out, said } = run(...args, '-C', dir, '--json');
  return JSON.parse(out === '' ? said : out) as unknown;
};

describe('people', { timeout: 120_000 }, () => {
  let screen: ScreenView & { readonly rows: readonly ScreenRow[] };
  let hits: readonly ScreenRow[];

  it('a roster is held against a list in other scripts: nearly all are found, hardly anybody else', () => {
    screen = json('screen', '名册.csv', '--against', '在逃.csv', '--list-version', '2026-11', '--most', '2000') as typeof screen;
    expect([screen.persons, screen.entries, screen.against.version]).toEqual([1079, 5000, '2026-11']);
    hits = screen.rows.filter(({ best }) => best !== undefined);
    const planted = new Set(made.planted.values());
    const found = hits.filter(({ person }) => planted.has(person.ref!));
    expect(found.length).toBeGreaterThanOrEqual(66);
    expect(hits.length - found.length).toBeLessThanOrEqual(5);
    // And the best hit is the very entry.
    const names = new Map(made.wanted.split('\n').map((line) => [line.split(',')[0]!, line.split(',')[1]!]));
    const of = new Map([...made.planted].map(([entry, person]) => [person, names.get(entry)]));
    const right = found.filter(({ person, best }) => best!.name === of.get(person.ref!));
    expect(right.length).toBeGreaterThanOrEqual(66);
  });

  it('everybody who tells of it is referred before anybody calls them a suspect', () => {
    const proposed = json('protect', 'list') as readonly ReferralRow[];
    const refs = new Map(screen.rows.map(({ person }) => [person.id, person.ref!]));
    const all = (json('screen', 'show', String(screen.act), '--all') as { readonly rows: readonly ScreenRow[] }).rows;
    for (const { person } of all) refs.set(person.id, person.ref!);
    const told = proposed.map(({ person }) => refs.get(person)!);
    expect(told.filter((ref) => made.trafficked.has(ref))).toHaveLength(made.trafficked.size);
    expect(told.filter((ref) => !made.trafficked.has(ref))).toEqual([]);
    const { code } = run('protect', 'refer', '--proposed', '--to', 'NRM', '--reason', 'signs in what they told', '-C', dir);
    expect(code).toBe(0);
    const open = json('protect', 'list', '--state', 'referred') as readonly ReferralRow[];
    expect(open).toHaveLength(40);
  });

  it('decides, counts as police publish it, and lists for a country whoever protection does not hold', () => {
    const planted = new Set(made.planted.values());
    const sure = hits.filter(({ person }) => planted.has(person.ref!)).slice(0, 3);
    for (const { person, best } of sure) {
      const done = run('screen', 'decide', String(screen.act), person.id, best!.entry, 'match', '--reason', 'seen', '-C', dir);
      expect(done.code, done.said).toBe(0);
    }
    const counts = json('screen', 'counts', String(screen.act)) as PeopleCounts;
    expect(counts).toMatchObject({ total: 1079, wanted: 3, referred: 40 });
    expect(counts.nationals.reduce((sum, { total }) => sum + total, 0)).toBe(1079);
    const before = json('screen', 'handover', String(screen.act), '--country', 'CN') as { readonly rows: readonly HandoverRow[] };
    expect(before.rows).toEqual([]);
    run('protect', 'clear', sure[0]!.person.id, '--reason', 'interviewed, no sign', '-C', dir);
    const after = json('screen', 'handover', String(screen.act), '--country', 'CN') as { readonly rows: readonly HandoverRow[] };
    expect(after.rows.map(({ person }) => person)).toEqual([sure[0]!.person.id]);
    // Who is referred afterwards leaves the list and the count.
    run('protect', 'refer', sure[0]!.person.id, '--to', 'NRM', '--reason', 'told a doctor', '-C', dir);
    expect(
      (json('screen', 'handover', String(screen.act), '--country', 'CN') as { readonly rows: readonly HandoverRow[] }).rows,
    ).toEqual([]);
    expect(json('screen', 'counts', String(screen.act)) as PeopleCounts).toMatchObject({ wanted: 2, referred: 41 });
  });

  it('makes the same hits and decisions again from the record', () => {
    const before = json('screen', 'show', String(screen.act), '--all') as { readonly rows: readonly ScreenRow[] };
    expect(run('rebuild', '-C', dir).code).toBe(0);
    expect(json('screen', 'show', String(screen.act), '--all')).toEqual(before);
  });
});
