import type { Cell } from '../engine/index.ts';
import {
  accountKinds,
  earlier,
  indicatorKinds,
  type Judgement,
  masked,
  type Rejected,
  roles,
  type Service,
  transferForms,
  transferSides,
} from '../model/index.ts';
import type {
  ForeignIndicator,
  StoredAccount,
  StoredFact,
  StoredFreeze,
  StoredRate,
  StoredStatement,
  StoredTrace,
  StoredTransfer,
  Membership,
  RingMove,
  RingRow,
  StoredExhibit,
  StoredJudgement,
  StoredMention,
  StoredPackageAct,
  StoredReport,
  StoredSupport,
} from './ctx.ts';

/** A row as DuckDB gives it, columns in snake_case. The one place where rows become the model's words. */
export type Row = Readonly<Record<string, Cell>>;
type WordOf = (number: number) => string;

/** Texts are read as bytes: reading as text would drop a byte order mark and shift every offset by one. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export const reportColumns = `number, id, ref, exhibit, source_row, agency, victim, category, language, channel, amount_minor,
  currency, reported_at, loss_at, encode(text) AS text_bytes, fields`;

/** Columns of `reports` that hold numbers of words. */
export const wordColumns = ['exhibit', 'agency', 'category', 'language', 'channel', 'currency'] as const;

export function reportOf(row: Row, wordOf: WordOf): StoredReport {
  const word = (column: (typeof wordColumns)[number]): string => wordOf(row[column] as number);
  const minor = row['amount_minor'] as number | null;
  return {
    number: row['number'] as number,
    id: row['id'] as string,
    source: { exhibit: word('exhibit'), row: row['source_row'] as number },
    ...given('ref', row['ref']),
    ...given('agency', word('agency')),
    ...given('reportedAt', row['reported_at']),
    ...given('lossAt', row['loss_at']),
    ...given('language', word('language')),
    ...given('channel', word('channel')),
    ...given('category', word('category')),
    ...(minor === null ? {} : { amount: { minor, currency: word('currency') } }),
    ...given('victim', row['victim']),
    text: utf8.decode(row['text_bytes'] as Uint8Array),
    fields: JSON.parse(row['fields'] as string) as Record<string, string>,
  };
}

export function mentionOf(row: Row, wordOf: WordOf): StoredMention {
  const flags = row['flags'] as number;
  return {
    report: row['report'] as number,
    kind: indicatorKinds[row['kind'] as number]!,
    value: row['value'] as string,
    role: roles[row['role'] as number]!,
    masked: (flags & masked) !== 0,
    earlier: (flags & earlier) !== 0,
    confidence: (row['confidence'] as number) / 100,
    start: row['start_offset'] as number,
    end: row['end_offset'] as number,
    ...given('field', wordOf(row['field'] as number)),
  };
}

export function ringOf(row: Row): RingRow & { readonly size: number } {
  return {
    id: row['id'] as string,
    size: row['size'] as number,
    confidence: row['confidence'] as number,
    tier: row['tier'] as RingRow['tier'],
    cohesion: row['cohesion'] as number,
    services: JSON.parse(row['services'] as string) as string[],
    ...given('firstSeen', row['first_seen']),
    ...given('lastSeen', row['last_seen']),
    loss: JSON.parse(row['loss'] as string) as Record<string, number>,
    status: row['status'] as RingRow['status'],
  };
}

export function membershipOf(row: Row): Membership {
  return {
    report: row['report'] as number,
    id: row['id'] as string,
    ...given('ref', row['ref']),
    ring: row['ring'] as string,
    confidence: row['confidence'] as number,
  };
}

export function serviceOf(row: Row): Service {
  return {
    kind: indicatorKinds[row['kind'] as number]!,
    value: row['value'] as string,
    reports: row['reports'] as number,
    rings: row['rings'] as number,
    exclusivity: row['exclusivity'] as number,
    why: { en: row['why_en'] as string, zh: row['why_zh'] as string },
  };
}

export function moveOf(row: Row): RingMove & { readonly act: number } {
  const { ring, how, act } = row;
  return { ring, into: JSON.parse(row['into_rings'] as string) as string[], how, act } as RingMove & { act: number };
}

export function rejectedOf(row: Row, wordOf: WordOf): Rejected & { readonly exhibit: string } {
  return {
    exhibit: wordOf(row['exhibit'] as number),
    file: row['file'] as string,
    row: row['source_row'] as number,
    ...given('column', row['column_name']),
    code: row['code'] as string,
    why: row['why'] as string,
    record: JSON.parse(row['record'] as string) as Record<string, string>,
  };
}

export function exhibitOf(row: Row): StoredExhibit {
  const { sha256, name, bytes, act } = row;
  return { sha256, name, bytes, act } as StoredExhibit;
}

