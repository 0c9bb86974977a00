export type { Casebook, CasebookInfo, CreateOptions, OpenOptions } from './casebook.ts';
export { userAfter } from './cases.ts';
export { createCasebook, openCasebook, readCustodyLog, rebuild } from './casebook.ts';
export type * from './ctx.ts';
