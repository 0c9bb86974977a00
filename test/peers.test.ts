import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keep, type Measured, readLeague } from '../bench/peers/measured.ts';
import { leaguePage, shortForm } from '../bench/peers/page.ts';
import { losses, type Row, type Section, type Table } from '../bench/peers/section.ts';
import { sections } from '../bench/peers/sections.ts';

const root = join(import.meta.dirname, '..');
/** Tables are aligned by the formatter. */
const loose = (text: string): string => text.replaceAll(/[ -]+/gu, ' ');

test('the page and both READMEs say what was measured', () => {
  const league = readLeague();
  expect(readFileSync(join(root, 'docs/reference/peers.md'), 'utf8')).toBe(leaguePage(sections, league));
  for (const [lang, name] of [
    ['en', 'README.md'],
    ['zh', 'README.zh-CN.md'],
  ] as const) {
    expect(loose(readFileSync(join(root, name), 'utf8'))).toContain(loose(shortForm(sections, league, lang)));
  }
});

const title = { en: 'Sums', zh: '求和' };
const columns: Table['columns'] = [
  { key: 'right', title: { en: 'right', zh: '正确' }, better: 'more', digits: 2 },
  { key: 'seconds', title: { en: 'seconds', zh: '秒' }, better: 'less', digits: 1 },
  { key: 'proof', title: { en: 'proof', zh: '证明' }, better: 'more' },
  { key: 'way', title: { en: 'way', zh: '方法' } },
];
const clew: Row = {
  who: 'Clew',
  version: 'this clone',
  ours: true,
  figures: { right: 0.901, seconds: 2, proof: false, way: 'a' },
};
const table = (...rows: Row[]): Table => ({
  name: 'sums',
  title,
  given: 'Sums.',
  columns,
  rows: [clew, ...rows],
  headline: 'right',
});
const peer = (who: string, figures: Row['figures']): Row => ({ who, version: `${who} 1`, figures });
const on = { date: '2026-11-02', machine: 'two cores', load: 0 };
const section: Section = { name: 'sums', title, notes: [], measure: async () => await Promise.resolve([]) };

test('a peer wins a column by what is shown, and the best of them is named', () => {
  const told = losses(
    table(
      peer('slow', { right: 0.904, seconds: 2.01, proof: true, way: 'b' }),
      peer('fast', { right: 0.5, seconds: 0.5, proof: false, way: 'c' }),
      peer('faster', { seconds: 0.4, proof: false }),
    ),
  );
  expect(told.map(({ column, peer, peers }) => [column.key, peer.who, peers.map(({ who }) => who)])).toEqual([
    ['seconds', 'faster', ['fast', 'faster']],
    ['proof', 'slow', ['slow']],
  ]);
});

test('a peer that cannot be had keeps the figures it had, and the page says so', () => {
  const first = keep({ ...on, date: '2026-11-01' }, [table(peer('other', { right: 0.95 }))], undefined);
  const missing = 'could not be installed';
  const gone = { ...peer('other', {}), missing };
  const never = { ...peer('new', {}), missing };
  const second: Measured = keep(on, [table(gone, never)], first);
  const page = leaguePage([section], { sums: second });
  expect(page).toContain('| other | **0.95** |');
  expect(page).toContain('other: could not be installed in the newest run; its figures are of 2026-11-01.');
  expect(page).toContain('new: could not be installed in the newest run; never measured here.');
  expect(page).toContain('- Sums, right: other 0.95, Clew 0.90');
  expect(shortForm([section], { sums: second }, 'zh')).toContain('- 求和：正确（other 0.95，Clew 0.90）');
  const third = keep({ ...on, date: '2026-11-03' }, [table(gone)], second);
  expect(third.tables[0]!.rows[1]).toMatchObject({ date: '2026-11-01', figures: { right: 0.95 } });
});
