/**
 * Private set intersection between two agencies: the protocol alone, without casebook, acts or commands. The specification is
 * docs/reference/overlap.md.
 *
 * A run, from the side of A, who offers, and of B, who answers:
 *
 *   A  items = itemSet(…); secrets = await newSecrets(); writeSecrets(…)
 *      commit(items, acts, secrets.salts); offerSections(…); writeFile(…, 'offer')
 *   B  claimed(path) for the key; readFile(path, { step: 'offer' … }); newSecrets(); commit(…)
 *      answerSections(…); writeFile(…, 'answer')
 *   A  readFile(path, { step: 'answer', sent … }); openAnswer(…) → found; writeFile(…, 'result')
 *   B  readFile(path, { step: 'result', sent … }); readOwn(its answer); openResult(…) → found
 *
 * `sent.own` is the section `own` of the file that the side sent last. `replay` is for the judge.
 */
export { commit, type Commitment, openCommitment, type Opening, verifyOpening } from './commitment.ts';
export { blind, checkElements, inverse, raise } from './elements.ts';
export { type Draft, writeFile, type Written } from './file.ts';
export { elementBytes } from './group.ts';
export { fingerprint, type Header, type Step, type Terms, type Variant, variants } from './header.ts';
export { itemSet, maxItemBytes } from './items.ts';
export type { SectionName, Sections } from './layout.ts';
export { type Limits, requireSizes } from './limits.ts';
export { matches, type Matches } from './matches.ts';
export { answerSections, type Common, type Found, offerSections, openAnswer, openResult, type Side } from './party.ts';
export { newSecret, newSeed, orderOf, shuffle } from './random.ts';
export { claimed, type Expected, readFile, readOwn, type Received } from './reading.ts';
export { replay, type Replay } from './replay.ts';
export { maxLabelBytes } from './seal.ts';
export { newSecrets, readSecrets, type Secrets, wipe, writeSecrets } from './secrets.ts';
export type { Doing } from './work.ts';
