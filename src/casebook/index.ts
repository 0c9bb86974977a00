export type { Casebook, CasebookInfo, CreateOptions, OpenOptions } from './casebook.ts';
export { userAfter } from './cases.ts';
export { createCasebook, isSynthetic, openCasebook, readCustodyLog, rebuild, syntheticAgency } from './casebook.ts';
export { takeRows } from './database.ts';
export type * from './ctx.ts';
export type * from './overlaps.ts';
export type * from './picture.ts';
