import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Things in a dossier from which what a form leaves behind is worth collecting: below, it is a few megabytes. */
const many = 2000;

let collect: ((how: object) => void) | undefined;

/**
 * Has the memory of what was just written given back before the next is made. Left to itself the engine lets garbage grow to
 * several times what is alive before it looks, as the machine has room; several forms of a large case then lie there at once.
 */
export function tidy(things: number): void {
  if (things < many) return;
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as typeof collect;
  }
  // The kind of collection that also shrinks what young things are kept in, and gives the machine its pages back.
  collect!({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
