export type { Access, Search, Sharers } from './search.ts';
