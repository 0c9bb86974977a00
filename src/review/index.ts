export { caseFor, casesFor, editCase, insideCase, localReader, openCase, type Reader } from './cases.ts';
export { dossierOf, type DossierHead } from './dossier.ts';
export { exhibitFactsOf, factsOf, samplesOf, suspectsOf } from './members.ts';
export { requireReport, requireRing, settledJudgement } from './judgement.ts';
