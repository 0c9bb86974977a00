export { type BornRules, type NotBorn, readBorn, readBornByAge } from './born.ts';
export { type Mrz, readMrz } from './mrz.ts';
export { readNationalities, readNationality, readSex } from './nationality.ts';
export { type PaperHint, readPaper } from './paper.ts';
export { paperKindOf, readPapers } from './papers.ts';
export { paperTells, type PaperTells } from './tells.ts';
