export { briefOf, readScam } from './read.ts';
export type { Brief } from './read.ts';
export { readStages } from './stage/read.ts';
export type { Told } from './stage/told.ts';
export { scamStageName, scamTypeName, taxonomy } from './taxonomy.ts';
export type { TypeEntry } from './taxonomy.ts';
