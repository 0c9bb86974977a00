export type { Terminal } from './frames.ts';
export { listen } from './listen.ts';
export type { Listening } from './listen.ts';
export { reach } from './reach.ts';
export type { Holder } from './reach.ts';
export type { Perform } from './talk.ts';
