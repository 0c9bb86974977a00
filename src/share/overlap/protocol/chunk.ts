import { elementBytes, type Group } from './group.ts';
import { type Texts, textAt } from './items.ts';
import { leafBytes, leafHashOf, saltsOf } from './leaf.ts';
import { seal, sealedBytes, type Way } from './seal.ts';

/** Records a thread takes at a time; also what a slot of `part.ts` holds. */
export const chunkRecords = 2048;

/** Work on many records, each by itself; all memory is shared. `to` is where record `i` of the outcome goes. */
export type Job =
  | {
      readonly what: 'blind';
      readonly items: Texts;
      readonly order: Uint32Array;
      readonly secret: Uint8Array;
      readonly to: Uint8Array;
    }
  | { readonly what: 'raise'; readonly elements: Uint8Array; readonly secret: Uint8Array; readonly to: Uint8Array }
  | { readonly what: 'check'; readonly elements: Uint8Array }
  | {
      readonly what: 'seal';
      readonly keys: Uint8Array;
      readonly labels: Texts;
      /** Which label belongs to which key: that of key `i` is `labels[of[i]]`. */
      readonly of: Uint32Array;
      readonly run: string;
      readonly way: Way;
      readonly to: Uint8Array;
    }
  | { readonly what: 'leaf'; readonly items: Texts; readonly acts: Texts; readonly seed: Uint8Array; readonly to: Uint8Array };

/** Does records `from` to `end` of a job; returns the place of the first that is no element, if there is one. */
export function doChunk(group: Group, job: Job, from: number, end: number): number | undefined {
  switch (job.what) {
    case 'blind': {
      group.hold(job.secret);
      for (let at = from; at < end; at++) {
        // That an item hashes to the identity happens once in 2^252.
        if (!group.raiseHash(textAt(job.items, job.order[at]!), job.to, at * elementBytes)) return at;
      }
      break;
    }
    case 'raise':
      group.hold(job.secret);
      for (let at = from; at < end; at++) if (!group.raise(job.elements, at * elementBytes, job.to, at * elementBytes)) return at;
      break;
    case 'check':
      for (let at = from; at < end; at++)
        if (!group.isElement(job.elements.subarray(at * elementBytes, (at + 1) * elementBytes))) return at;
      break;
    case 'seal':
      for (let at = from; at < end; at++) {
        const key = job.keys.subarray(at * elementBytes, (at + 1) * elementBytes);
        job.to.set(seal(textAt(job.labels, job.of[at]!), key, job.run, job.way), at * sealedBytes);
      }
      break;
    default: {
      const salt = saltsOf(job.seed);
      for (let at = from; at < end; at++) {
        job.to.set(leafHashOf(salt(at), textAt(job.items, at), textAt(job.acts, at)), at * leafBytes);
      }
    }
  }
  return undefined;
}
