export { openAccounts, openRoster } from './open.ts';
export { ReasonNeeded } from './consults.ts';
