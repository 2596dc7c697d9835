/** The log's arithmetic, without database, files or network: for verifiers, witnesses and exports. */
export * from './base64.ts';
export * from './checkpoint.ts';
export * from './cosignature.ts';
export * from './fsck.ts';
export * from './hashing.ts';
export * from './note.ts';
export * from './proofs.ts';
export * from './tiles.ts';
export * from './tlog-proof.ts';
