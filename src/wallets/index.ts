export { decodeBase58 } from './base58.ts';
export { readWallet, type Wallet } from './check.ts';
