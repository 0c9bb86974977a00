import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Casebook, createCasebook, type Read } from '../../casebook/index.ts';
import type { Act, ListedPerson } from '../../model/index.ts';
import { heldPeople } from './held.ts';

let dir: string;
let casebook: Casebook;
let now = Date.UTC(2026, 5, 1);
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clew-held-')), 'book');
  casebook = await createCasebook(dir, { clock: () => ++now, actor: 'wang', region: 'CN', language: 'zh' });
});
afterEach(async () => {
  await casebook.close();
  await rm(join(dir, '..'), { recursive: true });
});

const exhibit = (letter: string): string => letter.repeat(64);
const person = (id: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  id,
  source: { exhibit: exhibit('a'), row: 1 },
  names: [{ text: 'Aung Testname', role: 'full' }],
  born: [{ text: '1990-01-02', from: '1990-01-02', to: '1990-01-02', calendar: 'gregorian' }],
  nationality: ['MM'],
  papers: [],
  origins: [],
  kin: [],
  indicators: [],
  fields: {},
  ...more,
});

/** Reads a list as `import` would. */
async function list(letter: string, side: 'roster' | 'wanted', persons: readonly ListedPerson[]): Promise<void> {
  const sha256 = exhibit(letter);
  const body = { sha256, name: `${letter}.csv`, parameters: {}, content: side, rejected: 0, duplicates: 0 };
  const count = { reports: persons.length, added: persons.length };
  await casebook.ctx.commit([{ kind: 'import', body: { ...body, ...count } }], async (write) => {
    await write.persons(persons, sha256);
    await write.personList({ exhibit: sha256, name: `${letter}.csv`, side, persons: persons.length, rejected: 0 });
  });
}
type Step = Extract<Act, { kind: 'protect.state' }>['body'];
const step = async (kind: Step['step'], persons: string[], more: Partial<Step> = {}): Promise<void> => {
  await casebook.ctx.commit([{ kind: 'protect.state', body: { persons, step: kind, reason: 'told to an officer', ...more } }]);
};
const judge = async (verdict: 'same' | 'different', one: string, other: string): Promise<void> => {
  await casebook.ctx.commit([{ kind: 'person.judge', body: { verdict, one, other } }]);
};
const held = async (): ReturnType<typeof heldPeople> => await heldPeople(casebook.ctx.read);

it('answers by id, by an id joined to it, by paper, by an indicator of their own, by name with the day of birth', async () => {
  await list('a', 'roster', [
    person('p1', {
      papers: [{ kind: 'passport', value: 'MB1234567', country: 'MM' }],
      indicators: [
        { kind: 'phone', value: '+959123456789' },
        { kind: 'domain', value: 'compound.example' },
      ],
    }),
    person('p2', { names: [{ text: 'Somebody Else', role: 'full' }] }),
  ]);
  expect((await held()).of({ person: 'p1' })).toBeUndefined();
  await step('refer', ['p1'], { to: 'NRM' });
  const now1 = await held();
  expect(now1.of({ person: 'p1' })).toMatchObject({ person: 'p1', state: 'referred', since: now });
  expect(now1.of({ papers: [{ value: 'mb 1234567' }] })).toMatchObject({ person: 'p1' });
  expect(now1.of({ papers: [{ kind: 'passport', value: 'MB1234567', country: 'TH' }] })).toBeUndefined();
  expect(now1.of({ papers: [{ kind: 'passport', value: 'MB1234567', valid: false }] })).toBeUndefined();
  expect(now1.of({ indicators: [{ kind: 'passport', value: 'MB1234567' }] })).toMatchObject({ person: 'p1' });
  expect(now1.of({ indicators: [{ kind: 'phone', value: '+959123456789' }] })).toMatchObject({ person: 'p1' });
  expect(now1.of({ indicators: [{ kind: 'domain', value: 'compound.example' }] })).toBeUndefined();
  expect(now1.of({ names: ['AUNG TESTNAME'], born: ['1990-01-02'] })).toMatchObject({ person: 'p1' });
  expect(now1.of({ names: ['AUNG TESTNAME'] })).toBeUndefined();
  expect(now1.of({ names: ['AUNG TESTNAME'], born: [{ from: '1990-01-01', to: '1990-12-31' }] })).toBeUndefined();
  expect(now1.of({ person: 'p2' })).toBeUndefined();
  await judge('same', 'p1', 'p2');
  expect((await held()).of({ person: 'p2' })).toMatchObject({ state: 'referred' });
  await judge('different', 'p2', 'p1');
  expect((await held()).of({ person: 'p2' })).toBeUndefined();
});

