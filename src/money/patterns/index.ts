export { patternLimits, type PatternLimits, type ReportingThreshold, reportingThresholds } from './limits.ts';
export { patterns, type PatternsAsked } from './patterns.ts';
