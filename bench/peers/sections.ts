import { names } from './names.ts';
import { psi } from './psi.ts';
import type { Section } from './section.ts';

/** All parts of the league table, in the order of its page. */
export const sections: readonly Section[] = [names, psi];
