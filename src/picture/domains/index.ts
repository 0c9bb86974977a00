export type { DomainsAsked } from './gather.ts';
export { AllowList } from './allow.ts';
export { propose } from './blocklist.ts';
export { handOut } from './hand-out.ts';
export { ringDomains } from './rings.ts';
export { watch } from './watch.ts';
