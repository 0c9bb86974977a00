export { areAlike, compareNames, namesModel, nameThreshold } from './compare.ts';
export { hanKeys } from './han-keys.ts';
export { nameKeys } from './keys.ts';
export { type NameForm, type NameGround, nameGrounds, type NameHint, type NameMatch, type NameWord } from './name.ts';
export { type ReadName, type Tradition, traditions } from './name.ts';
export { readName } from './read.ts';
export { type Sounded, soundedOf, SoundIndex } from './sound-index.ts';
export { nameSentence } from './sentence.ts';
