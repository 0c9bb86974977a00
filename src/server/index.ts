export type * from './env.ts';
export type { Gate } from './gate.ts';
export { serveWorkbench, type Served, type ServeOptions } from './serve.ts';
export { openRoster } from './accounts/index.ts';
