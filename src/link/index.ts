export * from './kinds.ts';
export {
  type Evidence,
  type Joins,
  type Lead,
  type LinkedRing,
  type LinkOptions,
  type LinkResult,
  type LinkTable,
  type Moved,
  type PreviousRings,
} from './types.ts';
export { evidenceBetween } from './evidence.ts';
export { model as currentModel, type Model } from './model.ts';
export { increment } from './incremental.ts';
export { begin, count, type Counted, link, ringsFrom } from './link.ts';
export { countOn } from './counts/count-on.ts';
export { linkOn } from './link-on.ts';
export { IdentityIndex } from './identity-index.ts';
export type { BaseTable, LinkBatch, StringList } from './input.ts';
export { type BaseResult, type Change, Linkage, type Uses, type View } from './linkage.ts';
export { sketchInto, sketchSimilarity } from './sketch.ts';
export { StringIndex } from './string-index.ts';
export { buildTable } from './table.ts';
export { type Duplicates, findDuplicates } from './duplicates.ts';
export { Explainer } from './explain.ts';
export { why, type Why } from './why.ts';
export { writeOutputs, type OutputOptions } from './output.ts';
export { renderRing, renderRings, renderServices, renderWhy, type RingLine } from './render.ts';
export { chooseReasons, type Reasons } from './reasons.ts';
export { againstSentences, type LinkFacts, linkSentence, linkSentences, type Tie } from './sentence.ts';
export { findServices, openServices } from './services.ts';
export { type Findings, type RingSummary, type RunSummary, summarise, summariseRun } from './summary.ts';
export { Portrait } from './portrait.ts';
export { graphOf } from './graph.ts';
export { linksOf } from './link-list.ts';
export { legalBasisOf, nounOf } from './words.ts';
