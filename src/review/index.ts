export { caseFor, casesFor, editCase, openCase, type Reader } from './cases.ts';
