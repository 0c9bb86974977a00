export { read } from './read.ts';
export { runFiles, type Ran } from './run.ts';
export { Seen } from './seen.ts';
