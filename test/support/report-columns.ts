import { createHash } from 'node:crypto';
import { type ReportColumns, sketchSize } from '../../src/model/index.ts';

interface MadeOptions {
  readonly count: number;
  /** Number of the first report; equal numbers make equal reports. */
  readonly from?: number;
  readonly mentionsPerReport?: number;
  readonly words?: boolean;
}

/** Reports made by number, with mentions of which about half are shared with other reports. For tests and benchmarks. */
export function madeColumns({ count, from = 0, mentionsPerReport = 5, words = true }: MadeOptions): ReportColumns {
  const total = count * mentionsPerReport;
  const values: string[] = [];
  const kinds: number[] = [];
  const placeOf = new Map<string, number>();
  const mentions = {
    count: total,
    report: new Int32Array(total),
    value: new Int32Array(total),
    role: new Uint8Array(total),
    flags: new Uint8Array(total),
    confidence: new Uint8Array(total),
    start: new Int32Array(total),
    end: new Int32Array(total),
    field: new Int16Array(total),
  };
  const numbers = Array.from({ length: count }, (_, i) => from + i);
  for (let m = 0; m < total; m++) {
    const i = Math.floor(m / mentionsPerReport);
    const k = m % mentionsPerReport;
    const mixed = Math.imul((from + i) * mentionsPerReport + k, 0x9e3779b1) >>> 0;
    // Every other mention is of an indicator that some ten reports share.
    const kind = k % 2;
    const value =
      k % 2 === 0 ? `own-${from + i}-${k % 4}.example` : `shared-${mixed % Math.max(10, Math.ceil(from / 4))}.example`;
    const key = `${kind}:${value}`;
    let place = placeOf.get(key);
    if (place === undefined) {
      place = values.push(value) - 1;
      kinds.push(kind);
      placeOf.set(key, place);
    }
    mentions.report[m] = i;
    mentions.value[m] = place;
    mentions.role[m] = k === 4 ? 1 : k % 2 === 0 ? 0 : 3;
    mentions.flags[m] = k === 3 && mixed % 16 === 0 ? 1 : 0;
    mentions.confidence[m] = 50 + (mixed % 51);
    mentions.start[m] = k * 12;
    mentions.end[m] = k * 12 + 10;
    mentions.field[m] = k === 2 ? mixed % 2 : -1;
  }
  return {
    count,
    id: numbers.map((n) => `r${createHash('md5').update(String(n)).digest('hex').slice(0, 20)}`),
    ref: numbers.map((n) => (n % 10 === 9 ? '' : `R${String(n).padStart(7, '0')}`)),
    row: Int32Array.from(numbers, (n) => n + 1),
    agency: numbers.map((n) => `CN-POLICE-${n % 7}`),
    victim: numbers.map((n) => (n % 3 === 0 ? `v${n % 1000}` : '')),
    category: numbers.map((n) => ['investment', 'task', 'romance', ''][n % 4]!),
    language: numbers.map((n) => (n % 5 === 0 ? 'en' : 'zh')),
    channel: numbers.map((n) => ['hotline', 'e-mail', ''][n % 3]!),
    amountMinor: Float64Array.from(numbers, (n) => (n % 4 === 3 ? Number.NaN : n * 100)),
    currency: numbers.map((n) => (n % 4 === 3 ? '' : 'CNY')),
    reportedAt: Float64Array.from(numbers, (n) => 1_704_067_200_000 + n * 60_000),
    lossAt: Float64Array.from(numbers, (n) => (n % 6 === 5 ? Number.NaN : 1_704_067_200_000 + n * 50_000)),
    sketch: Uint16Array.from({ length: count * sketchSize }, (_, i) => Math.imul(from * sketchSize + i, 0x85ebca6b) >>> 16),
    ...(words
      ? {
          text: numbers.map(
            (n) =>
              `1月1日朋友圈里有人推荐外汇平台。林经理让我先小额试一试，第一次提现到账了。按林经理说的追加了本金。要提现又让我交税，我才发现被骗，编号${n}。`,
          ),
          fields: numbers.map((n) => JSON.stringify({ office: `office ${n % 40}`, note: n % 2 === 0 ? 'seen' : '未核实' })),
        }
      : {}),
    mentions,
    values,
    valueKind: Uint8Array.from(kinds),
    fieldNames: ['office', 'note'],
  };
}
