export * from './checkpoint.ts';
export * from './cosignature.ts';
export * from './note.ts';
export * from './tile-edge.ts';
export * from './tiles.ts';
export * from './tree.ts';
export * from './vkey.ts';
