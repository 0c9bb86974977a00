export { lookAtPeople } from './look.ts';
export { personColumns } from './names.ts';
export { parsePeople, type ParsedPeople } from './parse.ts';
export { planPeople, planPeopleOf } from './plan.ts';
