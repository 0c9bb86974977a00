export { casefile, type Attachment } from './casefile/index.ts';
export { exportCase, type Exported, type Sender } from './export.ts';
export { namespaceOf, uuid5 } from './uuid.ts';
export { verifierBytes } from './verifier.ts';
