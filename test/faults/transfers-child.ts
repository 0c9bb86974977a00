import { openCasebook } from '../../src/casebook/index.ts';
import { importFile, replayImport } from '../../src/path/index.ts';

// A process for the fault tests: `transfers-child.ts DIR FILE POINT` imports a statement and kills itself with SIGKILL when POINT is passed. A ClewError's
// kind and code are printed.
const [dir, file, point] = process.argv.slice(2) as [string, string, string];
const casebook = await openCasebook(dir, {
  replay: { import: replayImport },
  onPoint: (at) => {
    if (at === point) process.kill(process.pid, 'SIGKILL');
  },
});
try {
  await importFile(casebook.ctx, file, { region: 'CN' });
  await casebook.close();
} catch (error) {
  const { kind, code } = error as { kind?: string; code?: string };
  process.stdout.write(JSON.stringify({ kind, code }));
  process.exit(3);
}
