export * from './tile-edge.ts';
export * from './tiles.ts';
export * from './tree.ts';
