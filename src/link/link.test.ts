import { describe, expect, it } from 'vitest';
import { type MadeMention, type MadeReport, madeReports } from '../../test/support/made-reports.ts';
import type { IndicatorKind } from '../model/index.ts';
import { link } from './link.ts';
import { buildTable } from './table.ts';
import type { LinkOptions, LinkResult } from './types.ts';

const wallet = 'tron:TNRCSEx8j7vtvMTXcwsDcXSadRaW1KYeUP';
const account = (n: number): MadeMention => ({ kind: 'account', value: `629955000000${String(n).padStart(7, '0')}` });
const phone = (n: number): MadeMention => ({ kind: 'phone', value: `+86154${String(n).padStart(8, '0')}` });
const site = (name: string): MadeMention => ({ kind: 'domain', value: `${name}.example` });

function linked(reports: readonly MadeReport[], options: LinkOptions = {}): LinkResult {
  return link(buildTable([madeReports(reports)]), options);
}
/** Rings as sorted lists of report ids. */
function rings(result: LinkResult): string[][] {
  return result.rings.map((ring) => Array.from(ring.reports, (r) => result.table.id[r]!).sort());
}
function together(result: LinkResult, a: string, b: string): boolean {
  return rings(result).some((ring) => ring.includes(a) && ring.includes(b));
}
const pair = (kind: IndicatorKind, value: string, more: Partial<MadeReport> = {}): MadeReport[] => [
  { id: 'r1', day: 1, language: 'zh', ...more, mentions: [{ kind, value }] },
  { id: 'r2', day: 4, language: 'zh', ...more, mentions: [{ kind, value }] },
];

/** A gang at work: `size` reports over `days`, three accounts, a phone and a site in turn, one script. */
function gang(name: string, first: number, size: number, days: number, story: number): MadeReport[] {
  return Array.from({ length: size }, (_, i) => ({
    id: `${name}${i}`,
    day: (i * days) / size,
    language: 'zh',
    category: 'investment',
    story,
    mentions: [account(first + (i % 3)), phone(first + (i % 2)), site(`site${first}x`)],
  }));
}

describe('few reports', () => {
  it('join by a shared wallet, account, phone or site', () => {
    for (const [kind, value] of [
      ['wallet', wallet],
      ['account', '6222021234567890123'],
      ['phone', '+8613800138000'],
      ['domain', 'goldfx-h5.com'],
      ['handle', 'telegram:golden_fx_01'],
      ['txid', 'a'.repeat(64)],
    ] as const) {
      expect(rings(linked(pair(kind, value))), kind).toEqual([['r1', 'r2']]);
      expect(rings(linked(pair(kind, value, { day: undefined as never, language: '' }))), `${kind} undated`).toEqual([
        ['r1', 'r2'],
      ]);
    }
  });

  it('do not join by an IP address or the name of a platform', () => {
    expect(rings(linked(pair('ip', '203.0.113.7')))).toEqual([]);
    expect(rings(linked(pair('platform', 'golden peak')))).toEqual([]);
  });

  it('do not join by names that imitate the same brand', () => {
    const made = ['myetherwallet-login.com', 'myetherwallet-vip.net'].map((value, i) => ({
      id: `r${i}`,
      mentions: [{ kind: 'domain', value }] as const,
    }));
    expect(rings(linked(made))).toEqual([]);
  });

  it('do not join by what is masked, quoted from an earlier scam, the victim’s own or an institution’s', () => {
    const shared = { kind: 'account', value: '6222021234567890123' } as const;
    for (const special of [{ masked: true }, { earlier: true }, { role: 'victim' }, { role: 'institution' }] as const) {
      const made = ['r1', 'r2'].map((id, i) => ({ id, day: i * 40, mentions: [{ ...shared, ...special }] }));
      expect(rings(linked(made)), JSON.stringify(special)).toEqual([]);
    }
  });

  it('know a card, an account and an IBAN by the same digits', () => {
    const made = (['card', 'account'] as const).map((kind, i) => ({
      id: `r${i}`,
      day: i,
      mentions: [{ kind, value: '6222021234567890123' }],
    }));
    expect(rings(linked(made))).toEqual([['r0', 'r1']]);
  });

  it('of nobody are no rings', () => {
    expect(rings(linked([]))).toEqual([]);
    expect(rings(linked([{ id: 'r1' }, { id: 'r2' }]))).toEqual([]);
  });
});