it('holds nobody less because two records turned out to be one person', async () => {
  await list('a', 'roster', [person('p1'), person('p2')]);
  await step('refer', ['p1'], { to: 'NRM' });
  await step('clear', ['p2']);
  await judge('same', 'p2', 'p1');
  expect((await held()).stateOf('p2')).toBe('referred');
  // From here on a decision on either is one on both.
  await step('close', ['p2'], { outcome: 'not-victim' });
  expect((await held()).stateOf('p1')).toBe('closed');
  expect((await held()).of({ person: 'p1' })).toBeUndefined();
  // Who was identified as a victim stays protected.
  await step('refer', ['p1'], { to: 'NRM' });
  await step('close', ['p1'], { outcome: 'victim' });
  expect((await held()).of({ person: 'p2' })).toMatchObject({ state: 'closed' });
});

it('an override is answered with who made it, and ends with it', async () => {
  await list('a', 'roster', [person('p1')]);
  await step('refer', ['p1'], { to: 'NRM' });
  await step('override', ['p1'], { reason: 'accused of killing; the referral goes on' });
  const lifted = await held();
  expect(lifted.of({ person: 'p1' })).toBeUndefined();
  expect(lifted.overriddenOf({ person: 'p1' })).toMatchObject({
    person: 'p1',
    by: 'wang',
    reason: expect.stringContaining('killing'),
  });
  await step('resume', ['p1']);
  expect((await held()).of({ person: 'p1' })).toMatchObject({ state: 'referred' });
  expect((await held()).overriddenOf({ person: 'p1' })).toBeUndefined();
});

it('proposes who may be a child, in rosters and not in wanted lists, and an entry of a list that was taken for them', async () => {
  const child = [{ text: '2010', from: '2010-01-01', to: '2010-12-31', calendar: 'gregorian' as const }];
  await list('a', 'roster', [person('p1', { born: child }), person('p2')]);
  await list('b', 'wanted', [person('w1', { born: child }), person('w2')]);
  const found = await held();
  expect(found.of({ person: 'p1' })).toMatchObject({ state: 'proposed' });
  for (const id of ['p2', 'w1', 'w2']) expect(found.of({ person: id })).toBeUndefined();
  const decided = { screen: 1, score: 0.9, agreed: [], differs: [], list: exhibit('b'), model: 'm' };
  await casebook.ctx.commit([
    { kind: 'person.judge', body: { verdict: 'match', person: 'p1', entry: 'w2', ...decided } },
    { kind: 'person.judge', body: { verdict: 'match', person: 'p2', entry: 'w2', ...decided } },
  ]);
  expect((await held()).of({ person: 'w2' })).toMatchObject({ state: 'proposed' });
  // An entry that two are taken for does not make one person of them.
  expect((await held()).of({ person: 'p2' })).toBeUndefined();
  await casebook.ctx.commit([{ kind: 'person.judge', body: { verdict: 'no.match', person: 'p1', entry: 'w2', ...decided } }]);
  expect((await held()).of({ person: 'w2' })).toBeUndefined();
});

