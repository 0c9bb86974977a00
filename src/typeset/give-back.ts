import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: ((how: object) => void) | undefined;

/**
 * Has the memory of what is no longer used given back. Left to itself the engine lets garbage grow to several times what is alive before
 * it looks, as the machine has room.
 */
export function giveBack(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as typeof collect;
  }
  // The kind of collection that also shrinks what young things are kept in, and gives the machine its pages back.
  collect!({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