describe('two gangs', () => {
  const a = gang('a', 100, 12, 40, 1);
  const b = gang('b', 200, 12, 40, 2);

  it('are found each by itself', () => {
    expect(rings(linked([...a, ...b]))).toEqual([a.map((r) => r.id).sort(), b.map((r) => r.id).sort()]);
  });

  it('stay apart when one victim of each paid into the same mule account in the same weeks', () => {
    const mule = account(999);
    const made = [...a, ...b].map((report) =>
      report.id === 'a5' || report.id === 'b6' ? { ...report, mentions: [...report.mentions!, mule] } : report,
    );
    const result = linked(made);
    expect(together(result, 'a0', 'b0')).toBe(false);
    expect(together(result, 'a0', 'a5')).toBe(true);
    expect(together(result, 'b0', 'b6')).toBe(true);
  });

  it('stay apart along a chain of them, each tied to the next by one number', () => {
    const chain = [0, 1, 2, 3].flatMap((g) =>
      gang(`g${g}x`, 300 + 10 * g, 10, 40, 20 + g).map((report, i) => ({
        ...report,
        mentions: [...report.mentions!, ...(i === 3 ? [phone(9000 + g)] : []), ...(i === 6 ? [phone(9001 + g)] : [])],
      })),
    );
    const result = linked(chain);
    for (let g = 0; g < 3; g++) expect(together(result, `g${g}x0`, `g${g + 1}x0`)).toBe(false);
  });

  it('stay apart though all their victims called one hotline', () => {
    const hub = phone(5_000_000);
    const others = Array.from({ length: 30 }, (_, i): MadeReport => ({
      id: `o${String(i).padStart(2, '0')}`,
      day: i,
      language: 'zh',
      category: ['loan', 'romance', 'job'][i % 3]!,
      mentions: [hub, account(5000 + i), phone(6000 + i)],
    }));
    const made = [...[...a, ...b].map((report) => ({ ...report, mentions: [...report.mentions!, hub] })), ...others];
    expect(together(linked(made), 'a0', 'b0')).toBe(false);
  });
});

describe('rival claims', () => {
  it('that fit each other are no rivals: what ties two ties a third that shows the same', () => {
    for (const [kind, value] of [
      ['wallet', wallet],
      ['account', '6222021234567890123'],
      ['phone', '+8613800138000'],
    ] as const) {
      const made = [0, 25, 50].map((day) => ({ id: `r${day}`, day, language: 'en', mentions: [{ kind, value }] as const }));
      expect(rings(linked(made.slice(0, 2))), kind).toHaveLength(1);
      expect(rings(linked(made)), kind).toEqual([['r0', 'r25', 'r50']]);
    }
  });

  it('are not made by further numbers of the kind that ties', () => {
    const made = Array.from({ length: 6 }, (_, i): MadeReport => ({
      id: `r${i}`,
      language: 'en',
      category: 'investment',
      story: Math.floor(i / 2),
      mentions: [{ kind: 'wallet', value: wallet }, { kind: 'wallet', value: `btc:own${i}` }, site(`shop${i}qz`)],
    }));
    expect(rings(linked(made))).toEqual([made.map((report) => report.id)]);
  });

  it('of two gangs leave a report apart', () => {
    const a = gang('a', 100, 12, 40, 1);
    const b = gang('b', 200, 12, 40, 2);
    const between: MadeReport = { id: 'x', day: 20, language: 'zh', mentions: [account(100), account(200)] };
    const result = linked([...a, ...b, between]);
    expect(rings(result)).toEqual([a.map((r) => r.id).sort(), b.map((r) => r.id).sort()]);
  });
});

