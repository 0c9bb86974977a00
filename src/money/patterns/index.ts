export { patternLimits, type PatternLimits, reportingThresholds } from './limits.ts';
export { patterns, type PatternsAsked } from './patterns.ts';
