import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extractMentions } from '../src/extract/index.ts';
import type { Mention, Role } from '../src/model/index.ts';

// Extraction against the simulator's truth: which indicators of each report were found, and whose they were taken for.
//   node bench/sim-mentions.ts FOLDER… [--misses N]
// Each folder holds `reports.csv` and `truth_mentions.csv`. Counted per report, kind and value: a host counts as its
// domain, cards and IBANs as accounts, wallets without their chain, handles without their service, phones by their digits
// with or without the country's. Surfaces 0 clean, 1 formatted, 2 obfuscated are readable; 3 masked (compared as patterns);
// 4 mistyped (the true value is not in the text). The truth marks every indicator that is not the suspect's as clean even
// where the text masks it: those that only a pattern fits are counted as masked.

const fieldNames = ['suspect_phone', 'suspect_url', 'suspect_account', 'suspect_wallet', 'suspect_email', 'suspect_handle'];
const truthRoles = ['suspect', 'own', 'innocent', 'prior'] as const;
type TruthRole = (typeof truthRoles)[number];

interface Truth {
  readonly kind: string;
  readonly value: string;
  readonly role: TruthRole;
  readonly surface: number;
}

/** Rows of an RFC 4180 file as records by column. */
function* rows(path: string): Generator<Record<string, string>> {
  const text = readFileSync(path, 'utf8');
  let header: string[] | undefined;
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let close = ++at;
      for (; text[close] !== '"' || text[close + 1] === '"'; close += text[close] === '"' ? 2 : 1);
      cell = text.slice(at, close).replaceAll('""', '"');
      at = close + 1;
    } else {
      const from = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++;
      cell = text.slice(from, at).replace(/\r$/, '');
    }
    row.push(cell);
    if (text[at++] === ',') continue;
    if (header === undefined) header = row;
    else yield Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']));
    row = [];
  }
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');

/** A mention in the truth's spelling; undefined for kinds the simulator does not list. */
function key({ kind, value }: Mention): string | undefined {
  switch (kind) {
    case 'phone':
      return `phone ${digits(value.replace(/^[A-Z]{2}:/, ''))}`;
    case 'domain':
    case 'email':
    case 'ip':
    case 'app':
      return `${kind} ${value.toLowerCase()}`;
    case 'card':
    case 'account':
    case 'iban':
      return `account ${value}`;
    case 'wallet':
      return `wallet ${value.slice(value.indexOf(':') + 1).toLowerCase()}`;
    case 'handle':
      return `handle ${value.slice(value.indexOf(':') + 1)}`;
    default:
      return undefined;
  }
}

const truthKey = ({ kind, value }: Truth): string => `${kind} ${kind === 'wallet' ? value.toLowerCase() : value}`;

/** Whether a masked mention's pattern fits the true value: the characters shown stand at its beginning and end. */
function fits(mention: Mention, truth: Truth): boolean {
  const value = mention.value.replace(/^[^:*]*:/, '').toLowerCase();
  const shown = value.replaceAll(/^\+|…/g, '*').split(/\*+/);
  const whole = truth.value.toLowerCase();
  const local = whole.replace(/^(?:86|1)/, '');
  return [whole, local].some((each) => each.startsWith(shown[0]!) && each.endsWith(shown.at(-1)!));
}

/** The name under which a true value was found; a hotline may have been read as a number of either country. */
function find(truth: Truth, byKey: ReadonlyMap<string, unknown>): string {
  const name = truthKey(truth);
  if (truth.kind !== 'phone' || byKey.has(name)) return name;
  return ['1', '86', '44', '65'].map((code) => `phone ${code}${truth.value}`).find((each) => byKey.has(each)) ?? name;
}

/** One character replaced, left out or added, or two neighbours swapped. */
function isSlip(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let back = 0;
  while (back < a.length - from && back < b.length - from && a.at(-1 - back) === b.at(-1 - back)) back++;
  return a.length - from - back <= 2 && b.length - from - back <= 2;
}

interface Tally {
  readonly found: number[];
  readonly all: number[];
  extra: number;
  slips: number;
  readonly masked: [number, number];
  /** By true role, then by judged role. */
  readonly roles: Map<TruthRole, Map<string, number>>;
  readonly misses: Map<string, string[]>;
}

function note(map: Map<string, string[]>, cause: string, example: string): void {
  const list = map.get(cause) ?? [];
  list.push(example);
  map.set(cause, list);
}

/** The role of a value over its mentions in one report. */
function judged(mentions: readonly Mention[]): Role | 'earlier' {
  if (mentions.every((each) => each.earlier)) return 'earlier';
  const rest = mentions.filter((each) => !each.earlier);
  return rest.find((each) => each.role !== 'unknown')?.role ?? 'unknown';
}

const expected: Readonly<Record<TruthRole, Role | 'earlier'>> = {
  suspect: 'suspect',
  own: 'victim',
  innocent: 'institution',
  prior: 'earlier',
};

