import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Comparer } from './compare.ts';
import { MergeModel } from './merge.ts';
import { type Crew, type Pairs, scoreChunks, slot } from './scorers.ts';

// A thread of `Scorers`. It sleeps until the generation changes, takes what pairs there are from the port, and scores chunks
// of them until none is left. A chunk taken after the generation changed again belongs to the newer pairs.
const { control, port, table, figures, bin, told, learned, model } = workerData as Crew;
const rows: { entries: { data: Int32Array }; activity: { data: Int32Array } } = {
  entries: { data: new Int32Array(0) },
  activity: { data: new Int32Array(0) },
};
const view = { table, figures, bin, ...rows };
const scorer = new MergeModel(view, new Comparer(table, told), learned, model);

// A thread that makes no objects never tidies up, and rows that were moved stay in memory as long as it knows the old place.
setFlagsFromString('--expose-gc');
const tidy = runInNewContext('gc') as () => void;

let pairs: Pairs | undefined;
let generation = 0;
const refresh = (): void => {
  generation = Atomics.load(control, slot.generation);
  for (let sent = receiveMessageOnPort(port); sent !== undefined; sent = receiveMessageOnPort(port)) {
    const before: Pairs | undefined = pairs;
    pairs = sent.message as Pairs;
    if (before !== undefined && before.entries.length !== pairs.entries.length) tidy();
    rows.entries.data = pairs.entries;
    rows.activity.data = pairs.activity;
  }
};
for (;;) {
  Atomics.wait(control, slot.generation, generation);
  refresh();
  scoreChunks(scorer, control, () => {
    if (Atomics.load(control, slot.generation) !== generation) refresh();
    return pairs!;
  });
}
