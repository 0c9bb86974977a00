export { publish } from './publish.ts';
export { rowsBehind } from './rows.ts';
export { type Span, spanOf } from './span.ts';
export { type House, statistics } from './statistics.ts';
