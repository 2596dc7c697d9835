/** Tiles and bundles in the store, and how they grow. */
import type { Tx } from '@tongtu/platform/context';
import { entriesBetween, type StoredEntry } from '../store/entries.ts';
import { foldFull, type Hash } from '../tlog/hashing.ts';
import { TileFault, type TileReader } from '../tlog/proofs.ts';
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

/** Writes what a tree of `to` entries has beyond one of `from`. The tiles of `from` must be there. Throws `TileFault` where they are not. */
export const writeTiles = async (tx: Tx, store: TileStore, from: number, to: number): Promise<void> => {
  const read = tilesIn(store);
  for (let at = from; at < to;) {
    const end = Math.min(to, (Math.floor(at / chunk) + 1) * chunk);
    const begin = Math.floor(at / TILE_WIDTH) * TILE_WIDTH;
    const entries = await entriesBetween(tx, begin, end);
    if (entries.length !== end - begin || entries.some((entry, i) => entry.index !== begin + i)) throw new Error(`entries ${begin} to ${end} have a gap`);
    await writeAll(store, await grow(read, entries, at, end));
    at = end;
  }
};
