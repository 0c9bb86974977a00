export { judgePicture } from './judgements.ts';
export { modusOf, type ModusOptions } from './modus/modus.ts';
export { newRoutines, type RoutineQuestion } from './routines/find.ts';
export { type Standing, standingJudgements } from './standing.ts';
export { type EffectiveTypes, effectiveTypes } from './types.ts';
