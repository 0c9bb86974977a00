import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Searched, SearchedCasebook } from '../../test/support/searched.ts';
import { perform } from '../cli/perform.ts';
import type { NewRoutine } from '../model/index.ts';
import { Workbench } from '../workbench.ts';
import { judgePicture, newRoutines } from './index.ts';

let book: SearchedCasebook;
beforeEach(async () => (book = await SearchedCasebook.make()));
afterEach(async () => await book.close());

const usual = [
  '有人拉我进群说炒股稳赚',
  '对方让我充值到平台',
  '后来账户被冻结',
  '客服要我交保证金',
  '平台打不开了',
  '群主把我拉黑',
];
const novel = ['车窗上贴了违停罚单', '扫描罚单上的二维码', '页面要填车牌', '卡里的余额被盗刷'];

/** Ordinary reports over 300 days, each of its own amount. */
const old = (count = 500): Searched[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `o${i}`,
    day: Math.floor((i * 300) / count),
    amount: i,
    agency: i % 2 === 0 ? 'A' : 'B',
    language: 'zh',
    type: 'investment',
    text: [usual[i % 6]!, usual[(i + 1 + (i % 5)) % 6]!, usual[(i * 5 + 2) % 6]!].join('，'),
  }));
/** A new routine of the last days, each telling three of its four parts. */
const fresh = (more: Partial<Searched> = {}, count = 12): Searched[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `f${i}`,
    ref: `F-${i}`,
    day: 285 + i,
    amount: 10_000 + i,
    agency: i % 2 === 0 ? 'A' : 'B',
    language: 'zh',
    text: [...novel.filter((_part, at) => at !== i % 4), usual[i % 6]!].join('，'),
    ...more,
  }));

const seen = async (asked: Parameters<typeof newRoutines>[1] = {}): Promise<NewRoutine[]> =>
  await newRoutines(book.casebook.ctx, asked);

describe('newRoutines', () => {
  it('names what is new with its figures in both languages, and nothing where nothing is', async () => {
    await book.add(old());
    expect(await seen()).toEqual([]);
    await book.add(fresh());
    const [found, ...others] = await seen();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ key: 'n-f0', rank: 1, reports: 12, recovery: false, rings: [] });
    expect(found!.because[0]!.en).toMatch(/^12 of \d+ reports of the last 4 weeks .* of \d+ reports before, 0 did\.$/u);
    expect(found!.because[0]!.zh).toMatch(/^最近 4 周.*有 12 条至少提到.*有 0 条。$/u);
    expect(found!.because[2]).toEqual({ en: '12 of 12 fit no known type of fraud.', zh: '12 条中有 12 条不属于已知诈骗类型。' });
    expect(found!.words.join(' ')).toMatch(/罚单|车牌|盗刷|余额/u);
    expect(found!.examples).toHaveLength(5);
  });

  it('finds the same whatever the order in which reports came', async () => {
    await book.add([...old(), ...fresh()]);
    const found = await seen();
    const other = await SearchedCasebook.make();
    await other.add([...fresh().reverse(), ...old().reverse()]);
    expect(await newRoutines(other.casebook.ctx)).toEqual(found);
    await other.close();
  });

  it('counts reports that tell the same in the same words once', async () => {
    await book.add([...old(), ...fresh({ text: novel.join('，'), amount: 7 })]);
    expect(await seen()).toEqual([]);
  });

  it('looks at what was there at that time alone', async () => {
    await book.add([...old(), ...fresh()]);
    expect(await seen({ asOf: Date.UTC(2024, 0, 1) + 286 * 86_400_000 })).toEqual([]);
    expect(await seen({ weeks: 2 })).toHaveLength(1);
  });

  it('names a routine that is aimed at earlier victims, with the rings whose indicators it quotes', async () => {
    const site = { kind: 'domain', value: 'oldscam.example' } as const;
    const [one, ...rest] = old();
    await book.add([{ ...one!, text: `${one!.text}，网址oldscam.example`, mentions: [site] }, ...rest]);
    const quote = fresh().map((each, i) =>
      i < 5
        ? { ...each, text: `${each.text}，以前在oldscam.example被骗过`, mentions: [{ ...site, earlier: true as const }] }
        : each,
    );
    await book.add(quote.map((each): Searched => ({ ...each, type: 'recovery' })));
    await book.link([{ id: 'Gold', reports: [0, 1] }]);
    const [found] = await seen();
    expect(found).toMatchObject({ recovery: true });
    expect(found!.because.map(({ en }) => en)).toContain('Aimed at earlier victims: 12 of 12 tell of an earlier fraud.');
    expect(found!.because.map(({ en }) => en)).toContain(
      '5 quote indicators of the earlier fraud, which reports of these rings name: Gold (5).',
    );
    const [shut] = await seen({ closed: new Set(['Gold']) });
    expect(JSON.stringify(shut)).not.toContain('Gold');
  });

  it('does as if what is closed to the reader were not there', async () => {
    await book.add([...old(), ...fresh()]);
    await book.link([{ id: 'G1', reports: Array.from({ length: 9 }, (_, i) => 500 + i) }]);
    expect(await seen({ closed: new Set(['G1']) })).toEqual([]);
    expect((await seen())[0]).toMatchObject({ rings: ['G1'] });
  });

  it('sees new combinations of type, kinds and channel where the words are old', async () => {
    await book.add(old().map((each): Searched => ({ ...each, channel: 'hotline' })));
    const mixed = Array.from({ length: 14 }, (_, i): Searched => ({
      ...old()[i]!,
      id: `m${i}`,
      day: 290,
      channel: 'app',
      type: 'romance',
      mentions: [{ kind: 'wallet', value: `tron:T${i}` }],
    }));
    await book.add(mixed.map((each) => ({ ...each, text: old()[0]!.text!, amount: Number(each.id.slice(1)) })));
    const [found] = await seen();
    expect(found).toMatchObject({ reports: 14, words: [], kinds: ['wallet'] });
    expect(found!.because[0]!.en).toMatch(
      /^14 of \d+ reports of the last 4 weeks combine romance.*crypto wallet.*app.*; of \d+ reports before, 0 did\.$/iu,
    );
  });
});

