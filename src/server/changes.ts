import type { RecordedAct } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { ActKind, Happened } from '../model/index.ts';
import { traceOf } from './answers.ts';

type Kinds = Extract<Happened, { event: 'changed' }>['what'];

/** What lists each kind of act changes, besides the log. */
const changedBy: Partial<Readonly<Record<ActKind, Kinds>>> = {
  import: ['reports', 'money', 'people', 'picture'],
  'link.run': ['rings', 'picture'],
  judge: ['judgements'],
  // What is closed or opened leaves or enters the lists.
  'case.open': ['cases', 'reports', 'rings'],
  'case.edit': ['cases', 'reports', 'rings'],
  'element.support': ['cases'],
  'trace.run': ['money'],
  'freeze.propose': ['money'],
  'freeze.state': ['money'],
  'person.edit': ['people', 'cases'],
  'person.judge': ['people', 'cases'],
  'screen.run': ['people'],
  'protect.state': ['people', 'cases'],
  'alarm.state': ['people'],
  'picture.judge': ['picture'],
  'stats.publish': ['picture'],
  'overlap.run': ['overlap'],
  'overlap.partner': ['overlap'],
  'user.edit': ['users'],
};

/** Lists that are answered from the search's index, which follows the acts a moment later. */
const indexed = new Set<Kinds[number]>(['reports', 'rings']);

export interface Followers {
  readonly tell: (happened: Happened) => void;
  /** Brings the index up to what was recorded. */
  readonly catchUp: () => Promise<void>;
}

/** Tells open pages of acts as they are recorded: at once of what is read from the rows, and of lists once the index has them. */
export function follow(acts: readonly RecordedAct[], { tell, catchUp }: Followers): void {
  const last = acts.at(-1);
  if (last === undefined) return;
  const what = new Set(acts.flatMap(({ kind }) => changedBy[kind] ?? []));
  const { by, seq: act } = last;
  tell({ event: 'changed', what: [...[...what].filter((each) => !indexed.has(each)), 'log'], by, act });
  const later = [...what].filter((each) => indexed.has(each));
  catchUp().then(
    () => later.length > 0 && tell({ event: 'changed', what: later, by, act }),
    (error: unknown) => {
      // The next act, or the next question, has the index catch up again.
      const code = error instanceof ClewError ? error.code : traceOf(error);
      if ((error as Error).name !== 'AbortError') process.stderr.write(`clew: the index of the search is behind: ${code}\n`);
    },
  );
}
