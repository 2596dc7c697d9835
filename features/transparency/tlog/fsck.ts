/**
 * Derives everything anew from the published bytes: entries → leaf hashes → tiles of every level → root → checkpoint →
 * signature. It trusts nothing but the verifier keys. The first thing that does not hold is named.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { openNote, readNote, type Verifier } from './note.ts';
import { readCheckpoint } from './checkpoint.ts';
import { emptyRoot, foldFull, leafHash, nodeHash, sameHash, type Hash } from './hashing.ts';
import { levelWidth, packTile, TILE_WIDTH, tilePath, unpackBundle, widthAt, type TileId } from './tiles.ts';

/** The published bytes under a path (`checkpoint`, `tile/…`), or undefined. */
export type PublishedBytes = (path: string) => Promise<Uint8Array | undefined>;

export type Checked = { readonly origin: string; readonly size: number; readonly root: Hash; readonly tiles: number };

/** Wider tiles hold narrower ones: a partial tile may be gone once the full one is there. */
const readTile = async (read: PublishedBytes, tile: TileId): Promise<Uint8Array | undefined> => {
  const exact = await read(tilePath(tile));
  if (exact !== undefined || tile.width === TILE_WIDTH) return exact;
  const full = await read(tilePath({ ...tile, width: TILE_WIDTH }));
  return full?.subarray(0, (full.length / TILE_WIDTH) * tile.width);
};

/** Root of a row of hashes that may not fill its subtree; all but the last of `rows` are full subtrees of 256^level entries. */
const rootOfRow = (row: readonly Hash[]): Hash => {
  const [only] = row;
  if (only !== undefined && row.length === 1) return only;
  let k = 1;
  while (k * 2 < row.length) k *= 2;
  return nodeHash(foldFull(row.slice(0, k)), rootOfRow(row.slice(k)));
};

/**
 * Checks a whole log. `expect`: the origin, where it is known. Kinds: `checkpoint-missing`, `note-malformed`, `signature-invalid`,
 * `signature-missing`, `checkpoint-malformed`, `origin-differs`, `bundle-missing`, `bundle-malformed`, `tile-missing`,
 * `tile-differs` (details: `path`, `index` of the first entry or hash that is wrong), `root-differs`.
 */
export const checkLog = async (
  read: PublishedBytes,
  { verifiers, origin, progress }: { readonly verifiers: readonly Verifier[]; readonly origin?: string; readonly progress?: (entries: number) => void },
): Promise<Result<Checked>> => {
  const note = await read('checkpoint');
  if (note === undefined) return fail('checkpoint-missing', { details: { path: 'checkpoint' } });
  const shape = readNote(note);
  if (!shape.ok) return shape;
  const opened = openNote(note, verifiers);
  if (!opened.ok) return opened;
  const checkpoint = readCheckpoint(opened.value.text);
  if (!checkpoint.ok) return checkpoint;
  const head = checkpoint.value;
  if (origin !== undefined && head.origin !== origin) return fail('origin-differs', { details: { origin: head.origin } });

  let tiles = 0;
  /** Per level the hashes of the tile that is being filled. */
  const rows: Hash[][] = [];
  const done: number[] = [];
  const compare = async (level: number): Promise<Result<true>> => {
    const row = rows[level] ?? [];
    const index = done[level] ?? 0;
    const tile = { level, index, width: row.length };
    const bytes = await readTile(read, tile);
    const path = tilePath(tile);
    if (bytes === undefined) return fail('tile-missing', { details: { path } });
    const derived = packTile(row);
    tiles += 1;
    if (Buffer.compare(bytes, derived) === 0) return ok(true);
    const at = derived.findIndex((byte, i) => bytes[i] !== byte);
    return fail('tile-differs', { details: { path, index: index * TILE_WIDTH + Math.floor((at < 0 ? derived.length - 1 : at) / 32) } });
  };
  const push = async (level: number, hash: Hash): Promise<Result<true>> => {
    const row = (rows[level] ??= []);
    row.push(hash);
    if (row.length < TILE_WIDTH) return ok(true);
    const same = await compare(level);
    if (!same.ok) return same;
    rows[level] = [];
    done[level] = (done[level] ?? 0) + 1;
    return push(level + 1, foldFull(row));
  };

  for (let index = 0; index * TILE_WIDTH < head.size; index += 1) {
    const bundle = { level: 'entries' as const, index, width: widthAt(head.size, 'entries', index) };
    const path = tilePath(bundle);
    const bytes = (await read(path)) ?? (await read(tilePath({ ...bundle, width: TILE_WIDTH })));
    if (bytes === undefined) return fail('bundle-missing', { details: { path } });
    const entries = unpackBundle(bytes, bundle.width) ?? unpackBundle(bytes, TILE_WIDTH)?.slice(0, bundle.width);
    if (entries === undefined) return fail('bundle-malformed', { details: { path } });
    tiles += 1;
    for (const entry of entries) {
      const pushed = await push(0, leafHash(entry));
      if (!pushed.ok) return pushed;
    }
    progress?.(Math.min(head.size, (index + 1) * TILE_WIDTH));
  }
  for (let level = 0; levelWidth(head.size, level) > 0; level += 1) {
    if ((rows[level] ?? []).length === 0) continue;
    const same = await compare(level);
    if (!same.ok) return same;
  }
  const root = derivedRoot(rows, done);
  if (!sameHash(root, head.root)) return fail('root-differs', { details: { size: head.size } });
  return ok({ origin: head.origin, size: head.size, root, tiles });
};

/** The root from what is left open at each level: the wider a subtree, the further to the left it stands. */
const derivedRoot = (rows: readonly Hash[][], done: readonly number[]): Hash => {
  let root: Hash | undefined;
  for (let level = 0; level < Math.max(rows.length, done.length); level += 1) {
    const row = rows[level] ?? [];
    if (row.length === 0) continue;
    // What is to the right is smaller than one of these: it hangs on at the last place.
    root = root === undefined ? rootOfRow(row) : rootOfRow([...row, root]);
  }
  return root ?? emptyRoot();
};
