export * from './act.ts';
export * from './columns.ts';
export * from './indicator.ts';
export * from './json.ts';
export * from './report.ts';
export * from './ring.ts';
export * from './view-ring.ts';
export * from './view.ts';
