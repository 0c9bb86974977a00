export { contradictions, type Pair } from './contradictions.ts';
export { blocks, type ReadOptions } from './blocks.ts';
export { describe } from './describe.ts';
export {
  type Block,
  type ByteBlock,
  type ColumnPlan,
  type Content,
  type FilePlan,
  isPeople,
  type Note,
  type RecordBlock,
  type TablePlan,
} from './file-plan.ts';
export { parsePeople, type ParsedPeople } from './people/index.ts';
export { reportId } from './identity.ts';
export { MapFile, readMap } from './map.ts';
export { parse, type Parsed, parseEach } from './parse.ts';
export { plan, type PlanOptions } from './plan.ts';
export { rejectedCsv } from './rejected.ts';
export {
  Balances,
  parseLabels,
  parseRates,
  parseTransfers,
  type ParsedLabels,
  type ParsedRates,
  type ParsedTransfers,
} from './statements/index.ts';
export { spool, type Spooled } from './spool.ts';
export { zoneOffset } from './zones.ts';
