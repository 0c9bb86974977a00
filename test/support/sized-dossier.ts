import { createHash } from 'node:crypto';
import { Dossier } from '../../src/model/index.ts';
import type { Board, CellState, DossierExhibit, DossierIndicator, DossierReport, Link, LossLine } from '../../src/model/index.ts';

const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 5, 9);
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const idOf = (n: number): string => `r${hex(`report ${n}`).slice(0, 20)}`;
const both = (en: string, zh: string): { en: string; zh: string } => ({ en, zh });

export interface Sized {
  readonly reports?: number;
  readonly exhibits?: number;
  readonly suspects?: number;
  /** Whether anything is shown on the board, and by whom. */
  readonly proven?: 'nothing' | 'some';
  /** Words put into every free text of the case. */
  readonly words?: string;
  readonly rejected?: number;
}

/** A dossier of any size, made up from end to end and the same each time: for what is written from a dossier and nothing else. */
export function sizedDossier({ words = '', ...size }: Sized = {}): Dossier {
  const { reports: many = 6, exhibits: files = 2, suspects: people = 2, proven = 'some', rejected = 1 } = size;
  const ring = `G${hex('ring').slice(0, 12)}`;
  const shas = Array.from({ length: files }, (_, e) => hex(`exhibit ${e}`));
  const hubs = hubsOf(many);
  const reports = Array.from({ length: many }, (_, n) =>
    reportOf(n, ring, shas[n % Math.max(1, files)] ?? hex('none'), hubs, words),
  );
  const links = Array.from({ length: Math.max(0, many - 1) }, (_, n) => linkOf(n, n + 1, hubs));
  const suspects = Array.from({ length: people }, (_, s) => ({
    id: `S${s + 1}`,
    ...(s % 2 === 0 ? { name: `Wang Example ${s + 1} 王某${words}`.slice(0, 190) } : {}),
    aliases: s % 2 === 0 ? [`老王${s}`] : [],
    indicators: hubs.slice(s, s + 2).map(({ kind, value }) => ({ kind, value })),
    category: 'suspect' as const,
    basis: 'assessment' as const,
    papers: {},
  }));
  const indicators: DossierIndicator[] = hubs.map(({ kind, value }, h) => ({
    kind,
    value,
    roles: ['suspect'],
    reports: reports.filter(({ mentions }) => mentions.some((mention) => mention.value === value)).map(({ id }) => id),
    suspects: suspects.filter((suspect) => suspect.indicators.some((own) => own.value === value)).map(({ id }) => id),
    service: false,
    firstSeen: start + h * dayMs,
    lastSeen: start + (h + 20) * dayMs,
  }));
  const judgements = [
    ...Array.from({ length: rejected }, (_, j) => {
      const judgement = { verdict: 'different' as const, a: idOf(j), b: idOf(j + 2), reason: `The stories are unlike. ${words}` };
      return { act: 40 + j, at: start + 70 * dayMs + j, by: 'mei', judgement, stands: true };
    }),
    { act: 30, at: start + 61 * dayMs, by: 'joe', judgement: { verdict: 'same' as const, a: idOf(0), b: idOf(1) }, stands: true },
    {
      act: 31,
      at: start + 62 * dayMs,
      by: 'mei',
      judgement: { verdict: 'different' as const, a: idOf(0), b: idOf(1) },
      stands: true,
    },
  ].map((each) => ({
    ...each,
    sentence: both(
      `${each.judgement.a} and ${each.judgement.b}: ${each.judgement.verdict}`,
      `${each.judgement.a} 与 ${each.judgement.b}`,
    ),
  }));
  const exhibits: DossierExhibit[] = shas.map((sha256, e) => ({
    sha256,
    name: `evidence-${String(e + 1).padStart(5, '0')}.csv`,
    bytes: 200_000 + e,
    number: `E${e + 1}`,
    sealed: { act: 2 + e, at: start + e * 1000, by: 'local' },
    reports: Math.floor(many / Math.max(1, files)),
    others: e === 0 ? 12 : 0,
    facts: { signatures: [] },
    checks: [
      { point: 'hash_recheck', state: 'yes', machine: true, sentence: both('The hash was checked again.', '已复核哈希。') },
      {
        point: 'original_medium',
        state: e === 1 ? 'no' : 'open',
        machine: false,
        sentence: both('The medium was not kept.', '未保留原始介质。'),
      },
    ],
  }));
  return Dossier.parse({
    version: 1,
    casebook: { id: 'casebook-1', agency: 'Test desk', region: 'CN', language: 'en', synthetic: true },
    head: {
      origin: 'clew.internal/casebook/00000000-0000-4000-8000-000000000001',
      size: files + 60,
      root: createHash('sha256').update('root').digest('base64'),
      at: start + 80 * dayMs,
      key: 'clew.internal/casebook/00000000-0000-4000-8000-000000000001+0123abcd+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGh',
    },
    software: { name: 'Clew', version: '0.1.0' },
    case: {
      id: `C${hex('case').slice(0, 12)}`,
      title: `Golden Harbour 金港案${words}`,
      law: 'CN 266',
      court: 'Linlan Intermediate Court',
      purpose: 'Prosecution',
      label: 'AMBER',
      officers: [{ name: 'Chen Example', role: 'case officer' }],
      templates: ['made'],
      rates: [],
      openedBy: 'mei',
      openedAt: start + 60 * dayMs,
    },
    suspects,
    boards: [
      boardOf(
        suspects.map(({ id }) => id),
        proven,
        shas[0],
        idOf(0),
      ),
    ],
    rings: [
      {
        id: ring,
        size: many,
        tier: 'named',
        confidence: 0.96,
        cohesion: 0.8,
        status: 'proposed',
        firstSeen: start,
        lastSeen: start + 60 * dayMs,
        loss: { CNY: many * 520_000 },
      },
    ].filter(({ size: held }) => held > 0),
    reports,
    links,
    judgements,
    disagreements: many > 1 ? [{ a: idOf(0), b: idOf(1), acts: [30, 31] }] : [],
    indicators,
    services: [
      {
        kind: 'domain',
        value: 'gateway.example',
        reports: 300,
        rings: 20,
        exclusivity: 0.1,
        why: both('Twenty rings use it.', '二十个团伙使用。'),
      },
    ],
    money: {
      loss: many > 0 ? { CNY: many * 520_000, USDT: 1_500_000 } : {},
      withoutAmount: 1,
      duplicates: 0,
      receivers: indicators
        .filter(({ kind }) => kind === 'wallet' || kind === 'card')
        .map(({ kind, value, reports: named, suspects: whose }) => ({
          kind,
          value,
          reports: named,
          loss: { CNY: named.length * 520_000 },
          paid: {},
          suspects: whose,
          namesakes: [],
        })),
      losses: reports.map(({ id, source }) => lossOf(id, 1, source)),
      whole: lossOf('', many, { exhibit: shas[0] ?? '', row: 1 }),
      transfers: [],
      traces: [],
      freezes: [],
      missing: [],
      victims: [],
    },
    exhibits,
    custody: [
      { seq: 1, at: start, by: 'local', kind: 'casebook.create', sentence: both('casebook made', '建立案册') },
      ...exhibits.map(({ sha256, sealed }) => ({
        seq: sealed.act,
        at: sealed.at,
        by: 'local',
        kind: 'exhibit.seal',
        sentence: both(`exhibit ${sha256.slice(0, 12)} sealed`, `封存证物 ${sha256.slice(0, 12)}`),
      })),
      { seq: files + 3, at: start + dayMs, by: 'local', kind: 'link.run', sentence: both('reports linked', '串并报案') },
    ],
    samples: [],
  });
}

