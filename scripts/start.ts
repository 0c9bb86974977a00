/**
 * `npm start`: the workbench on the synthetic sample; `npm start -- -C DIR`: on a real casebook, as `clew serve` opens it. The
 * pages are built first when they are missing or older than what they are made of.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../src/cli/main.ts';

const root = join(import.meta.dirname, '..');
const page = join(root, 'web/dist/index.html');

/** When a file, or the newest one of a folder, was changed. */
function changed(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...inside.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}

/** Whether the pages are missing or older than their sources. */
function isStale(): boolean {
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  const folders = readdirSync(join(root, 'web')).filter((name) => name !== 'dist');
  const sources = [...folders.map((name) => join('web', name)), 'vite.config.ts', 'package-lock.json'];
  return sources.some((name) => changed(join(root, name)) > built);
}

async function buildPages(): Promise<void> {
  process.stderr.write('building the pages · 正在生成页面 …\n');
  const { build } = await import('vite');
  await build({ root: join(root, 'web'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

const given = process.argv.slice(2);
const isOwn = given.some((word) => /^(?:-C|--casebook(?:=|$))/u.test(word));
// Text and JSON need no pages.
if (!given.includes('--text') && !given.includes('--json') && isStale()) await buildPages();
process.exitCode = await main([isOwn ? 'serve' : 'demo', ...given]);
