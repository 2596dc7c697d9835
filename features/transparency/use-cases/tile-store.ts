/** Tiles and bundles in the store, and how they grow. */
import type { Tx } from '@tongtu/platform/context';
import { entriesBetween, type StoredEntry } from '../store/entries.ts';
import { emptyRoot, foldFull, leafHash, nodeHash, sameHash, type Hash } from '../tlog/hashing.ts';
import { TileFault, treeOf, type TileReader, type Tree } from '../tlog/proofs.ts';
import { grownTiles, levelWidth, packBundle, packTile, TILE_WIDTH, tilePath, unpackTile, widthAt, type TileId } from '../tlog/tiles.ts';

/** Where the published log lies. `write` throws where an immutable object is there with other bytes. */
export type TileStore = {
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  readonly write: (path: string, bytes: Uint8Array, options: { readonly immutable: boolean }) => Promise<void>;
};

/** Reads a tile of that width; where it was overtaken by the full one, from that. */
export const tilesIn =
  (store: Pick<TileStore, 'read'>): TileReader =>
  async (tile) => {
    const exact = await store.read(tilePath(tile));
    if (exact !== undefined || tile.width === TILE_WIDTH || tile.level === 'entries') return exact;
    const full = await store.read(tilePath({ ...tile, width: TILE_WIDTH }));
    return full?.subarray(0, (full.length / TILE_WIDTH) * tile.width);
  };

/** Entries that are read and published in one go; a whole number of full tiles. */
const chunk = 64 * TILE_WIDTH;
const writersAtOnce = 16;

const writeAll = async (store: TileStore, made: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  const waiting = [...made];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await store.write(next[0], next[1], { immutable: true });
  };
  // All of them have ended before a failure is told: nobody writes on after the lock is gone.
  const ended = await Promise.allSettled(Array.from({ length: writersAtOnce }, work));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};

/** What is between two ends of one chunk: the tiles by their path. */
const grow = async (read: TileReader, entries: readonly StoredEntry[], from: number, to: number): Promise<Map<string, Uint8Array>> => {
  const made = new Map<string, Uint8Array>();
  const first = entries[0]?.index ?? 0;
  const slice = ({ index, width }: TileId): readonly StoredEntry[] => entries.slice(index * TILE_WIDTH - first, index * TILE_WIDTH - first + width);
  for (const tile of grownTiles(from, to, 'entries')) made.set(tilePath(tile), packBundle(slice(tile).map(({ entry }) => entry)));
  for (const tile of grownTiles(from, to, 0)) made.set(tilePath(tile), packTile(slice(tile).map(({ leafHash }) => leafHash)));
  const hashesOf = async (tile: TileId): Promise<Hash[]> => {
    const bytes = made.get(tilePath(tile)) ?? (await read(tile));
    if (bytes === undefined) throw new TileFault('tile-missing', tile);
    const hashes = unpackTile(bytes, tile.width);
    if (hashes === undefined) throw new TileFault('tile-malformed', tile);
    return hashes;
  };
  for (let level = 1; levelWidth(to, level) > 0; level += 1)
    for (const tile of grownTiles(from, to, level)) {
      const before = widthAt(from, level, tile.index);
      const hashes = before === 0 ? [] : await hashesOf({ ...tile, width: before });
      for (let i = before; i < tile.width; i += 1)
        hashes.push(foldFull(await hashesOf({ level: level - 1, index: tile.index * TILE_WIDTH + i, width: TILE_WIDTH })));
      made.set(tilePath(tile), packTile(hashes));
    }
  return made;
};

/** Entries from `from` to `to` as they must be: without a gap, each hashing to its leaf. */
const soundEntries = async (tx: Tx, from: number, to: number): Promise<StoredEntry[]> => {
  const entries = await entriesBetween(tx, from, to);
  if (entries.length !== to - from || entries.some(({ index }, i) => index !== from + i)) throw new Error(`entries ${from} to ${to} have a gap`);
  const wrong = entries.find(({ entry, leafHash: kept }) => !sameHash(leafHash(entry), kept));
  if (wrong !== undefined) throw new Error(`entry ${wrong.index} does not hash to its leaf`);
  return entries;
};

/** Root of the first `size` entries as the database holds them; it reads all of them. */
export const rootInDatabase = async (tx: Tx, size: number): Promise<Hash> => {
  /** Full subtrees from the left, each larger than the next. */
  const full: { readonly width: number; readonly hash: Hash }[] = [];
  for (let at = 0; at < size; at += chunk) {
    for (const { leafHash: leaf } of await soundEntries(tx, at, Math.min(size, at + chunk))) {
      let right = { width: 1, hash: leaf };
      for (let left = full.at(-1); left?.width === right.width; left = full.at(-1)) {
        full.pop();
        right = { width: left.width * 2, hash: nodeHash(left.hash, right.hash) };
      }
      full.push(right);
    }
  }
  const last = full.pop();
  return last === undefined ? emptyRoot() : full.reduceRight((right, left) => nodeHash(left.hash, right), last.hash);
};

/**
 * Writes what a tree of `to` entries has beyond one of `from`. The tiles of `from` must be there. `look` sees the grown tree before
 * the first byte of it is written, and throws where it must not be. Throws `TileFault` where tiles are missing.
 */
export const writeTiles = async (tx: Tx, store: TileStore, from: number, to: number, look: (tree: Tree) => Promise<void>): Promise<void> => {
  const read = tilesIn(store);
  for (let at = from; at < to;) {
    const end = Math.min(to, (Math.floor(at / chunk) + 1) * chunk);
    const entries = await soundEntries(tx, Math.floor(at / TILE_WIDTH) * TILE_WIDTH, end);
    const made = await grow(read, entries, at, end);
    if (at === from) await look(treeOf(end, async (tile) => made.get(tilePath(tile)) ?? read(tile)));
    await writeAll(store, made);
    at = end;
  }
};
