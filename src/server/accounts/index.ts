export { ReasonNeeded } from './consults.ts';
export { openAccounts, openRoster } from './open.ts';
