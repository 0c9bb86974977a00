import { parentPort } from 'node:worker_threads';
import type { ListedPerson } from '../../model/index.ts';
import { type Candidate, type EntryRows, Matcher } from './matcher.ts';
import type { PersonSetting } from './setting.ts';

/** What a thread is told: the roster once, entries as often as there are some, then that there are no more. */
export type Told =
  | { readonly roster: readonly ListedPerson[]; readonly setting: PersonSetting }
  | { readonly entries: EntryRows }
  | { readonly isDone: true };

export interface Found {
  readonly candidates: readonly (readonly Candidate[])[];
  readonly agree: Matcher['agree'];
}

/** What it answers: that a batch is done, or all it found. */
export type Answered = { readonly done: number } | { readonly found: Found } | { readonly error: unknown };

let matcher: Matcher | undefined;
parentPort?.on('message', (told: Told) => {
  try {
    if ('roster' in told) {
      matcher = new Matcher(told.roster, told.setting);
      parentPort!.postMessage({ done: 0 } satisfies Answered);
    } else if ('entries' in told) {
      matcher!.add(told.entries);
      parentPort!.postMessage({ done: told.entries.id.length } satisfies Answered);
    } else {
      const found = { candidates: matcher!.candidates(), agree: matcher!.agree };
      parentPort!.postMessage({ found } satisfies Answered);
    }
  } catch (error) {
    parentPort!.postMessage({ error } satisfies Answered);
  }
});
