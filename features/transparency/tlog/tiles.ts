/**
 * Where a tree lies as files (C2SP tlog-tiles). A tile is a row of up to 256
 * hashes, eight levels of the tree above the row below it; an entry bundle
 * holds the entries of one tile of level 0. A full one never changes; a partial
 * one of a given width never changes either, it is only overtaken by a wider one.
 */
import { HASH_BYTES, type Hash } from './hashing.ts';

/** Hashes of a full tile, entries of a full bundle. */
export const TILE_WIDTH = 256;

/** Most bytes of one entry: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

/** One tile of hashes (`level` 0 to 63) or one bundle of entries. `width` is 1 to 256. */
export type TileId = { readonly level: number | 'entries'; readonly index: number; readonly width: number };

/** An index as path elements of three digits, all but the last with an `x`: 1234067 → `x001/x234/067`. */
const indexPath = (index: number): string => {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
};

/** `tile/<L>/<N>` or `tile/entries/<N>`, with `.p/<W>` where it is partial. */
export const tilePath = ({ level, index, width }: TileId): string => `tile/${level}/${indexPath(index)}${width < TILE_WIDTH ? `.p/${width}` : ''}`;

const pathShape = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile that a path names, or undefined where it is not written exactly as `tilePath` writes it. */
export const readTilePath = (path: string): TileId | undefined => {
  const [, level, index, width] = pathShape.exec(path) ?? [];
  if (level === undefined || index === undefined) return undefined;
  const tile: TileId = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const inRange = (tile.level === 'entries' || tile.level < 64) && Number.isSafeInteger(tile.index);
  return inRange && tilePath(tile) === path ? tile : undefined;
};

/** How many hashes (or entries) a level has in a tree of `size` entries. */
export const levelWidth = (size: number, level: number | 'entries'): number => (level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level));

/** Width of the tile in a tree of `size` entries; 0 where the tree does not reach it. */
export const widthAt = (size: number, level: number | 'entries', index: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, levelWidth(size, level) - index * TILE_WIDTH));

/** Tiles of one level that a tree of `to` entries has and one of `from` entries has not (or narrower). */
export const grownTiles = (from: number, to: number, level: number | 'entries'): TileId[] => {
  const before = levelWidth(from, level);
  const after = levelWidth(to, level);
  const tiles: TileId[] = [];
  if (after === before) return tiles;
  for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index += 1) {
    tiles.push({ level, index, width: widthAt(to, level, index) });
  }
  return tiles;
};

/** Every tile and bundle of a tree of `size` entries, as far as its checkpoint needs them. */
export const tilesOf = (size: number): TileId[] => {
  const tiles = grownTiles(0, size, 'entries');
  for (let level = 0; levelWidth(size, level) > 0; level += 1) tiles.push(...grownTiles(0, size, level));
  return tiles;
};

/** A tile's bytes: its hashes one after the other. */
export const packTile = (hashes: readonly Hash[]): Uint8Array => Buffer.concat(hashes);

/** A tile's hashes, or undefined where the bytes are not exactly `width` hashes. */
export const unpackTile = (bytes: Uint8Array, width: number): Hash[] | undefined => {
  if (bytes.length !== width * HASH_BYTES) return undefined;
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
};

/** A bundle's bytes: each entry behind its length in 16 bits, big-endian. */
export const packBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new Error(`an entry of ${entry.length} bytes does not fit a bundle`);
    parts.push(Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry);
  }
  return Buffer.concat(parts);
};

/** A bundle's entries, or undefined where the bytes are not exactly `width` of them. */
export const unpackBundle = (bytes: Uint8Array, width: number): Uint8Array[] | undefined => {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + (bytes[at]! << 8) + bytes[at + 1]!;
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length === width ? entries : undefined;
};