describe('duplicates', () => {
  const told = (id: string, agency: string): MadeReport => ({
    id,
    agency,
    day: 3,
    lossDay: 2,
    amount: 3_875_100,
    language: 'zh',
    story: 7,
    mentions: [account(1), phone(1)],
  });

  it('go where their case goes and make no ring alone', () => {
    expect(rings(linked([told('r1', 'A'), told('r2', 'B')]))).toEqual([]);
    const third: MadeReport = {
      id: 'r3',
      day: 5,
      lossDay: 4,
      amount: 990_000,
      language: 'zh',
      story: 7,
      mentions: [account(1), phone(1)],
    };
    expect(rings(linked([told('r1', 'A'), told('r2', 'B'), third]))).toEqual([['r1', 'r2', 'r3']]);
  });
});

describe('judgements', () => {
  const shared = pair('account', '6222021234567890123');

  it('same joins, different keeps apart', () => {
    expect(rings(linked([{ id: 'r1' }, { id: 'r2' }], { judgements: [{ verdict: 'same', a: 'r1', b: 'r2' }] }))).toEqual([
      ['r1', 'r2'],
    ]);
    expect(rings(linked(shared, { judgements: [{ verdict: 'different', a: 'r2', b: 'r1' }] }))).toEqual([]);
    const undecided: LinkOptions = {
      judgements: [
        { verdict: 'different', a: 'r1', b: 'r2' },
        { verdict: 'unsure', a: 'r1', b: 'r2' },
      ],
    };
    expect(rings(linked(shared, undecided))).toEqual([['r1', 'r2']]);
  });

  it('different holds for whole rings that grow', () => {
    const gangs = gang('a', 100, 12, 40, 1);
    const result = linked(gangs, { judgements: [{ verdict: 'different', a: 'a0', b: 'a11' }] });
    expect(together(result, 'a0', 'a11')).toBe(false);
  });

  it('service and identity override what was learned', () => {
    expect(rings(linked(shared, { judgements: [{ verdict: 'service', kind: 'card', value: '6222021234567890123' }] }))).toEqual(
      [],
    );
    const ip = pair('ip', '203.0.113.7');
    expect(rings(linked(ip))).toEqual([]);
    expect(rings(linked(ip, { judgements: [{ verdict: 'identity', kind: 'ip', value: '203.0.113.7' }] }))).toEqual([
      ['r1', 'r2'],
    ]);
  });

  it('out keeps a report from its ring, confirm keeps a ring, dismiss marks it', () => {
    const gangs = gang('a', 100, 6, 20, 1);
    const before = linked(gangs);
    const id = before.rings[0]!.id;
    const previous = { report: gangs.map((r) => r.id), ring: gangs.map(() => id) };
    const out = linked(gangs, { previous, judgements: [{ verdict: 'out', report: 'a3', ring: id }] });
    expect(rings(out)).toEqual([['a0', 'a1', 'a2', 'a4', 'a5']]);
    expect(out.rings[0]!.id).toBe(id);

    const unrelated: MadeReport[] = [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }];
    const kept = linked(unrelated, {
      previous: { report: ['r1', 'r2'], ring: ['Gkept', 'Gkept'] },
      judgements: [{ verdict: 'confirm', ring: 'Gkept' }],
    });
    expect(kept.rings.map((ring) => [ring.id, ring.judged])).toEqual([['Gkept', 'confirmed']]);
    const dismissed = linked(gangs, { previous, judgements: [{ verdict: 'dismiss', ring: id }] });
    expect(dismissed.rings[0]!.judged).toBe('dismissed');
  });
});

describe('progress', () => {
  it('can be stopped', () => {
    expect(() => linked(pair('wallet', wallet), { signal: AbortSignal.abort() })).toThrow('stopped');
  });
});
