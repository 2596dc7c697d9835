/**
 * Inclusion and consistency (RFC 6962, 2.1.1 and 2.1.2; verified as RFC 9162,
 * 2.1.3.2 and 2.1.4.2 write it down). A prover reads tiles; a verifier needs
 * nothing but the proof.
 */
import { emptyRoot, foldFull, nodeHash, sameHash, type Hash } from './hashing.ts';
import { TILE_WIDTH, unpackTile, widthAt, type TileId } from './tiles.ts';

/** Gives the bytes of exactly this tile (wider ones are cut by the reader), or undefined where there is none. */
export type TileReader = (tile: TileId) => Promise<Uint8Array | undefined>;

/** A tree of `size` entries, read from its tiles. */
export type Tree = {
  readonly size: number;
  /** Root of the entries from `start` up to, not including, `end`. `start` must be where a subtree begins. */
  readonly rangeHash: (start: number, end: number) => Promise<Hash>;
};

const TILE_HEIGHT = 8;

/** Thrown where a tile is missing or has the wrong length: the store does not hold what its checkpoint promises. */
export class TileFault extends Error {
  readonly tile: TileId;
  constructor(message: string, tile: TileId) {
    super(message);
    this.tile = tile;
  }
}

/** A tree whose tiles are read when they are needed, each once. Throws `TileFault`. */
export const treeOf = (size: number, read: TileReader): Tree => {
  const seen = new Map<string, Promise<Hash[]>>();
  const tileHashes = (level: number, index: number): Promise<Hash[]> => {
    const key = `${level}/${index}`;
    const load = async (): Promise<Hash[]> => {
      const tile = { level, index, width: widthAt(size, level, index) };
      const bytes = await read(tile);
      if (!bytes) throw new TileFault('tile-missing', tile);
      const hashes = unpackTile(bytes, tile.width);
      if (!hashes) throw new TileFault('tile-malformed', tile);
      return hashes;
    };
    const known = seen.get(key) ?? load();
    seen.set(key, known);
    return known;
  };

  /** Root of the full subtree of 2^height entries that begins at `start`. */
  const fullHash = async (start: number, height: number): Promise<Hash> => {
    const level = Math.floor(height / TILE_HEIGHT);
    const count = 2 ** (height % TILE_HEIGHT);
    const first = start / TILE_WIDTH ** level;
    const hashes = await tileHashes(level, Math.floor(first / TILE_WIDTH));
    const within = first % TILE_WIDTH;
    return foldFull(hashes.slice(within, within + count));
  };

  const rangeHash = async (start: number, end: number): Promise<Hash> => {
    const count = end - start;
    if (count === 0) return emptyRoot();
    if (isPowerOfTwo(count)) return fullHash(start, Math.round(Math.log2(count)));
    const middle = start + splitAt(count);
    return nodeHash(await rangeHash(start, middle), await rangeHash(middle, end));
  };
  return { size, rangeHash };
};

/** The largest power of two below `count`; 0 for a single entry. */
const splitAt = (count: number): number => {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return count > 1 ? k : 0;
};

const isPowerOfTwo = (count: number): boolean => count === 1 || splitAt(count) * 2 === count;

/** Root of the whole tree. */
export const rootOf = (tree: Tree): Promise<Hash> => tree.rangeHash(0, tree.size);

/** The hashes beside the way from entry `index` to the root, the leaf's neighbour first. 0 ≤ index < size. */
export const inclusionProof = async (tree: Tree, index: number): Promise<Hash[]> => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= tree.size) throw new Error(`no entry ${index} in a tree of ${tree.size}`);
  const path = async (start: number, end: number): Promise<Hash[]> => {
    if (end - start === 1) return [];
    const middle = start + splitAt(end - start);
    return index < middle
      ? [...(await path(start, middle)), await tree.rangeHash(middle, end)]
      : [...(await path(middle, end)), await tree.rangeHash(start, middle)];
  };
  return path(0, tree.size);
};

/** What shows that the tree of `from` entries is the beginning of this one. Empty where it is the same size or empty. */
export const consistencyProof = async (tree: Tree, from: number): Promise<Hash[]> => {
  if (!Number.isSafeInteger(from) || from < 0 || from > tree.size) throw new Error(`no tree of ${from} within one of ${tree.size}`);
  if (from === 0 || from === tree.size) return [];
  const sub = async (start: number, end: number, whole: boolean): Promise<Hash[]> => {
    if (from === end) return whole ? [] : [await tree.rangeHash(start, end)];
    const middle = start + splitAt(end - start);
    return from <= middle
      ? [...(await sub(start, middle, whole)), await tree.rangeHash(middle, end)]
      : [...(await sub(middle, end, false)), await tree.rangeHash(start, middle)];
  };
  return sub(0, tree.size, true);
};

/** A claim that an entry stands at `index` in the tree of `size` entries with this root. */
export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
};

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const half = (n: number): number => Math.floor(n / 2);

/** Whether the claim holds; false for any malformed one. */
export const verifyInclusion = ({ index, size, leaf, root, proof }: InclusionClaim): boolean => {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else hash = nodeHash(hash, sibling);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameHash(hash, root);
};

/** A claim that the tree of `from` entries is the beginning of the one of `to` entries. */
export type ConsistencyClaim = {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Hash;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
};

/** Whether the claim holds; false for any malformed one. An empty tree is the beginning of every tree. */
export const verifyConsistency = ({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): boolean => {
  if (!isSize(from) || !isSize(to) || from > to) return false;
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && sameHash(fromRoot, emptyRoot());
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (!first) return false;
  let fn = from - 1;
  let sn = to - 1;
  while (fn % 2 === 1) {
    fn = half(fn);
    sn = half(sn);
  }
  let older = first;
  let newer = first;
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else newer = nodeHash(newer, hash);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameHash(older, fromRoot) && sameHash(newer, toRoot);
};