it('reads signs in all that is told, and a sign told after a decision proposes again', async () => {
  const told = '他的护照被公司收走，不许出园区。';
  await list('a', 'roster', [
    person('p1', { text: told }),
    person('p2', { fields: { 备注: told } }),
    person('p3', { fields: { quota: 'yes' } }),
  ]);
  for (const id of ['p1', 'p2']) expect((await held()).of({ person: id })).toMatchObject({ state: 'proposed' });
  // One medium sign is not enough; a second is.
  expect((await held()).of({ person: 'p3' })).toBeUndefined();
  await step('clear', ['p1']);
  const text = { field: 'text', basis: 'fact', source: { kind: 'note', ref: 'told' } };
  const say = async (id: string, value: string): Promise<void> => {
    await casebook.ctx.commit([
      { kind: 'person.edit', body: { person: id, basis: 'fact', set: { 'text:1': { ...text, value } } } },
    ]);
  };
  await say('p1', told);
  expect((await held()).stateOf('p1')).toBe('cleared');
  await say('p1', '她被转卖到另一个园区，家里交了赎金。');
  expect((await held()).of({ person: 'p1' })).toMatchObject({ state: 'proposed', since: now });
});

it('a case’s suspect can be held before anybody knows more, and is known by what the case says of them', async () => {
  const suspect = {
    name: '测试甲',
    papers: { 身份证: '110101199003070011' },
    indicators: [{ kind: 'handle', value: 'wechat:test_a' }],
  };
  await casebook.ctx.commit([
    { kind: 'case.open', body: { case: 'C1', title: 'one', rings: [] } },
    { kind: 'case.edit', body: { case: 'C1', set: { 'suspect:S1': suspect } } },
  ]);
  await step('refer', ['C1:S1'], { to: 'NRM' });
  const found = await held();
  expect(found.of({ person: 'C1:S1' })).toMatchObject({ state: 'referred' });
  expect(found.ownerOf('handle', 'wechat:test_a')).toMatchObject({ person: 'C1:S1' });
  expect(found.ownerOf('idcard', '110101199003070011')).toMatchObject({ person: 'C1:S1' });
  expect(found.of({ papers: [{ value: '110101900307001' }] })).toMatchObject({ person: 'C1:S1' });
  expect(found.of({ names: ['测试甲'], born: ['1990-03-07'] })).toMatchObject({ person: 'C1:S1' });
  expect(found.wordsOf(['C1:S1'])).toEqual(['测试甲', '110101199003070011', 'wechat:test_a']);
});

it('asks the rows again after acts that bear on it, and not after reports and rings', async () => {
  const { ctx } = casebook;
  let asked = 0;
  const read: Read = {
    ...ctx.read,
    sql: async (text, parameters) => {
      asked++;
      return await ctx.read.sql(text, parameters);
    },
  };
  const figures = { reports: 1, added: 0, rejected: 0, duplicates: 1 };
  const run = { engine: 'here', model: '1', reports: 1, rings: 0, result: 'cd'.repeat(32), moved: [] };
  const acts: readonly (readonly [act: Act, isAsked: boolean])[] = [
    [{ kind: 'import', body: { sha256: exhibit('b'), name: 'b.csv', parameters: {}, ...figures } }, false],
    [{ kind: 'link.run', body: { ...run, parameters: { full: false } } }, false],
    [{ kind: 'consult', body: { subject: 'report', ref: 'r1', records: 1 } }, false],
    [{ kind: 'protect.state', body: { persons: ['p9'], step: 'refer', reason: 'told to an officer', to: 'NRM' } }, true],
    [{ kind: 'link.run', body: { ...run, parameters: { full: true } } }, true],
    [{ kind: 'case.open', body: { case: 'C9', title: 'nine', rings: [] } }, true],
  ];
  await heldPeople(read);
  for (const [act, isAsked] of acts) {
    const before = asked;
    await ctx.commit([act]);
    const now1 = await heldPeople(read);
    expect([act.kind, asked > before]).toEqual([act.kind, isAsked]);
    if (act.kind === 'protect.state') expect(now1.of({ person: 'p9' })).toMatchObject({ state: 'referred' });
  }
});
