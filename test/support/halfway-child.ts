import { openCasebook, type Progress } from '../../src/casebook/index.ts';
import { NearLinker, replayImport, replayLink } from '../../src/path/index.ts';

// A process for the tests of killed link runs: `halfway-child.ts DIR MOMENT`. It links all reports of the casebook and kills itself with
// SIGKILL when that step of the run is told, or at that point of the commit.
const [dir, moment] = process.argv.slice(2) as [string, string];
const endAt = (at: string): void => {
  if (at === moment) process.kill(process.pid, 'SIGKILL');
};
const casebook = await openCasebook(dir, {
  replay: { import: replayImport, 'link.run': replayLink },
  onPoint: endAt,
  progress: ({ step }: Progress) => endAt(step),
});
await new NearLinker().link({ ...casebook.ctx, beside: { ...casebook.ctx.beside, least: 1 } }, true);
await casebook.close();
