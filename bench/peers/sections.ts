import { extraction } from './extraction.ts';
import { linking } from './linking.ts';
import { names } from './names.ts';
import { psi } from './psi.ts';
import { sealing } from './sealing.ts';
import type { Section } from './section.ts';

/** All parts of the league table, in the order of its page. */
export const sections: readonly Section[] = [linking, extraction, sealing, names, psi];
