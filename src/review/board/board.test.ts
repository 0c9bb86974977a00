import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, madeVictims, makeCase } from '../../../test/support/made-case.ts';
import { boardsOf } from './index.ts';
import { type Act, Board, type BoardCell, type Dossier, type Ground } from '../../model/index.ts';

let made: MadeCase;
let nothing: Board;

/** The gang's own account, messenger and telephone, as reports of the made case name them. */
const card = '6228480402564890018';
const wechat = 'wechat:golden_fx88';
const phone = '+8615487720001';

beforeAll(async () => {
  made = await makeCase();
  nothing = (await made.dossier()).boards[0]!;
  await set({
    'suspect:S1': {
      name: '王强',
      indicators: [
        { kind: 'handle', value: wechat },
        { kind: 'card', value: card },
      ],
    },
    'suspect:S2': { indicators: [{ kind: 'phone', value: phone }] },
  });
});
afterAll(async () => await made.close());

const commit = async (...acts: Act[]): Promise<number[]> => (await made.workbench.ctx.commit(acts)).acts.map(({ seq }) => seq);
const set = async (members: Record<string, unknown>): Promise<number[]> =>
  await commit({ kind: 'case.edit', body: { case: made.id, set: members } });
type Support = Extract<Act, { kind: 'element.support' }>['body'];
const support = async (
  element: string,
  stance: Support['stance'],
  ground: Ground,
  more: Partial<Support> = {},
): Promise<number> => {
  const body = { case: made.id, template: 'cn-telecom-fraud', element, stance, ground, ...more };
  return (await commit({ kind: 'element.support', body }))[0]!;
};
const withdraw = async (element: string, act: number): Promise<number> =>
  await support(element, 'withdraws', { kind: 'act', ref: String(act) });
const note = (ref: string): Ground => ({ kind: 'note', ref });

async function board(id = 'cn-telecom-fraud'): Promise<Board> {
  return (await made.dossier()).boards.find(({ template }) => template.id === id)!;
}
const find = ({ cells }: Board, element: string, suspect?: string): BoardCell =>
  cells.find((cell) => cell.element === element && cell.suspect === suspect)!;
const cell = async (element: string, suspect?: string): Promise<BoardCell> => find(await board(), element, suspect);

describe('a case of which nobody said anything yet', () => {
  it('has a board of the schema, that says what is missing of everybody', () => {
    expect(() => Board.parse(nothing)).not.toThrow();
    expect(nothing.counts.contested).toBe(0);
    expect(find(nothing, 'knowledge')).toMatchObject({ state: 'missing', count: 0 });
    expect(find(nothing, 'identity').sentence.en).toContain('No suspect is entered');
  });

  it('shows what the reports show: statements, loss, common ground', () => {
    expect(find(nothing, 'deception').state).toBe('supported');
    expect(find(nothing, 'victims')).toMatchObject({ state: 'supported', count: 6 });
    expect(find(nothing, 'joinder').state).toBe('supported');
    expect(find(nothing, 'joinder').grounds.map(({ sentence }) => sentence.en)).toContainEqual(
      expect.stringContaining('Same site in 6 reports'),
    );
  });

  it('names exhibit and row of every report it stands on', () => {
    const told = find(nothing, 'amount').grounds.map(({ sentence }) => sentence);
    expect(told[0]).toEqual({
      en: 'Report ZA-001 (E1, row 1) tells a loss of CNY 52,000.00.',
      zh: '报案ZA-001（E1第1行）称损失52,000.00元。',
    });
    expect(told[3]!.en).toContain('Report HB-11 (E2, row 1)');
  });

  it('says of a machine’s proposal that it is one', () => {
    expect(find(nothing, 'deception').sentence.en).toContain('a proposal of the machine that no person has confirmed');
  });
});

describe('the loss', () => {
  it('is counted in the template’s currency; without a rate the rest is named and left out', async () => {
    expect(await cell('amount')).toMatchObject({ state: 'supported' });
    const [loss] = (await board()).figures;
    expect(loss).toMatchObject({ figure: 'loss', value: 171_000_00, currency: 'CNY', grade: { en: 'huge', zh: '数额巨大' } });
    expect(loss!.sentence.en).toContain('USD 48,000.00 not counted');
  });

  it('takes the rate that somebody entered, and tells rate, day and source', async () => {
    await set({ 'rate:USD:CNY': { rate: 7.1, day: '2026-02-01', source: 'PBOC' } });
    const [loss] = (await board()).figures;
    expect(loss).toMatchObject({ value: 511_800_00, grade: { zh: '数额特别巨大' } });
    expect(loss!.sentence).toEqual({
      en: 'Loss as reported: CNY 511,800.00 (CNY 171,000.00; USD 48,000.00 = CNY 340,800.00 at 7.1 (PBOC, 2026-02-01)). Grade: especially huge.',
      zh: '报案损失：511,800.00元（171,000.00元；48,000.00美元折合340,800.00元（汇率7.1，PBOC，2026-02-01））。属“数额特别巨大”。',
    });
  });

  it('in a template without currency stands as it is', async () => {
    await set({ templates: ['cn-telecom-fraud', 'generic-fraud'] });
    const figures = (await board('generic-fraud')).figures.map(({ value, currency, grade }) => [value, currency, grade]);
    expect(figures).toEqual([
      [171_000_00, 'CNY', undefined],
      [48_000_00, 'USD', undefined],
    ]);
  });
});

