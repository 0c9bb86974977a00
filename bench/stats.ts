import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../src/casebook/index.ts';
import { statsHtml } from '../src/stats/page/html.ts';
import { spanOf, statistics } from '../src/stats/index.ts';
import { openWorkbench } from '../src/workbench.ts';

// How long the statistics of a year take over many reports, and how much memory, without a link run before: made reports of 24 months,
// half of them in the year. `npm run bench -- stats [REPORTS]`, 1,000,000 by default; `node bench/run.ts stats 1000000`.
const count = Number(process.argv[2] ?? 1_000_000);
const dir = mkdtempSync(join(tmpdir(), 'clew-bench-'));
const file = join(dir, 'reports.csv');
const out = createWriteStream(file);
out.write('Report No.,Date reported,Agency,Channel,Age,Amount lost,Currency,Statement\n');
let state = 7;
const dice = (most: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 0x1_0000_0000) * most);
};
for (let i = 0; i < count; i++) {
  const day = new Date(Date.UTC(2024, 0, 1 + dice(731))).toISOString().slice(0, 10);
  const currency = dice(3) === 0 ? 'USD' : 'CNY';
  const line = `S${i},${day},Agency ${dice(40) ** 2 % 37},desk ${dice(6)},${dice(8) === 0 ? '' : 15 + dice(60)},${1 + dice(90_000)},${currency},"They promised profit and I paid to account ${6_222_020_000_000_000 + dice(1e9)} on site${dice(5000)}.example."\n`;
  if (!out.write(line)) await once(out, 'drain');
}
out.end();
await once(out, 'close');

await (await createCasebook(join(dir, 'book'), { region: 'CN', language: 'en' })).close();
const workbench = await openWorkbench(join(dir, 'book'));
await workbench.importFile(file);
const house = await workbench.statHouse();
const table: Record<string, string>[] = [];
for (const by of [undefined, undefined, 'type,month', 'agency,month']) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const found = await statistics(workbench.ctx.read, house, spanOf({ year: 2025, ...(by === undefined ? {} : { by }) }));
  const made = performance.now();
  const page = statsHtml(found, 'zh');
  const { user, system } = process.cpuUsage(cpu);
  table.push({
    by: by ?? 'all tables',
    complaints: String(found.tables[0]!.rows[0]!.cells[0]!.value),
    seconds: ((made - started) / 1000).toFixed(2),
    'cpu seconds': ((user + system) / 1e6).toFixed(2),
    'page kB, ms': `${Math.round(page.length / 1024)}, ${Math.round(performance.now() - made)}`,
    'memory MB': String(Math.round(process.resourceUsage().maxRSS / 1024)),
  });
}
console.table(table);
await workbench.close();
rmSync(dir, { recursive: true, force: true });
