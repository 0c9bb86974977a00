import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { pairScore, type PairScore } from './scoring.ts';
import { parseCsv } from '../test/support/csv.ts';

// Runs the real data sets through `clew run` without a map file and scores the rings against each set's own truth, after
// its SOURCE.md. Columns that hold the truth are left out of the input; nothing else is changed.
//   npm run bench -- real [SET...]

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
if (!existsSync(data)) {
  console.log('skipped: ../shared/data is not here');
  process.exit(0);
}

type Row = Record<string, string>;
const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (rows: readonly Row[]): string => {
  const names = Object.keys(rows[0]!);
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
    .map((cells) => cells.map(quote).join(','))
    .join('\n');
};
const without = (rows: readonly Row[], ...names: string[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))));
const rowsOf = (set: string, file: string): Row[] => parseCsv(readFileSync(join(data, set, file), 'utf8'));
/** Rows with a number of their own, so that a ring can be looked up by it. */
const numbered = (rows: readonly Row[]): Row[] => rows.map((row, i) => ({ report_id: `N${i}`, ...row }));

interface Run {
  readonly ringOf: ReadonlyMap<string, string>;
  readonly links: readonly Row[];
  readonly services: readonly Row[];
  readonly seconds: number;
}

function run(name: string, content: string): Run {
  const dir = mkdtempSync(join(tmpdir(), 'clew-real-'));
  try {
    const input = join(dir, name);
    writeFileSync(input, content);
    const started = performance.now();
    const { status, stderr } = spawnSync(clew, ['run', input, '--out', join(dir, 'out'), '--quiet'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`clew run failed on ${name}: ${stderr}`);
    const seconds = (performance.now() - started) / 1000;
    const read = (file: string): Row[] => parseCsv(readFileSync(join(dir, 'out', file), 'utf8'));
    const ringOf = new Map(read('rings.csv').map((row) => [row['report_id']!, row['ring_id']!]));
    return { ringOf, links: read('links.csv'), services: read('services.csv'), seconds };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Pairwise and B-cubed scores over the records that `truth` names; an empty truth is a group of its own. */
function score({ ringOf }: Run, truth: ReadonlyMap<string, string>): PairScore {
  return pairScore([...truth].map(([id, group]) => ({ said: ringOf.get(id) || `#${id}`, truth: group || `#${id}` })));
}

const table: string[][] = [];
function tell(set: string, what: string, found: PairScore, done: Run): void {
  const f = (value: number): string => value.toFixed(3);
  table.push([
    set,
    what,
    String(found.records),
    String(found.saidPairs),
    f(found.precision),
    f(found.recall),
    f(found.f1),
    f(found.bcubedF1),
    String(found.worst),
    done.seconds.toFixed(1),
  ]);
}

/** A site name as it is compared: the truth of npa165. */
const siteName = (row: Row): string => row['site_name']!.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

interface Warnings {
  /** Rows after the first week, and those of them whose name or host an earlier week had. */
  later: number;
  foreseeable: number;
  /** Rows put at once into a ring of earlier rows; of these, rows that share name or host with one of them. */
  warned: number;
  hits: number;
  /** Warned rows whose ring had no earlier row of the same name; of these, rows whose host it had not either. */
  wrong: number;
  strangers: number;
}

/**
 * Early warning: weeks come in order, each is imported into a casebook and linked as it comes, and what the linker says of
 * its rows at that moment counts.
 */
async function replayed(rows: readonly Row[], ...hidden: string[]): Promise<Warnings> {
  const dir = mkdtempSync(join(tmpdir(), 'clew-replay-'));
  try {
    await (await createCasebook(join(dir, 'casebook'), { region: 'TW', language: 'zh' })).close();
    const workbench = await openWorkbench(join(dir, 'casebook'));
    const told: Warnings = { later: 0, foreseeable: 0, warned: 0, hits: 0, wrong: 0, strangers: 0 };
    const names = new Set<string>();
    const hosts = new Set<string>();
    const past = new Map<string, Row>();
    const host = (row: Row): string => row['url']!.toLowerCase().replace(/^www\./, '');
    for (const week of [...new Set(rows.map((row) => row['from']!))].sort()) {
      const fresh = rows.filter((row) => row['from'] === week);
      const file = join(dir, `${week.replaceAll('/', '-')}.csv`);
      writeFileSync(file, csv(without(fresh, ...hidden)));
      await workbench.importFile(file);
      await workbench.link();
      const ringOf = new Map<string, string>();
      for await (const { ref, ring } of workbench.casebook.ctx.read.memberships())
        if (ref !== undefined && ring !== undefined) ringOf.set(ref, ring);
      const members = new Map<string, Row[]>();
      for (const [ref, row] of past) {
        const ring = ringOf.get(ref);
        if (ring !== undefined) members.set(ring, [...(members.get(ring) ?? []), row]);
      }
      for (const row of past.size === 0 ? [] : fresh) {
        told.later++;
        if (names.has(siteName(row)) || hosts.has(host(row))) told.foreseeable++;
        const earlier = members.get(ringOf.get(row['report_id']!) ?? '');
        if (earlier === undefined) continue;
        const isName = earlier.some((other) => siteName(other) === siteName(row));
        const isHost = earlier.some((other) => host(other) === host(row));
        told.warned++;
        if (isName || isHost) told.hits++;
        if (!isName) told.wrong++;
        if (!isName && !isHost) told.strangers++;
      }
      for (const row of fresh) {
        past.set(row['report_id']!, row);
        names.add(siteName(row));
        hosts.add(host(row));
      }
    }
    await workbench.close();
    return told;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function tellWarnings(what: string, told: Warnings): void {
  const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`;
  console.log(
    `npa165 replayed by weeks, ${what}: ${told.later} later rows, ${told.foreseeable} of a name or host seen before; ` +
      `hits ${told.hits} (${share(told.hits, told.later)} of later rows, ${share(told.hits, told.foreseeable)} of those seen before); ` +
      `of ${told.warned} warned ${told.wrong} with no earlier row of that name (${share(told.wrong, told.warned)}), ` +
      `${told.strangers} of neither name nor host (${share(told.strangers, told.warned)})`,
  );
}

const sets: Record<string, () => void | Promise<void>> = {
  cryptoscamdb() {
    const lines = readFileSync(join(data, 'cryptoscamdb', 'reports.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const truth = new Map(
      rowsOf('cryptoscamdb', 'truth_rings.csv')
        .filter((row) => row['n_addresses'] !== '0')
        .map((row) => [row['id']!, row['ring']!]),
    );
    const shown = run('reports.jsonl', `${lines.join('\n')}\n`);
    tell('cryptoscamdb', 'addresses shown', score(shown, truth), shown);
    const hidden = lines.map((line) => {
      const { id, name, url, description } = JSON.parse(line) as Row;
      return JSON.stringify({ id, name, url, description });
    });
    const blind = run('reports.jsonl', `${hidden.join('\n')}\n`);
    tell('cryptoscamdb', 'addresses hidden (name, url, description)', score(blind, truth), blind);
  },

  scamsniffer_drainers() {
    const rows = numbered(rowsOf('scamsniffer_drainers', 'domain_address.csv'));
    const truth = new Map(rows.map((row) => [row['report_id']!, row['ring']!]));
    const shown = run('domains.csv', csv(without(rows, 'ring')));
    tell('scamsniffer_drainers', 'addresses shown', score(shown, truth), shown);
    const blind = run('domains.csv', csv(without(rows, 'ring', 'addresses')));
    tell('scamsniffer_drainers', 'domains only', score(blind, truth), blind);
  },

  async npa165_fake_investment() {
    const rows = numbered(rowsOf('npa165_fake_investment', 'sites.csv'));
    const hosts = new Map<string, Set<string>>();
    for (const row of rows) {
      const name = siteName(row);
      hosts.set(name, (hosts.get(name) ?? new Set()).add(row['url']!));
    }
    const truth = new Map<string, string>();
    for (const row of rows) {
      const name = siteName(row);
      const count = hosts.get(name)!.size;
      if (count >= 2 && count <= 10) truth.set(row['report_id']!, name);
    }
    const shown = run('sites.csv', csv(rows));
    tell('npa165_fake_investment', 'names shown; truth: same site name, 2-10 hosts', score(shown, truth), shown);
    const blind = run('sites.csv', csv(without(rows, 'site_name')));
    tell('npa165_fake_investment', 'names hidden (host, week)', score(blind, truth), blind);
    tellWarnings('names shown', await replayed(rows));
    tellWarnings('names hidden', await replayed(rows, 'site_name'));
  },

  unit42_posts() {
    const rows = numbered(rowsOf('unit42_posts', 'indicators.csv').filter((row) => row['scored'] === '1'));
    const truth = new Map(rows.map((row) => [row['report_id']!, row['campaign']!]));
    const done = run('indicators.csv', csv(without(rows, 'campaign', 'line', 'value', 'scored', 'type')));
    tell('unit42_posts', 'one row an indicator; truth: post', score(done, truth), done);
  },

  infoblox_campaigns() {
    const actors = new Map(rowsOf('infoblox_campaigns', 'campaigns.csv').map((row) => [row['campaign']!, row['actor']!]));
    const rows = numbered(rowsOf('infoblox_campaigns', 'indicators.csv'));
    const truth = new Map(rows.map((row) => [row['report_id']!, actors.get(row['campaign']!) ?? row['campaign']!]));
    const done = run('indicators.csv', csv(without(rows, 'campaign')));
    tell('infoblox_campaigns', 'one row an indicator; truth: actor', score(done, truth), done);
  },

  sophos_campaigns() {
    const rows = numbered(rowsOf('sophos_campaigns', 'indicators.csv'));
    const truth = new Map(rows.map((row) => [row['report_id']!, row['campaign']!]));
    const done = run('indicators.csv', csv(without(rows, 'campaign')));
    tell('sophos_campaigns', 'one row an indicator; truth: campaign', score(done, truth), done);
  },

  domaintools_infra() {
    const rows = numbered(rowsOf('domaintools_infra', 'domains_infra.csv'));
    const truth = new Map(rows.map((row) => [row['report_id']!, row['campaign']!]));
    const done = run('domains_infra.csv', csv(without(rows, 'campaign')));
    tell('domaintools_infra', 'infrastructure columns; truth: campaign', score(done, truth), done);
    const hosting = [
      'ip_1_address',
      'ip_2_address',
      'name_server_1_host',
      'name_server_2_host',
      'ssl_1_issuer_common_name',
      'registrar',
    ];
    const only = rows.map((row) => Object.fromEntries(['report_id', ...hosting].map((name) => [name, row[name] ?? ''])));
    const trap = run('hosting.csv', csv(only));
    tell('domaintools_infra', 'trap: hosting, registrar and certificate issuer only', score(trap, truth), trap);
    // A reason must name a value that both rows really hold.
    const byId = new Map(rows.map((row) => [row['report_id']!, Object.values(row).join('\n').toLowerCase()]));
    const named = done.links.filter((link) => {
      const values = link['reason']!.match(/[\w-]+(?:\.[\w-]+)+|[0-9a-f]{32,}|UA-[\d-]+|G-\w+/g) ?? [];
      return values.some((value) =>
        ['report_a', 'report_b'].every((side) => byId.get(link[side]!)!.includes(value.toLowerCase())),
      );
    });
    console.log(`domaintools_infra: ${named.length} of ${done.links.length} reasons name a value that stands in both rows`);
    const domains = numbered(rowsOf('domaintools_infra', 'domains_only.csv'));
    const names = run('domains_only.csv', csv(without(domains, 'campaign')));
    tell(
      'domaintools_infra',
      'domain names only',
      score(names, new Map(domains.map((row) => [row['report_id']!, row['campaign']!]))),
      names,
    );
  },
};

const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(sets)) if (asked.length === 0 || asked.includes(name)) await measure();
const head = ['set', 'input', 'records', 'pairs said', 'P', 'R', 'F1', 'b3 F1', 'worst', 's'];
const rows = [head, ...table];
const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
for (const row of rows)
  console.log(row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '));