describe('what counts', () => {
  it('messages, calls and page views are not asked for while the amount is shown, and graded when they are', async () => {
    expect(await cell('quantity')).toMatchObject({ state: 'not-applicable' });
    const few = await support('quantity', 'for', { ...note('log'), figure: { name: 'messages', value: 4_999 } });
    expect(await cell('quantity')).toMatchObject({ state: 'missing', letter: 'telecom' });
    expect((await cell('quantity')).sentence.en).toContain('4,999 messages, below the threshold of 5,000');
    const more = await support('quantity', 'for', { ...note('gateway'), figure: { name: 'messages', value: 1 } });
    expect(await cell('quantity')).toMatchObject({ state: 'supported' });
    expect((await board()).figures.find(({ figure }) => figure === 'messages')).toMatchObject({
      value: 5_000,
      grade: { zh: '其他严重情节' },
    });
    await withdraw('quantity', few);
    await withdraw('quantity', more);
    expect(await cell('quantity')).toMatchObject({ state: 'not-applicable', count: 0 });
  });

  it('one place counts once, however often it was entered', async () => {
    const figure = { name: 'denDays', value: 20 } as const;
    const first = await support('den', 'for', { ...note('list of the den'), figure }, { suspect: 'S1' });
    const again = await support('den', 'for', { ...note('list of the den'), figure }, { suspect: 'S1' });
    expect(await cell('den', 'S1')).toMatchObject({ state: 'missing' });
    expect((await cell('den', 'S1')).sentence.en).toContain('20 days of 30');
    const border = await support('den', 'for', { ...note('border'), figure: { name: 'denDays', value: 10 } }, { suspect: 'S1' });
    expect(await cell('den', 'S1')).toMatchObject({ state: 'supported' });
    expect(await cell('den', 'S2')).toMatchObject({ state: 'missing' });
    for (const act of [first, again, border]) await withdraw('den', act);
  });

  it('places that victims name stand in the cell and prove nothing', async () => {
    const { state, sentence, grounds } = await cell('den', 'S1');
    expect(state).toBe('missing');
    expect(sentence.zh).toContain('被害人提到妙瓦底');
    expect(grounds[0]!.ground).toMatchObject({ kind: 'report', start: expect.any(Number) as number });
  });

  it('crossings that are recorded show it', async () => {
    const act = await support(
      'crossing',
      'for',
      { ...note('stamp'), figure: { name: 'crossings', value: 2 } },
      { suspect: 'S2' },
    );
    expect(await cell('crossing', 'S2')).toMatchObject({ state: 'supported' });
    expect((await cell('den', 'S2')).sentence.en).toContain('whether these are repeated trips is for people to decide');
    await withdraw('crossing', act);
  });
});

describe('of a suspect', () => {
  it('the machine gathers the accounts used and never says whose they are', async () => {
    const own = await cell('identity', 'S1');
    expect(own.state).toBe('missing');
    expect(own.grounds.map(({ sentence }) => sentence.en).join()).toContain(`${wechat} is named in`);
    expect((await cell('identity', 'S2')).gap!.zh).toContain('身份待查');
    const act = await support('identity', 'for', note('log-ins from his phone'), { suspect: 'S1' });
    expect(await cell('identity', 'S1')).toMatchObject({ state: 'supported' });
    expect(await cell('identity', 'S2')).toMatchObject({ state: 'missing' });
    await withdraw('identity', act);
  });

  it('one account entered for two people is told on both', async () => {
    await set({ 'suspect:S3': { name: '李四', indicators: [{ kind: 'handle', value: wechat }] } });
    expect(await cell('identity', 'S1')).toMatchObject({ state: 'contested' });
    expect((await cell('identity', 'S1')).grounds[0]!.sentence.en).toBe(`${wechat} is entered for S3 too.`);
    await set({ 'suspect:S3': null });
  });

  it('the money’s way is told with what the reports lost', async () => {
    expect(await cell('money', 'S1')).toMatchObject({ state: 'supported' });
    expect((await cell('money', 'S1')).sentence.en).toContain('losses of CNY 140,000.00');
    expect(await cell('money', 'S2')).toMatchObject({ state: 'missing', letter: 'bank' });
  });
});

