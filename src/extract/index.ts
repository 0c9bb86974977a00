export { extract, extractMentions } from './extract.ts';
export type { Extracted } from './extract.ts';
export type { ExtractInput } from './source.ts';
export { simplify } from '../lexicon/index.ts';
export { dialCode } from './phone-number.ts';
export { findAlarms, sentenceAround } from './harm/alarms.ts';
export { missingRoles } from './harm/missing-roles.ts';
export { findNoteSigns } from './harm/note-signs.ts';
export { findSigns } from './harm/signs.ts';
