import { folderFiles } from './folder.ts';
import type { Files } from './port.ts';
import { readBucket, s3Files } from './s3.ts';

export { isStorageFull } from './port.ts';
export type { Content, Files, Listed, PutOptions, StoredFile } from './port.ts';
export { acceptedTypes, fileErrors, type MediaType } from './contract.ts';
export { folderFiles, sweepDrafts } from './folder.ts';
export { memoryFiles } from './memory.ts';
export { folderObjects, memoryObjects, ObjectDiffers, openObjects, s3Objects, type NamedObjects } from './named.ts';
export { readBucket, s3Files, type Bucket } from './s3.ts';

/** The store that FILES_URL names: a folder (an absolute path) or `s3://…`. */
export const openFiles = (filesUrl: string): Files => (filesUrl.startsWith('s3:') ? s3Files(readBucket(filesUrl)) : folderFiles(filesUrl));
