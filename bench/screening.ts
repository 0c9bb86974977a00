import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../src/casebook/index.ts';
import { runScreen, thresholds } from '../src/people/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { madePeople } from '../test/support/made-people.ts';

// A made roster against a made list: seconds, memory, how many of those who stand in both are found, and whether stated
// probabilities come true.
//   npm run bench -- screening [--roster 10000] [--list 1000000] [--seed 7]

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const [rosterSize, listSize, seed] = [option('roster', 10_000), option('list', 1_000_000), option('seed', 7)];
const dir = mkdtempSync(join(tmpdir(), 'clew-screening-'));
try {
  const book = join(dir, 'book');
  await (await createCasebook(book, { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(book);
  const made = madePeople(seed, rosterSize, listSize);
  const [roster, against] = ['a'.repeat(64), 'b'.repeat(64)];
  const began = performance.now();
  await workbench.ctx.commit([{ kind: 'exhibit.seal', body: { sha256: roster, name: 'made', bytes: 0 } }], async (write) => {
    await write.persons(made.roster, roster);
    await write.personList({ exhibit: roster, name: 'roster', side: 'roster', persons: rosterSize, rejected: 0 });
    for (const batch of made.list()) await write.persons(batch, against);
    await write.personList({ exhibit: against, name: 'list', side: 'wanted', version: '1', persons: listSize, rejected: 0 });
  });
  console.log(`made and stored in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { act, withHits, hits } = await runScreen(workbench.ctx, roster, against);
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${rosterSize} against ${listSize}: ${((performance.now() - start) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${Math.round(most / 1e6)} MB`,
  );
  console.log(`${withHits} persons with hits, ${hits} hits`);
  const rows = await workbench.ctx.read.hits(act);
  const isTrue = ({ person, entry }: { person: string; entry: string }): boolean => made.truth.get(person) === entry;
  const found = rows.filter(isTrue);
  console.log(
    `of ${made.truth.size} who stand in both ${found.length} are among the hits: ${(found.length / made.truth.size).toFixed(4)}`,
  );
  const strong = rows.filter(({ score }) => score >= thresholds.strong);
  console.log(
    `strong: ${strong.length}, right ${(strong.filter(isTrue).length / strong.length).toFixed(3)}, of all ${(strong.filter(isTrue).length / made.truth.size).toFixed(3)}`,
  );
  const edges = [0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.01];
  console.log('stated          n      mean stated  came true');
  for (let i = 0; i + 1 < edges.length; i++) {
    const bin = rows.filter(({ score }) => score >= edges[i]! && score < edges[i + 1]!);
    if (bin.length === 0) continue;
    const mean = bin.reduce((sum, { score }) => sum + score, 0) / bin.length;
    console.log(
      `${edges[i]}–${edges[i + 1]}`.padEnd(14),
      String(bin.length).padStart(7),
      mean.toFixed(3).padStart(12),
      (bin.filter(isTrue).length / bin.length).toFixed(3).padStart(10),
    );
  }
  await workbench.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
