export { readBrief, readScam } from './read.ts';
export type { Brief, Readable } from './read.ts';
export type { Clue } from './type/grams.ts';
export { type Filed, typeFiled } from './filed.ts';
export { readStages } from './stage/read.ts';
export type { Told } from './stage/told.ts';
export { scamStageName, scamTypeName, taxonomies, taxonomy, typesCalled } from './taxonomy.ts';
export type { Taxonomy, TypeEntry } from './taxonomy.ts';
