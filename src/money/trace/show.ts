import {
  type Sentence,
  type Sums,
  tableOf,
  type Trace,
  type TraceAccount,
  type TraceMethod,
  traceMethods,
  type TraceStart,
  type TraceStop,
  stopReasons,
  wrap,
} from '../../model/index.ts';
import { money, sums } from '../amounts.ts';
import { methodWords, reasonWords, startWords } from './words.ts';

type Language = 'en' | 'zh';

/** Columns of the terminal. */
const pageWidth = 100;
/** Starts, accounts and stops listed before the rest is counted. */
const most = 60;

const words = {
  starts: { en: 'Starts', zh: '起点' },
  accounts: { en: 'Accounts, hop by hop', zh: '逐层账户' },
  possible: { en: 'Possible by pro rata; by this rule none came there', zh: '按比例法可能到达（依本方法无资金到达）' },
  stops: { en: 'Where it stopped', zh: '止于何处' },
  sums: { en: 'Sums by reason', zh: '按原因合计' },
  without: { en: 'Nothing to trace', zh: '无可追踪' },
  time: { en: 'time (UTC)', zh: '时间 (UTC)' },
  account: { en: 'account', zh: '账户' },
  amount: { en: 'amount', zh: '金额' },
  report: { en: 'report', zh: '报案' },
  how: { en: 'found by', zh: '依据' },
  hop: { en: 'hop', zh: '层级' },
  holder: { en: 'holder, label', zh: '户名、标签' },
  received: { en: 'received', zh: '收到' },
  passed: { en: 'passed on', zh: '转出' },
  held: { en: 'there', zh: '留存' },
  reason: { en: 'reason', zh: '原因' },
  claim: { en: 'of the loss', zh: '占损失' },
  more: { en: 'more', zh: '余' },
  lost: { en: 'lost', zh: '损失' },
  same: { en: 'The same loss is traced from another report:', zh: '同一损失已由另一报案追踪：' },
} satisfies Record<string, Sentence>;

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const total = (of: Sums, lang: Language): string => (Object.keys(of).length === 0 ? '–' : sums(of)[lang]);

/** A trace as text for a terminal: starts, accounts hop by hop, where it stopped and why, sums. */
export function showTrace(trace: Trace, lang: Language, nameOf: (report: string) => string): string {
  const { method, direction } = trace.parameters;
  const way = direction === 'back' ? { en: 'where it came from', zh: '资金来源' } : { en: 'where it went', zh: '资金流向' };
  const parts = [`${way[lang]} · ${methodWords[method][lang]} · ${words.lost[lang]} ${total(trace.lost, lang)}\n`];
  if (trace.starts.length > 0) parts.push(titled(words.starts[lang], startTable(trace.starts, lang, nameOf)));
  if (trace.without.length > 0) {
    parts.push(titled(words.without[lang], withoutLines(trace, lang, nameOf)));
  }
  const { reached = [], possible = [] } = Object.groupBy(trace.accounts, ({ only }) =>
    only === undefined ? 'reached' : 'possible',
  );
  if (reached.length > 0) parts.push(titled(words.accounts[lang], accountTable(reached, lang)));
  if (possible.length > 0) parts.push(titled(words.possible[lang], possibleTable(possible, lang)));
  if (trace.stops.length > 0) {
    parts.push(
      titled(words.stops[lang], listed(stopLines(trace.stops, lang), lang)),
      titled(words.sums[lang], sumTable([trace], lang)),
    );
  }
  return parts.join('\n');
}

/** The sums of several methods side by side, and what each leaves at each account. */
export function showComparison(traces: readonly Trace[], lang: Language): string {
  const held = new Map<string, Map<TraceMethod, Sums>>();
  for (const { accounts, parameters } of traces) {
    for (const { name, claim } of accounts) {
      if (Object.keys(claim).length === 0) continue;
      if (!held.has(name)) held.set(name, new Map());
      held.get(name)!.set(parameters.method, claim);
    }
  }
  const rows = [...held].map(([name, by]) => [name, ...traceMethods.map((method) => total(by.get(method) ?? {}, lang))]);
  const columns = [
    { title: words.account[lang], widest: 34 },
    ...traceMethods.map((method) => ({ title: methodWords[method][lang], align: 'right' as const })),
  ];
  return [
    titled(words.sums[lang], sumTable(traces, lang)),
    titled(
      words.held[lang],
      cutTable(rows, lang, (some) => tableOf(columns, some)),
    ),
  ].join('\n');
}

