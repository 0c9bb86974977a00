import type { Progress } from '../casebook/index.ts';
import type { ClewError } from '../errors.ts';

/** What the process tells. Error classes do not survive the way between processes; their parts do. */
export type RebuildTold =
  | { readonly progress: Progress }
  | { readonly counts: { readonly reports: number; readonly rings: number } }
  | { readonly error: Pick<ClewError, 'kind' | 'code' | 'message' | 'hint'> | { readonly name: string } };

/** Milliseconds between two words on the progress. */
const toldEvery = 100;

// Whoever asked may be gone before this is told: `disconnect` ends it then.
const tell = (now: RebuildTold): void => void process.send?.(now, () => undefined);

// A process of its own: makes the rows of one folder, and waits to be ended. Also when whoever asked is gone.
process.once('disconnect', () => process.exit());
process.once('message', async (dir) => {
  let told = 0;
  try {
    // Loaded last: it takes a while, in which this process must know how to end.
    const { rebuildWorkbench } = await import('../workbench.ts');
    const progress = (now: Progress): void => {
      if (performance.now() - told < toldEvery) return;
      told = performance.now();
      tell({ progress: now });
    };
    tell({ counts: await rebuildWorkbench(dir as string, { progress }) });
  } catch (error) {
    const { name, kind, code, message, hint } = error as ClewError;
    tell({ error: kind === undefined || kind === 'bug' ? { name } : { kind, code, message, hint } });
  }
});
