import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, type } from 'node:os';
import { join } from 'node:path';

// `npm run faults`: the long form of the fault tests, and the table of what came of them. Takes about an hour.
const root = join(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), 'clew-faults-rows-'));
const rows = join(place, 'rows.jsonl');
const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), ['run', 'test/faults', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CLEW_FAULTS: 'long', CLEW_FAULTS_ROWS: rows },
});
if (status === 0 && existsSync(rows)) {
  const lines = readFileSync(rows, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { fault: string; tried: number; result: string })
    .map(({ fault, tried, result }) => `| ${fault} | ${tried.toLocaleString('en')} | ${result} |`);
  writeFileSync(
    join(root, 'docs', 'reference', 'faults.md'),
    `# Faults

What was done to the custody log, how often, and what came of it. Made by \`npm run faults\` (Node ${process.versions.node},
${type()}, ${cpus().length} cores); a short form of the same tests runs with \`npm test\`. What is promised: no act that was
acknowledged is lost, every checkpoint that anybody ever saw fits all later ones, and damage is named, never mended in silence.

| fault | tried | result |
| --- | --- | --- |
${lines.sort().join('\n')}
`,
  );
}
rmSync(place, { recursive: true });
process.exitCode = status ?? 1;
