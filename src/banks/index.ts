export { bankOf, isLuhn, issuerOf, isUnionPay } from './issuer.ts';
