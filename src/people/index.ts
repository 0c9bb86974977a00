export { personListViews } from './lists.ts';
export { blanked, blankedIn } from './protection/blank.ts';
export { type Held, heldPeople } from './protection/held.ts';
export type { Hold, Override } from './protection/hold.ts';
export { type Asked, askedOf, suspectId } from './protection/keys.ts';
export { listedActs } from './protection/listed-acts.ts';
export { isTheirs, isWithheld, withheldWords } from './protection/withheld.ts';
export { accused, asProtected, sheltered } from './protection/shelter.ts';
export { protectionStateOf } from './protection/state.ts';
