import { createCasebook, openCasebook } from '../../src/casebook/index.ts';
import { importMade, rebuildMade } from './casebook-import.ts';

// A process for the fault tests: `casebook-child.ts DIR TASK [POINT] [NTH]`. At the NTH passing of POINT it kills itself with
// SIGKILL, so that nothing it might still want to do is done. A ClewError's kind and code are printed.
const [dir, task, point, nth] = process.argv.slice(2) as [string, string, string | undefined, string | undefined];
let left = Number(nth ?? 1);
const onPoint = (at: string): void => {
  if (at === point && --left === 0) process.kill(process.pid, 'SIGKILL');
};
const options = { onPoint, replay: rebuildMade };

try {
  if (task === 'create') await (await createCasebook(dir, { ...options, region: 'CN', language: 'zh' })).close();
  else {
    const casebook = await openCasebook(dir, options);
    if (task === 'import') await importMade(casebook.ctx, Number(process.env['REPORTS'] ?? 4_000));
    if (task === 'judge') await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
    if (task === 'hold') {
      process.stdout.write('open\n');
      await new Promise((done) => setTimeout(done, 60_000));
    }
    await casebook.close();
  }
} catch (error) {
  const { kind, code, message } = error as { kind?: string; code?: string; message: string };
  process.stdout.write(`${JSON.stringify({ kind, code, message })}\n`);
  process.exit(3);
}
