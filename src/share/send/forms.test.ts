import { describe, expect, it } from 'vitest';
import { madeVictimAccount } from '../../../test/support/dossier-money.ts';
import { madeDossier, madeInfo } from '../../../test/support/made-dossier.ts';
import { caseGraph, ftmEntities, mispEvent, stixBundle, tables } from '../index.ts';
import { redact } from './redact.ts';

const dossier = madeDossier();
const info = madeInfo(dossier);
const forms = {
  case: () => JSON.stringify(caseGraph(dossier, info)),
  stix: () => JSON.stringify(stixBundle(dossier, info)),
  misp: () => JSON.stringify(mispEvent(dossier, info)),
  ftm: () => ftmEntities(dossier, info),
  tables: () => JSON.stringify(tables(dossier, info)),
};

/** A table by its name, as rows of cells. Cells of the made dossier hold no quotes but those of CSV. */
function table(name: string, languages: ('en' | 'zh')[] = ['en', 'zh']): { header: string[]; rows: Record<string, string>[] } {
  const { text } = tables(dossier, { ...info, languages }).find((each) => each.name === `${name}.csv`)!;
  expect(text.startsWith('\uFEFF')).toBe(true);
  const cells: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    cells.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') cells.push([]);
  }
  const [header = [], ...rows] = cells.slice(0, -1);
  for (const row of rows) expect(row).toHaveLength(header.length);
  return { header, rows: rows.map((row) => Object.fromEntries(row.map((value, i) => [header[i]!, value]))) };
}

describe('tables', () => {
  it('are the thirteen of a package, each with its header', () => {
    const names =
      'reports links rejected judgements indicators services money losses transfers freezes elements exhibits custody'.split(' ');
    expect(tables(dossier, info).map(({ name }) => name)).toEqual(names.map((name) => `${name}.csv`));
    for (const name of names) expect(table(name).rows.length, name).toBeGreaterThan(0);
  });

  it('run nothing in a spreadsheet', () => {
    expect(table('reports').rows[0]!['text']).toMatch(/^'=我叫/u);
    expect(table('judgements').rows[0]!['reason']).toBe("'=1+1");
    for (const { name, text } of tables(dossier, info)) expect(text, name).not.toMatch(/(?:^|[,\n])"?[=@＝＠]/mu);
  });

  it('keep a rejected link and an undone decision in sight', () => {
    const rejected = table('rejected').rows;
    expect(rejected.map(({ verdict, stands }) => [verdict, stands])).toEqual([
      ['different', 'true'],
      ['out', 'false'],
    ]);
  });

  it('have a row for a gap as for each ground', () => {
    const rows = table('elements').rows.map(({ element, state, stance, gap_zh: gap }) => [element, state, stance, gap]);
    expect(rows).toEqual([
      ['loss', 'supported', 'for', ''],
      ['loss', 'supported', 'against', ''],
      ['intent', 'missing', '', '没有供述。'],
    ]);
  });

  it('speak the languages of the package alone', () => {
    expect(table('links', ['zh']).header.filter((name) => name.startsWith('sentence'))).toEqual(['sentence_zh']);
  });
});

describe('transfers', () => {
  it('stand in the tables and as payments with both sides’ rows, and without the victims’ accounts when redacted', () => {
    const [paid] = table('transfers').rows;
    expect(paid).toMatchObject({
      role: 'paid',
      source: madeVictimAccount.name,
      amount_minor: '5200000',
      traced_minor: '5200000',
    });
    expect(paid!['rows']!.split('; ')).toHaveLength(2);
    expect(forms.ftm()).toContain('"schema":"Payment"');
    const { dossier: cut } = redact(dossier);
    const told = [ftmEntities(cut, info), ...tables(cut, info).map(({ text }) => text), JSON.stringify(cut)];
    for (const text of told) {
      for (const secret of [madeVictimAccount.value, madeVictimAccount.holder!, '投资款', '赵某'])
        expect(text).not.toContain(secret);
    }
    expect(told[0]).toContain('6217001234567890123');
    expect(cut.money.transfers.map(({ source, target }) => [source?.value, target?.value])[0]).toEqual([
      'V1',
      '6228480402564890018',
    ]);
  });
});

describe('all forms', () => {
  it.each(Object.entries(forms))('%s: the same case is the same bytes', (_, form) => expect(form()).toBe(form()));

  it.each(['stix', 'misp'] as const)('%s holds no victim’s indicator, no statement and no institution’s number', (name) => {
    const text = forms[name]();
    for (const { value } of dossier.indicators.filter(({ roles }) => roles.includes('victim') || roles[0] === 'institution')) {
      expect(text).not.toContain(value.replace('+', ''));
    }
    expect(text).not.toContain('张美丽');
    expect(text).not.toContain('Joan');
  });

  it.each(['case', 'stix', 'misp', 'ftm', 'tables'] as const)('%s holds every indicator of the suspects', (name) => {
    const text = forms[name]();
    for (const { kind, value, roles } of dossier.indicators) {
      if (roles.includes('victim') || roles[0] === 'institution') continue;
      const bare = /^(?:handle|wallet)$/u.test(kind) ? value.slice(value.indexOf(':') + 1) : value.replace(/^\+/u, '');
      expect(text.toLowerCase(), value).toContain(bare.toLowerCase());
    }
  });

  it.each(['case', 'stix', 'misp', 'ftm', 'tables'] as const)('%s tells the decision that kept two reports apart', (name) => {
    expect(forms[name]()).toContain('第 11 项人工研判');
  });

  it('name one thing alike in every package of a casebook', () => {
    const later = stixBundle(dossier, { ...info, id: 'Pffffffffffff', at: info.at + 1 }) as { objects: { id: string }[] };
    const now = stixBundle(dossier, info) as { objects: { id: string }[] };
    expect(later.objects.map(({ id }) => id)).toEqual(now.objects.map(({ id }) => id));
  });

  it('say of a ring that nobody decided on that a machine proposes it', () => {
    for (const name of ['case', 'stix', 'misp', 'ftm'] as const)
      expect(forms[name]()).toMatch(/propos(?:al of the|ed by the) machine/u);
  });

  it('set nothing for detection', () => {
    expect(forms.misp()).not.toContain('"to_ids":true');
    expect(forms.stix()).not.toContain('"type":"indicator"');
  });
});
