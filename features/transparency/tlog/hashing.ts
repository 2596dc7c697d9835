/**
 * The Merkle tree of RFC 6962, section 2.1, with SHA-256. A leaf and an inner
 * node begin with different bytes, so that no node can be passed off as an entry.
 */
import { createHash } from 'node:crypto';

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array;

/** Bytes of one hash. */
export const HASH_BYTES = 32;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Hash of one entry: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array): Hash => createHash('sha256').update(leafPrefix).update(entry).digest();

/** Hash of two neighbours: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Hash, right: Hash): Hash => createHash('sha256').update(nodePrefix).update(left).update(right).digest();

/** Root of a log without entries: SHA-256 of nothing. */
export const emptyRoot = (): Hash => createHash('sha256').digest();

/** Root of 2^k neighbours that fill their subtree. */
export const foldFull = (hashes: readonly Hash[]): Hash => {
  let row = hashes;
  while (row.length > 1) {
    const next: Hash[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) next.push(nodeHash(row[i]!, row[i + 1]!));
    if (row.length % 2 === 1) throw new Error('a full subtree has a power of two of leaves');
    row = next;
  }
  const [root] = row;
  if (!root) throw new Error('a full subtree has at least one leaf');
  return root;
};

/** Whether two hashes are the same bytes. What is compared is public, so time tells nothing. */
export const sameHash = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0;
