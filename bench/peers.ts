import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { circumstances, keep, readLeague, writeLeague } from './peers/measured.ts';
import { leaguePage, shortForm, tableText, withShortForm } from './peers/page.ts';
import { losses } from './peers/section.ts';
import { sections } from './peers/sections.ts';

// The league table: Clew and its peers, given the same on this machine.
//   npm run bench -- peers [--only NAME] [--quick]
// Prints the tables and writes docs/reference/peers.md, the short forms in both READMEs and bench/peers/measured.json, from which these
// are made. --only runs one section and leaves the others as they were measured; --quick tries it on small sizes and writes nothing.
// Needs python3, npm and their package indexes once.
const root = join(import.meta.dirname, '..');
const quick = process.argv.includes('--quick');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const wanted = sections.filter(({ name }) => only === undefined || name === only);
if (wanted.length === 0) {
  console.log(`--only ${sections.map(({ name }) => name).join('|')}`);
  process.exit(2);
}

let league = readLeague();
for (const section of wanted) {
  const start = performance.now();
  const on = circumstances();
  console.log(`\n# ${section.title.en} (load ${on.load})`);
  // In the current folder, as /tmp may be memory.
  const folder = mkdtempSync(join(process.cwd(), '.bench-peers-'));
  try {
    const tables = await section.measure({ quick, folder, say: (text) => console.log(`  ${text} …`) });
    for (const table of tables) {
      console.log(`\n${table.title.en}. ${table.given}\n${tableText(table).join('\n')}`);
      for (const { who, missing } of table.rows) if (missing !== undefined) console.log(`${who}: ${missing}`);
      for (const { column, peer } of losses(table)) console.log(`better than Clew: ${peer.who}, ${column.title.en}`);
    }
    // Kept after each section, so that one that fails takes nothing of the others with it.
    if (!quick) write((league = { ...league, [section.name]: keep(on, tables, league[section.name]) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${section.name}: ${((performance.now() - start) / 1000).toFixed(0)} s in all`);
}

function write(measured: typeof league): void {
  writeLeague(measured);
  writeFileSync(join(root, 'docs/reference/peers.md'), leaguePage(sections, measured));
  const readmes = { en: join(root, 'README.md'), zh: join(root, 'README.zh-CN.md') };
  for (const [lang, path] of Object.entries(readmes) as ['en' | 'zh', string][])
    writeFileSync(path, withShortForm(readFileSync(path, 'utf8'), shortForm(sections, measured, lang)));
  execFileSync(join(root, 'node_modules/.bin/oxfmt'), [...Object.values(readmes), join(root, 'bench/peers/measured.json')]);
}
