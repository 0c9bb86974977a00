export { openSearch } from './live.ts';
export type { Access, Search, Sharers } from './search.ts';
