export { FarLinker } from './far-linker.ts';
export { importFile, replayImport, type Imported } from './import.ts';
export { Kept } from './kept.ts';
export { causeOf, linkCasebook, replayLink, standing, type Linked } from './linked.ts';
export { NearLinker, type Linker } from './linker.ts';
export { runFiles, type Ran } from './run.ts';
export type { RingPage } from './teller.ts';
export { Pages, type Access, type Lookup, type Shelf } from './pages.ts';
