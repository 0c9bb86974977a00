import { parentPort } from 'node:worker_threads';
import { doChunk } from './chunk.ts';
import { loadGroup } from './group.ts';
import type { Order, Told } from './work.ts';

// A thread of `work`: of each order it takes chunks until none is left.
const tell = (told: Told): void => parentPort!.postMessage(told);
const group = await loadGroup();
parentPort!.on('message', ({ job, count, chunk, next, skip }: Order) => {
  const chunks = Math.ceil(count / chunk);
  for (let k = Atomics.add(next, 0, 1); k < chunks; k = Atomics.add(next, 0, 1)) {
    if (skip[k] === 1) continue;
    const bad = doChunk(group, job, k * chunk, Math.min((k + 1) * chunk, count));
    tell(bad === undefined ? { chunk: k } : { bad });
    if (bad !== undefined) break;
  }
  group.forget();
  tell('ended');
});