describe('what speaks against', () => {
  it('is shown as plainly, before what speaks for', async () => {
    const pro = await support('knowledge', 'for', note('the script was on his desk'), { suspect: 'S1' });
    expect(await cell('knowledge', 'S1')).toMatchObject({ state: 'supported' });
    const contra = await support('knowledge', 'against', note('he was locked in'), { suspect: 'S1', reason: 'his statement' });
    const own = await cell('knowledge', 'S1');
    expect(own).toMatchObject({ state: 'contested', count: 2 });
    expect(own.grounds[0]).toMatchObject({ stance: 'against', act: contra, by: 'local', reason: 'his statement' });
    await withdraw('knowledge', pro);
    expect(await cell('knowledge', 'S1')).toMatchObject({ state: 'contested', gap: expect.anything() as object });
    await withdraw('knowledge', contra);
    expect(await cell('knowledge', 'S1')).toMatchObject({ state: 'missing', count: 0 });
  });

  it('a pair that somebody judged apart speaks against one case', async () => {
    const { act } = await made.workbench.judge({ verdict: 'different', a: 'ZA-001', b: 'HB-13', reason: 'another site' });
    expect(await cell('joinder')).toMatchObject({ state: 'contested' });
    expect((await cell('joinder')).grounds[0]).toMatchObject({ stance: 'against', ground: { kind: 'act', ref: String(act) } });
    await made.workbench.judge({ verdict: 'undo', act });
    expect(await cell('joinder')).toMatchObject({ state: 'supported' });
  });

  it('that an element does not apply is a person’s word; with grounds beside it, it is open', async () => {
    const aside = await support('aggravators', 'none', note('none of the ten'), { suspect: 'S1', reason: 'looked through' });
    expect(await cell('aggravators', 'S1')).toMatchObject({ state: 'not-applicable' });
    expect(await cell('aggravators', 'S2')).toMatchObject({ state: 'missing' });
    const pro = await support('aggravators', 'for', note('victims were students'), { suspect: 'S1' });
    expect(await cell('aggravators', 'S1')).toMatchObject({ state: 'contested' });
    for (const act of [aside, pro]) await withdraw('aggravators', act);
  });
});

it('what otherwise unconnected rings share joins no reports', async () => {
  const told = await made.dossier();
  const shared = told.indicators
    .filter(({ kind }) => kind === 'domain' || kind === 'url')
    .map(({ kind, value }) => ({ kind, value }));
  const why = { en: 'x', zh: '某' };
  const services = shared.map((each) => ({ ...each, reports: 9, rings: 5, exclusivity: 0.1, why }));
  const [apart] = boardsOf({ ...told, services }, [], [told.boards[0]!.template]);
  expect(find(apart!, 'joinder')).toMatchObject({ state: 'missing' });
  expect(find(apart!, 'joinder').gap!.en).toContain('Not joined: ZA-');
});

it('a ground for nobody in particular is not hidden', async () => {
  const act = await support('role', 'for', note('the pay list'));
  const cells = (await board()).cells.filter(({ element }) => element === 'role');
  expect(cells.map(({ suspect, state }) => [suspect, state])).toEqual([
    ['S1', 'missing'],
    ['S2', 'missing'],
    [undefined, 'supported'],
  ]);
  await withdraw('role', act);
});

it('a cell carries fifty grounds and says how many there are', async () => {
  const acts: Act[] = Array.from({ length: 60 }, (_, i) => ({
    kind: 'element.support',
    body: {
      case: made.id,
      template: 'cn-telecom-fraud',
      element: 'role',
      suspect: 'S2',
      stance: i === 59 ? 'against' : 'for',
      ground: note(`note ${i}`),
    },
  }));
  await commit(...acts);
  const own = await cell('role', 'S2');
  expect([own.grounds.length, own.count, own.grounds[0]!.stance]).toEqual([50, 60, 'against']);
});

it('nothing of a victim stands on a board', async () => {
  const { boards }: Dossier = await made.dossier();
  const text = JSON.stringify(boards);
  for (const { name, phone: number, account } of madeVictims) {
    for (const secret of [name, number, number.replaceAll(' ', ''), account]) {
      if (secret !== '') expect(text).not.toContain(secret);
    }
  }
});