/** Reports by why nothing of them is traced; those that tell a loss again each with the report that stands for it. */
function withoutLines({ without }: Trace, lang: Language, nameOf: (report: string) => string): string {
  const reasons = new Map<string, string[]>();
  for (const { report, same, why } of without) {
    const told = same === undefined ? nameOf(report) : `${nameOf(report)} → ${nameOf(same)}`;
    const reason = same === undefined ? why[lang] : words.same[lang];
    reasons.set(reason, [...(reasons.get(reason) ?? []), told]);
  }
  const lines = [...reasons].map(([reason, reports]) => {
    const rest = reports.length - most;
    const more = rest > 0 ? ` … ${words.more[lang]} ${rest}` : '';
    return `  ${reason}\n${wrap(reports.slice(0, most).join(', ') + more, pageWidth, '    ')}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Stops in order of time; at one account for one reason, several are summed in one line. */
function stopLines(stops: readonly TraceStop[], lang: Language): string[] {
  const places = new Map<string, TraceStop[]>();
  for (const stop of stops) {
    const place = `${stop.reason} ${stop.account}`;
    const there = places.get(place);
    if (there === undefined) places.set(place, [stop]);
    else there.push(stop);
  }
  return [...places.values()].map((there) => {
    const [first, last] = [there[0]!, there.at(-1)!];
    const head = `${reasonWords[first.reason][lang]}  ${first.account}`;
    if (there.length === 1) return `${minute(first.at)}  ${head}\n${wrap(first.why[lang], pageWidth, '    ')}`;
    const all: Record<string, number> = {};
    for (const { currency, minor } of there) all[currency] = (all[currency] ?? 0) + minor;
    const largest = there.reduce((most, each) => (each.minor > most.minor ? each : most));
    const [count, sum, when] = [there.length, sums(all)[lang], `${minute(first.at)} – ${minute(last.at)}`];
    const told = {
      en: `${count} parts, ${sum}, ${when}; the largest: ${largest.why.en}`,
      zh: `共 ${count} 笔，${sum}，${when}；其中最大一笔：${largest.why.zh}`,
    };
    return `${head}\n${wrap(told[lang], pageWidth, '    ')}`;
  });
}

const titled = (title: string, text: string): string => `${title}\n${text}`;

function listed(lines: readonly string[], lang: Language): string {
  const rest = lines.length - most;
  const shown = lines.slice(0, most).join('\n');
  return rest > 0 ? `${shown}\n  … ${words.more[lang]} ${rest}\n` : `${shown}\n`;
}

function cutTable<Row>(rows: readonly Row[], lang: Language, table: (rows: readonly Row[]) => string): string {
  const rest = rows.length - most;
  return `${table(rows.slice(0, most))}${rest > 0 ? `  … ${words.more[lang]} ${rest}\n` : ''}`;
}

function startTable(starts: readonly TraceStart[], lang: Language, nameOf: (report: string) => string): string {
  const columns = [
    { title: words.time[lang] },
    { title: words.report[lang], widest: 24 },
    { title: words.account[lang], widest: 44 },
    { title: words.amount[lang], align: 'right' as const },
    { title: words.how[lang] },
  ];
  return cutTable(starts, lang, (some) =>
    tableOf(
      columns,
      some.map(({ at, report, account, minor, currency, how }) => [
        minute(at),
        report === undefined ? '–' : nameOf(report),
        account,
        money(minor, currency)[lang],
        startWords[how][lang],
      ]),
    ),
  );
}

function accountTable(accounts: readonly TraceAccount[], lang: Language): string {
  const columns = [
    { title: words.hop[lang], align: 'right' as const },
    { title: words.account[lang], widest: 44 },
    { title: words.holder[lang], widest: 28 },
    { title: words.received[lang], align: 'right' as const },
    { title: words.passed[lang], align: 'right' as const },
    { title: words.held[lang], align: 'right' as const },
  ];
  return cutTable(accounts, lang, (some) =>
    tableOf(
      columns,
      some.map((each) => [
        String(each.hop),
        each.name,
        holderOf(each),
        total(each.received, lang),
        total(each.passed, lang),
        total(each.held, lang),
      ]),
    ),
  );
}

function possibleTable(accounts: readonly TraceAccount[], lang: Language): string {
  const columns = [
    { title: words.hop[lang], align: 'right' as const },
    { title: words.account[lang], widest: 44 },
    { title: words.holder[lang], widest: 40 },
  ];
  return cutTable(accounts, lang, (some) =>
    tableOf(
      columns,
      some.map((each) => [String(each.hop), each.name, holderOf(each)]),
    ),
  );
}

const holderOf = ({ holder, label }: TraceAccount): string =>
  [holder, label?.text].filter((text) => text !== undefined).join(', ');

function sumTable(traces: readonly Trace[], lang: Language): string {
  const reasons = stopReasons.filter((reason) => traces.some(({ byReason }) => byReason[reason] !== undefined));
  const columns = [
    { title: words.reason[lang] },
    ...traces.map(({ parameters }) => ({
      title: traces.length === 1 ? words.claim[lang] : methodWords[parameters.method][lang],
      align: 'right' as const,
    })),
  ];
  return tableOf(
    columns,
    reasons.map((reason) => [reasonWords[reason][lang], ...traces.map(({ byReason }) => total(byReason[reason] ?? {}, lang))]),
  );
}

/** Flows and stops as a table for a spreadsheet: amounts in minor units, times ISO 8601 UTC. */
export function traceCsv({ flows, stops }: Trace): string {
  const quoted = (cells: readonly (string | number | undefined)[]): string =>
    cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',');
  const claims = (claim: Sums): string =>
    Object.entries(claim)
      .map(([currency, minor]) => `${minor} ${currency}`)
      .join(' + ');
  const head = 'what,hop,at,source,target,minor,traced,currency,claim,transfer,why_en,why_zh';
  const rows = [
    ...flows.map(({ hop, at, source, target, minor, traced, currency, claim, transfer }) =>
      quoted(['flow', hop, new Date(at).toISOString(), source, target, minor, traced, currency, claims(claim), transfer, '', '']),
    ),
    ...stops.map(({ reason, hop, at, account, minor, currency, claim, transfer, why }) =>
      quoted([
        reason,
        hop,
        new Date(at).toISOString(),
        account,
        '',
        minor,
        minor,
        currency,
        claims(claim),
        transfer,
        why.en,
        why.zh,
      ]),
    ),
  ];
  return `${[head, ...rows].join('\n')}\n`;
}
