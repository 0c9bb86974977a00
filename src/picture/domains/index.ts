export type { DomainsAsked } from './gather.ts';
export { handOut } from './hand-out.ts';
export { ringDomains } from './rings.ts';
export { watch } from './watch.ts';
