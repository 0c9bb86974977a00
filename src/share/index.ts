export { namespaceOf, uuid5 } from './uuid.ts';