/** Indicators of the ring: the first is named by most reports, the last by few. */
function hubsOf(reports: number): { kind: 'domain' | 'wallet' | 'phone' | 'card'; value: string }[] {
  const count = Math.min(40, 3 + Math.floor(reports / 8));
  return Array.from({ length: count }, (_, h) => {
    const kind = (['domain', 'wallet', 'phone', 'card'] as const)[h % 4]!;
    const value = {
      domain: `site-${h}.example`,
      wallet: `tron:T${hex(`wallet ${h}`).slice(0, 33)}`,
      phone: `+1555010${String(h).padStart(4, '0')}`,
      card: `622848${String(h).padStart(13, '0')}`,
    }[kind];
    return { kind, value };
  });
}

function reportOf(n: number, ring: string, exhibit: string, hubs: ReturnType<typeof hubsOf>, words: string): DossierReport {
  const named = [hubs[n % hubs.length]!, hubs[Math.floor(n / 3) % hubs.length]!, hubs[0]!].filter(
    (each, i, all) => (i < 2 || n % 4 === 0) && all.indexOf(each) === i,
  );
  return {
    id: idOf(n),
    ref: `HB-${String(n + 1).padStart(4, '0')}`,
    source: { exhibit, row: n + 1 },
    agency: n % 2 === 0 ? '临澜市公安局' : 'Harrow Bay Police',
    reportedAt: start + (n % 60) * dayMs,
    lossAt: start + ((n % 60) - 3) * dayMs,
    language: n % 2 === 0 ? 'zh' : 'en',
    category: `Investment${words}`,
    amount: { minor: 520_000, currency: 'CNY' },
    text: `Statement ${n}`,
    fields: {},
    ring,
    confidence: 0.9,
    mentions: named.map(({ kind, value }) => ({
      kind,
      value,
      raw: value,
      role: 'suspect',
      start: 0,
      end: 1,
      masked: false,
      earlier: false,
    })),
  };
}