/** Judgements with what stands: from the newest back, an undo that itself stands strikes out the act it names. */
export function judgementsOf(rows: readonly Row[]): StoredJudgement[] {
  const bodies = rows.map((row) => JSON.parse(row['body'] as string) as Judgement);
  const undone = new Set<number>();
  for (let i = rows.length - 1; i >= 0; i--) {
    const body = bodies[i]!;
    if (body.verdict === 'undo' && !undone.has(rows[i]!['act'] as number)) undone.add(body.act);
  }
  return rows.map((row, i) => {
    const act = row['act'] as number;
    return { act, at: row['judged_at'] as number, by: row['actor'] as string, judgement: bodies[i]!, stands: !undone.has(act) };
  });
}

/** Grounds with what stands: an act that withdraws one counts from then on. */
export function supportsOf(rows: readonly Row[]): StoredSupport[] {
  const bodies = rows.map((row) => JSON.parse(row['body'] as string) as StoredSupport['support']);
  const gone = new Set(bodies.flatMap(({ stance, ground }) => (stance === 'withdraws' ? [Number(ground.ref)] : [])));
  return rows.map((row, i) => {
    const act = row['act'] as number;
    const told = { act, at: row['told_at'] as number, by: row['actor'] as string };
    return { ...told, support: bodies[i]!, stands: !gone.has(act) };
  });
}

export function packageActOf(row: Row): StoredPackageAct {
  const { act: seq, told_at: at, actor: by, kind } = row;
  return { seq, at, by, kind, body: JSON.parse(row['body'] as string) as unknown } as StoredPackageAct;
}

export function foreignOf(row: Row): ForeignIndicator {
  const { value } = row;
  const kind = indicatorKinds[row['kind'] as number]!;
  return { package: row['package'] as string, kind, value: value as string, ...given('note', row['note']) };
}

export const transferColumns = `number, id, source, target, minor, currency, moved_at, received_minor, received_currency, form, side, balance,
  ref, report, note, exhibit, source_row, twin, day_only`;

/** Columns of `transfers` that hold numbers of words. */
export const transferWords = ['currency', 'received_currency', 'exhibit'] as const;

export function transferOf(row: Row, wordOf: WordOf): StoredTransfer {
  const word = (column: (typeof transferWords)[number]): string => wordOf(row[column] as number);
  const received = row['received_minor'] as number | null;
  return {
    number: row['number'] as number,
    id: row['id'] as string,
    ...given('source', row['source']),
    ...given('target', row['target']),
    minor: row['minor'] as number,
    currency: word('currency'),
    at: row['moved_at'] as number,
    ...(received === null ? {} : { received: { minor: received, currency: word('received_currency') } }),
    form: transferForms[row['form'] as number]!,
    side: transferSides[row['side'] as number]!,
    ...given('balance', row['balance']),
    ...given('ref', row['ref']),
    ...given('report', row['report']),
    ...given('note', row['note']),
    exhibit: word('exhibit'),
    row: row['source_row'] as number,
    ...given('twin', row['twin']),
    ...(row['day_only'] === true ? { dayOnly: true } : {}),
  };
}

export function accountOf(row: Row): StoredAccount {
  return { number: row['number'] as number, kind: accountKinds[row['kind'] as number]!, value: row['value'] as string };
}

export function factOf(row: Row, wordOf: WordOf): StoredFact {
  return {
    account: row['account'] as number,
    fact: row['fact'] as StoredFact['fact'],
    text: row['fact_text'] as string,
    ...given('category', row['category']),
    ...given('source', row['fact_source']),
    exhibit: wordOf(row['exhibit'] as number),
    row: row['source_row'] as number,
  };
}

export function statementOf(row: Row, wordOf: WordOf): StoredStatement {
  const broken = row['broken_row'] as number | null;
  return {
    account: row['account'] as number,
    currency: wordOf(row['currency'] as number),
    exhibit: wordOf(row['exhibit'] as number),
    rows: row['row_count'] as number,
    from: row['first_at'] as number,
    to: row['last_at'] as number,
    ...given('opening', row['opening']),
    ...given('closing', row['closing']),
    ...(broken === null ? {} : { broken: { row: broken, expected: row['expected'] as number, found: row['found'] as number } }),
  };
}

export function rateOf(row: Row, wordOf: WordOf): StoredRate {
  return {
    day: row['day'] as string,
    from: row['from_currency'] as string,
    to: row['to_currency'] as string,
    rate: row['rate'] as number,
    source: row['rate_source'] as string,
    exhibit: wordOf(row['exhibit'] as number),
    row: row['source_row'] as number,
  };
}

export function traceOf(row: Row): StoredTrace {
  const { act, told_at: at, actor: by } = row;
  return { act, at, by, trace: JSON.parse(row['body'] as string) as unknown } as StoredTrace;
}

export function freezeOf(row: Row): StoredFreeze {
  const { act: seq, told_at: at, actor: by, kind } = row;
  return { seq, at, by, kind, body: JSON.parse(row['body'] as string) as unknown } as StoredFreeze;
}

/** The member, if there is something to put in. */
function given(name: string, value: Cell | undefined): Record<string, Cell> {
  return value === null || value === undefined || value === '' ? {} : { [name]: value };
}
