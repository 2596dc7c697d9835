/** The tree as RFC 6962 defines it, word by word, and tiles as tlog-tiles defines them: slow, and sharing nothing with what it checks but the two hashes. */
import { emptyRoot, leafHash, nodeHash, type Hash } from '../tlog/hashing.ts';
import { packTile, tilePath, tilesOf } from '../tlog/tiles.ts';

const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

export const naiveRoot = (leaves: readonly Hash[]): Hash => {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
};

export const naivePath = (m: number, leaves: readonly Hash[]): Hash[] => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))] : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
};

export const naiveConsistency = (m: number, leaves: readonly Hash[]): Hash[] => {
  const sub = (from: number, rest: readonly Hash[], whole: boolean): Hash[] => {
    if (from === rest.length) return whole ? [] : [naiveRoot(rest)];
    const k = split(rest.length);
    return from <= k
      ? [...sub(from, rest.slice(0, k), whole), naiveRoot(rest.slice(k))]
      : [...sub(from - k, rest.slice(k), false), naiveRoot(rest.slice(0, k))];
  };
  return m === 0 || m === leaves.length ? [] : sub(m, leaves, true);
};

export const leavesOf = (size: number): Hash[] => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));

/** Tiles of hashes by their path, straight from the definition. */
export const naiveTiles = (leaves: readonly Hash[]): Map<string, Uint8Array> => {
  const made = new Map<string, Uint8Array>();
  for (const tile of tilesOf(leaves.length)) {
    if (tile.level === 'entries') continue;
    const span = 256 ** tile.level;
    const hashes = Array.from({ length: tile.width }, (_, i) => naiveRoot(leaves.slice((tile.index * 256 + i) * span, (tile.index * 256 + i + 1) * span)));
    made.set(tilePath(tile), packTile(hashes));
  }
  return made;
};