function linkOf(a: number, b: number, hubs: ReturnType<typeof hubsOf>): Link {
  const { kind, value } = hubs[a % hubs.length]!;
  return {
    a: idOf(a),
    b: idOf(b),
    weight: 6 - (a % 50) / 10,
    confidence: 0.97,
    because: [{ kind, value, rarity: 4, weight: 2.4, legalBasis: kind === 'domain' ? 'site' : 'fund_account', spans: [] }],
    against: a % 10 === 3 ? [both('The kinds of fraud differ.', '案件类别不同。')] : [],
    sentence: both(`Both reports name ${value}.`, `两份报案都提到 ${value}。`),
  };
}

const states = ['supported', 'contested', 'missing', 'not-applicable'] as const satisfies readonly CellState[];

function boardOf(suspects: readonly string[], proven: 'nothing' | 'some', exhibit: string | undefined, report: string): Board {
  const elements = ['deceit', 'loss', 'identity', 'intent', 'money'].map((id, e) => ({
    id,
    title: both(`Element ${e + 1}: ${id}`, `要件${e + 1}：${id}`),
    asks: both(`What must be shown of ${id}.`, `须证明 ${id}。`),
    source: { id: 'law', article: `Art. ${e + 1}` },
    per: e < 2 ? ('offence' as const) : ('suspect' as const),
    gap: both('Nothing shows it.', '尚无证据。'),
    letter: 'bank' as const,
    ...(e === 3 ? { unchecked: true } : {}),
  }));
  const cells = elements.flatMap((element, e) =>
    (element.per === 'offence' ? [undefined] : suspects).map((suspect, s) => {
      const state = proven === 'nothing' ? 'missing' : states[(e + s) % 4]!;
      const ground =
        exhibit !== undefined && s % 2 === 0
          ? { kind: 'exhibit' as const, ref: exhibit, page: 2, row: 7 }
          : { kind: 'report' as const, ref: report, start: 0, end: 9 };
      const act = e % 2 === 0 ? { act: 50 + e, by: 'mei', at: start + 65 * dayMs, reason: 'Read in full' } : {};
      const given = (stance: 'for' | 'against' | 'none') => ({
        ground,
        stance,
        sentence: both('The ledger shows it.', '账目可证。'),
        ...act,
      });
      const grounds = {
        supported: [given('for')],
        contested: [given('for'), given('against')],
        missing: [],
        'not-applicable': [given('none')],
      }[state];
      return {
        element: element.id,
        ...(suspect === undefined ? {} : { suspect }),
        state,
        sentence: both(`It is ${state}.`, `状态：${state}。`),
        grounds,
        count: grounds.length,
        ...(state === 'missing' ? { gap: element.gap, letter: element.letter } : {}),
      };
    }),
  );
  const counts = Object.fromEntries(
    states.map((state) => [state, cells.filter((cell) => cell.state === state).length]),
  ) as Board['counts'];
  return {
    template: {
      id: 'made',
      title: both('Fraud, made up', '诈骗（虚构）'),
      jurisdiction: 'XX',
      currency: 'CNY',
      sources: [{ id: 'law', title: both('A law made up', '虚构法律'), date: '2016-12-19' }],
      reviewed: '2026-11-25',
      elements,
      thresholds: [],
    },
    cells,
    figures: [
      {
        figure: 'loss',
        value: 312_000_000,
        currency: 'CNY',
        grade: both('huge', '数额巨大'),
        sentence: both('The loss reaches the second grade.', '损失达第二档。'),
      },
    ],
    counts,
  };
}

const lossOf = (of: string, cases: number, row: { exhibit: string; row: number }): LossLine => ({
  of,
  gross: { CNY: cases * 520_000 },
  returned: {},
  net: { CNY: cases * 520_000 },
  stated: { CNY: cases * 520_000 },
  how: { transfers: 0, stated: cases },
  unknown: 0,
  reports: cases,
  again: 0,
  transfers: [],
  rows: [row],
});
