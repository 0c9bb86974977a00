export { comparePeople, nearPeople } from './compare.ts';
export { plainOf, readPeople } from './read.ts';
