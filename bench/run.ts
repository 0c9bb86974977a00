import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm run bench` lists the benchmarks, `npm run bench -- NAME [options]` runs one. Each is a script that prints its table.
const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'scoring.ts', 'peak.ts'].includes(file))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.log(`npm run bench -- NAME\n\n${names.map((each) => `  ${each}`).join('\n')}`);
  process.exit(name === undefined ? 0 : 2);
}
// As `clew` itself starts Node; whatever a benchmark starts has it so as well.
const options = '--max-old-space-size-percentage=40 --max-semi-space-size=16';
const asClew = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1', NODE_OPTIONS: options, ...process.env };
const { status } = spawnSync(process.execPath, ['--expose-gc', `${folder}${name}.ts`, ...rest], {
  stdio: 'inherit',
  env: asClew,
});
process.exit(status ?? 1);
