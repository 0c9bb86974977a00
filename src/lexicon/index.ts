export { simplify, simplifyText, traditional } from './han.ts';
export { afterWord, Lexicon } from './lexicon.ts';
export { clauseOf, fold, folding, isLongSentence, sentenceOf, sentences } from './sentences.ts';
export { Triggers, unitsOf } from './triggers.ts';
