export { briefOf, readScam } from './read.ts';
export type { Brief } from './read.ts';
