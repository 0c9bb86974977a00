export { AllowList } from './allow.ts';
export type { DomainsAsked } from './gather.ts';
export { handOut, type HandedOut } from './hand-out.ts';
export { ringDomains } from './rings.ts';
export { watch } from './watch.ts';
