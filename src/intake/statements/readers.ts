export { camtReader } from './camt.ts';
export { mt940Reader } from './mt940.ts';
