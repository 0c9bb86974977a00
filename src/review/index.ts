export { caseFor, casesFor, editCase, insideCase, openCase, type Reader } from './cases.ts';
export { dossierOf, type DossierHead } from './dossier.ts';
export { exhibitFactsOf, factsOf, samplesOf, suspectsOf } from './members.ts';