describe('decisions on routines', () => {
  const judge = async (routine: string, verdict: 'new' | 'known' | 'open', more: object = {}): Promise<unknown> =>
    await judgePicture(book.casebook.ctx, { about: 'routine', routine, verdict, reason: 'seen', ...more });

  it('stay with a routine that grows and whose first reports are no longer of late, until taken back', async () => {
    await book.add([...old(), ...fresh()]);
    await judge('n-f0', 'new', { name: '贴单扫码', type: 'phishing' });
    const judged = { verdict: 'new', name: '贴单扫码', type: 'phishing', by: 'local', reason: 'seen' };
    expect((await seen())[0]).toMatchObject({ key: 'n-f0', judged });
    await book.add(
      fresh({}, 20)
        .slice(12)
        .map((each) => ({ ...each, day: 315 })),
    );
    expect((await seen({ weeks: 3 }))[0]).toMatchObject({ key: 'n-f0', judged });
    await judge('n-f0', 'open');
    expect((await seen())[0]!.judged).toBeUndefined();
  });

  it('put what is known last, and refuse what was not found', async () => {
    await book.add([...old(), ...fresh()]);
    await expect(judge('n-f9', 'new')).rejects.toMatchObject({ kind: 'missing', code: 'picture.routine' });
    await judge('n-f0', 'known');
    expect((await seen())[0]).toMatchObject({ rank: 1, judged: { verdict: 'known' } });
  });
});

describe('clew routines', () => {
  async function clew(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const heard = Promise.all([text(stdout), text(stderr)]);
    const code = await perform(
      ['routines', ...argv],
      { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: tmpdir(), signal: new AbortController().signal },
      { open: () => new Workbench(book.casebook), rebuild: async () => await Promise.reject(new Error('not asked for')) },
    );
    stdout.end();
    stderr.end();
    const [out, err] = await heard;
    return { code, out, err };
  }

  it('lists them, records decisions and takes them back', async () => {
    expect((await clew()).err).toContain('nothing can be called new yet');
    await book.add(old());
    expect((await clew('--lang', 'zh')).err).toContain('未发现新型手法');
    await book.add(fresh());
    expect((await clew()).out).toMatch(/^1\. {2}n-f0 {2}12 reports {2}2024-10-12 – 2024-10-23\n {3}12 of /u);
    expect((await clew('judge', 'n-f0', 'new', '--name', 'stuck notices', '--reason', 'eight desks')).code).toBe(0);
    expect((await clew()).out).toContain('local: new stuck notices – eight desks');
    expect((await clew('--json')).out).toContain('"verdict": "new"');
    expect((await clew('judge', 'n-f0', 'open', '--reason', 'not sure')).code).toBe(0);
    expect((await clew()).out).not.toContain('stuck notices');
    expect((await clew('type', 'F-3', 'phishing', '--reason', 'read')).code).toBe(0);
    expect((await clew()).out).toContain('11 of 12 fit no known type');
    expect((await clew('type', 'F-3', 'open', '--reason', 'not mine')).code).toBe(0);
    expect((await clew()).out).toContain('12 of 12 fit no known type');
  });

  it.each([
    [['judge', 'n-f0', 'new'], 2],
    [['judge', 'n-f0', 'perhaps', '--reason', 'x'], 2],
    [['type', 'F-3', 'nonsense', '--reason', 'x'], 2],
    [['--as-of', 'today'], 2],
    [['--weeks', '0'], 2],
    [['type', 'F-3', 'loan', '--reason', 'x'], 3],
  ])('refuses %j', async (argv, code) => {
    expect((await clew(...argv)).code).toBe(code);
  });
});
