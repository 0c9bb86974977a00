export { comparePeople, mayBePeople, nearPeople } from './compare.ts';
export { namesOf } from './known.ts';
export { plainOf, readPeople } from './read.ts';
export { vietnameseSound } from './profile.ts';
