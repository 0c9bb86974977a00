export { judgePicture } from './judgements.ts';
export { modusOf, type ModusOptions } from './modus/modus.ts';
export { newRoutines, type RoutineQuestion } from './routines/find.ts';
export { allMoves, ringMoves, ringSites } from './moves/moves.ts';
export { picture, type PictureAsked } from './timeline/picture.ts';
export { type Standing, standingJudgements } from './standing.ts';
export { type EffectiveTypes, effectiveTypes, originsOf } from './types.ts';
export { reportReading } from './reading.ts';
export { readingLines } from './reading-print.ts';
