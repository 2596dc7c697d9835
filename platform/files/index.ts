export type { Content, Files, PutOptions, StoredFile } from './port.ts';
export { acceptedTypes, fileErrors, type MediaType } from './contract.ts';
