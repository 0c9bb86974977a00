export { briefOf, readScam } from './read.ts';
export type { Brief } from './read.ts';
export { scamStageName, scamTypeName, taxonomy } from './taxonomy.ts';
export type { TypeEntry } from './taxonomy.ts';
