import { giveBack } from '../../typeset/index.ts';

/** Things in a dossier from which what a form leaves behind is worth collecting: below, it is a few megabytes. */
const many = 2000;

/** Has the memory of what was just written given back before the next is made; several forms of a large case would lie there at once. */
export function tidy(things: number): void {
  if (things >= many) giveBack();
}