function compare(report: Record<string, string>, truths: readonly Truth[], tally: Tally): void {
  const fields = Object.fromEntries(fieldNames.map((name) => [name, report[name] ?? '']));
  const mentions = extractMentions({ text: report['text']!, lang: report['language']!, fields });
  const byKey = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const name = key(mention);
    if (name === undefined || mention.masked) continue;
    byKey.set(name, [...(byKey.get(name) ?? []), mention]);
  }
  const masked = mentions.filter((each) => each.masked);
  const context = (): string => `${report['report_id']} ${JSON.stringify(fields)} ${report['text']}`;
  for (const truth of truths) {
    if (truth.surface === 3) {
      tally.masked[1]++;
      const all = [...masked, ...mentions.filter((each) => key(each) === truthKey(truth))];
      if (all.some((each) => fits(each, truth))) tally.masked[0]++;
      else note(tally.misses, `masked ${truth.kind}`, `${truth.value} in ${context()}`);
      byKey.delete(truthKey(truth));
      continue;
    }
    const name = find(truth, byKey);
    const same = byKey.get(name);
    if (same === undefined && truth.role !== 'suspect' && masked.some((each) => fits(each, truth))) {
      tally.masked[0]++;
      tally.masked[1]++;
      continue;
    }
    tally.all[truth.surface]!++;
    if (same === undefined) {
      if (truth.surface !== 4) note(tally.misses, `missed ${truth.kind} s${truth.surface}`, `${truth.value} in ${context()}`);
      continue;
    }
    byKey.delete(name);
    tally.found[truth.surface]!++;
    const role = judged(same);
    const row = tally.roles.get(truth.role)!;
    row.set(role, (row.get(role) ?? 0) + 1);
    if (role !== expected[truth.role])
      note(tally.misses, `${truth.role} ${truth.kind} as ${role}`, `${truth.value} in ${context()}`);
  }
  // What is left was found and is not in the truth: a slip of the pen in a value the report also gives rightly, or an error.
  for (const [name, list] of byKey) {
    const kind = name.slice(0, name.indexOf(' '));
    if (truths.some((each) => each.kind === kind && isSlip(name, truthKey(each)))) {
      tally.slips++;
      continue;
    }
    tally.extra++;
    note(tally.misses, `extra ${kind}`, `${list[0]!.raw} (${list[0]!.value}) in ${context()}`);
  }
}

const percent = (part: number, all: number): string => `${((100 * part) / Math.max(1, all)).toFixed(2)} %`;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function run(folder: string, shown: number): void {
  const truths = new Map<string, Truth[]>();
  for (const row of rows(join(folder, 'truth_mentions.csv'))) {
    const list = truths.get(row['report_id']!) ?? [];
    const truth = { kind: row['kind']!, value: row['value']!, role: row['role'] as TruthRole, surface: Number(row['surface']) };
    if (!list.some((each) => each.kind === truth.kind && each.value === truth.value)) list.push(truth);
    truths.set(row['report_id']!, list);
  }
  const tally: Tally = {
    found: [0, 0, 0, 0, 0],
    all: [0, 0, 0, 0, 0],
    extra: 0,
    slips: 0,
    masked: [0, 0],
    roles: new Map(truthRoles.map((role) => [role, new Map<string, number>()])),
    misses: new Map(),
  };
  let bytes = 0;
  const started = performance.now();
  for (const report of rows(join(folder, 'reports.csv'))) {
    bytes += Buffer.byteLength(report['text']!);
    compare(report, truths.get(report['report_id']!) ?? [], tally);
  }
  const seconds = (performance.now() - started) / 1000;
  const f1 = (upTo: number, extra = tally.extra): string => {
    const found = sum(tally.found.slice(0, upTo));
    return percent(2 * found, found + extra + sum(tally.all.slice(0, upTo)));
  };
  const right = sum(truthRoles.map((role) => tally.roles.get(role)!.get(expected[role]) ?? 0));
  const judgedAll = sum(tally.found);
  console.log(`\n${basename(folder)}  (${(bytes / 1e6).toFixed(1)} MB of text, ${seconds.toFixed(1)} s with reading)`);
  console.log(
    `  micro-F1 readable ${f1(3)}   with mistyped ${f1(5)}   with mistyped values found held to be errors ${f1(3, tally.extra + tally.slips)}   not in truth: ${tally.extra} (and ${tally.slips} mistyped)`,
  );
  console.log(
    `  found clean ${percent(tally.found[0]!, tally.all[0]!)}, formatted ${percent(tally.found[1]!, tally.all[1]!)}, obfuscated ${percent(tally.found[2]!, tally.all[2]!)}, masked as patterns ${percent(...tally.masked)}`,
  );
  console.log(`  role accuracy ${percent(right, judgedAll)}`);
  const columns = ['suspect', 'victim', 'institution', 'earlier', 'unknown'];
  console.log(`    ${'truth'.padEnd(10)}${columns.map((name) => name.padStart(12)).join('')}`);
  for (const [role, counts] of tally.roles) {
    console.log(`    ${role.padEnd(10)}${columns.map((name) => String(counts.get(name) ?? 0).padStart(12)).join('')}`);
  }
  for (const [cause, examples] of [...tally.misses].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`  ${String(examples.length).padStart(6)}  ${cause}`);
    for (const example of examples.slice(0, shown)) console.log(`          ${example}`);
  }
}

const args = process.argv.slice(2);
const at = args.indexOf('--misses');
const shown = at < 0 ? 0 : Number(args.splice(at, 2)[1]);
if (args.length === 0) {
  console.error('usage: node bench/sim-mentions.ts FOLDER… [--misses N]');
  process.exitCode = 2;
}
for (const folder of args) {
  if (existsSync(join(folder, 'truth_mentions.csv'))) run(folder, shown);
  else console.log(`\n${basename(folder)}: skipped, no truth_mentions.csv here`);
}
