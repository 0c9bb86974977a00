export { type NameForm, type NameGround, nameGrounds, type NameHint, type NameMatch, type NameWord } from './name.ts';
export { type ReadName, type Tradition, traditions } from './name.ts';
