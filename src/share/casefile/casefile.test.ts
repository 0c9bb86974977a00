import { extractText, getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { type Dossier, PackageInfo } from '../../model/index.ts';
import { makeCase } from '../../../test/support/made-case.ts';
import { sizedDossier } from '../../../test/support/sized-dossier.ts';
import { casefile } from './index.ts';

const infoFor = (languages: ('en' | 'zh')[]): PackageInfo =>
  PackageInfo.parse({
    recipient: 'Harrow Bay Prosecution Service',
    label: 'AMBER+STRICT',
    reason: 'Request for assistance 17',
    redact: 'none',
    languages,
    originals: false,
    wholeLog: false,
    id: 'P0123456789ab',
    at: Date.UTC(2026, 1, 9, 8, 30, 5),
    withheld: 0,
  });

/** Text of each page without blanks: where a line breaks says nothing. */
async function pagesOf(dossier: Dossier, languages: ('en' | 'zh')[] = ['en']): Promise<string[]> {
  const pdf = await casefile(dossier, infoFor(languages));
  const { text } = await extractText(await getDocumentProxy(pdf, { verbosity: 0 }), { mergePages: false });
  return text.map((page) => page.replace(/\s+/gu, ''));
}
const bare = (text: string): string => text.replace(/\s+/gu, '');

it('sets a case in both languages, the same bytes each time', async () => {
  const made = await makeCase();
  try {
    const dossier = await made.dossier();
    const attached = [
      { name: 'case.jsonld', bytes: Buffer.from('{"a":1}'), media: 'application/ld+json', about: 'the case as data' },
    ];
    const first = await casefile(dossier, infoFor(['en', 'zh']), attached);
    const again = await casefile(dossier, infoFor(['en', 'zh']), attached);
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    const document = await getDocumentProxy(first, { verbosity: 0 });
    const held = (await document.getAttachments()) as unknown as ReadonlyMap<string, { description: string }>;
    expect([...held].map(([name, { description }]) => [name, description])).toEqual([['case.jsonld', 'the case as data']]);
    const { info } = (await document.getMetadata()) as unknown as { info: { CreationDate: string; Title: string } };
    expect(info.CreationDate).toContain('20260209083005');
    expect(info.Title).toBe(`Golden FX (${dossier.case.id})`);
  } finally {
    await made.close();
  }
});

it('sets each language alone, in the order asked for', async () => {
  const dossier = sizedDossier();
  const [en, zh] = [(await pagesOf(dossier, ['en'])).join(''), (await pagesOf(dossier, ['zh'])).join('')];
  expect(en).toContain('Evidenceboard');
  expect(en).not.toContain('证据矩阵');
  expect(zh).toContain('证据矩阵');
  expect(zh).not.toContain('Evidenceboard');
  const together = (await pagesOf(dossier, ['zh', 'en'])).join('');
  expect(together.indexOf('证据矩阵')).toBeLessThan(together.indexOf('Evidenceboard'));
});

it('has every part that a court looks for', async () => {
  const dossier = sizedDossier();
  const pages = await pagesOf(dossier);
  const text = pages.join('');
  for (const part of [
    dossier.head.root,
    dossier.head.key,
    dossier.head.origin,
    'Summary',
    'Suspects',
    'Timeline',
    'Evidence board',
    'Money',
    'Links and their reasons',
    'Rejected',
    'Where people decided unlike',
    'The stories are unlike.',
    'Nothing shows it.',
    'against',
    ...dossier.exhibits.map(({ sha256 }) => sha256),
    'Chain of custody',
    'qualified_person',
    'process_description',
    'accuracy_statement',
    'hash_match',
    'declaration_28USC1746',
    'notice_date',
    'penalty of perjury',
    'How to verify',
    'node verify.mjs .',
    'Synthetic sample',
  ]) {
    expect(text).toContain(bare(part));
  }
  // The label stands at the head and at the foot of every page.
  for (const page of pages) expect(page.split('TLP:AMBER+STRICT').length).toBeGreaterThanOrEqual(3);
});

it('prints rejected links whatever became of them, and no statement of a victim', async () => {
  const dossier = sizedDossier({ reports: 30, rejected: 20 });
  const text = (await pagesOf(dossier)).join('');
  for (let j = 0; j < 20; j++)
    expect(text).toContain(`HB-${String(j + 1).padStart(4, '0')}andHB-${String(j + 3).padStart(4, '0')}:different`);
  for (const report of dossier.reports) expect(text).not.toContain(bare(report.text));
});

it('says so when nothing is proven, and when there is nothing at all', async () => {
  const unproven = (await pagesOf(sizedDossier({ proven: 'nothing' }))).join('');
  expect(unproven).toContain(bare('Nothing is proven yet'));
  const empty = (await pagesOf(sizedDossier({ reports: 0, exhibits: 0, suspects: 0, rejected: 0 }), ['en', 'zh'])).join('');
  expect(empty).toContain(bare('The case holds no report.'));
  expect(empty).toContain('本案没有证物。');
});

it('takes every text as text, whatever the font lacks and whatever a typesetter would obey', async () => {
  const words = ' #let x = 1; $y$ [a] *b* `c` @d <e> //f \\u{41} 😀 ไทย \u202e\0\ud800 ' + 'long'.repeat(20);
  const text = (await pagesOf(sizedDossier({ words }), ['en', 'zh'])).join('');
  expect(text).toContain(bare('#let x = 1; $y$ [a] *b* `c` @d <e> //f \\u{41} [U+1F600] [U+0E44 U+0E17 U+0E22]'));
});

it('stays within bounds for a case of any size, and says where the rest is', async () => {
  const pages = await pagesOf(sizedDossier({ reports: 1500, exhibits: 10_000, suspects: 40, rejected: 900 }));
  expect(pages.length).toBeLessThan(90);
  const text = pages.join('');
  expect(text.includes(bare('200 of 10,000 are printed. All of them stand in data/tables/exhibits.csv.'))).toBe(true);
  expect(text.includes('data/tables/rejected.csv')).toBe(true);
  expect(text.includes('data/tables/reports.csv')).toBe(true);
});

it('stops when it is told to', async () => {
  const aborter = new AbortController();
  const setting = casefile(sizedDossier({ reports: 300 }), infoFor(['en']), [], aborter.signal);
  aborter.abort();
  await expect(setting).rejects.toThrow(/abort/iu);
});
