export { giveBack } from './give-back.ts';
export type { Sheets } from './set.ts';
export { typeset } from './typeset.ts';
