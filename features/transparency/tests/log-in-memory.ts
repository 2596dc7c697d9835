/** A whole log without database: entries, tiles and bundles by path, signed checkpoints. For tests of proofs, witnesses and other programs. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  foldFull,
  noteSigner,
  packBundle,
  packTile,
  rootOf,
  signText,
  tilePath,
  tilesOf,
  TILE_WIDTH,
  treeOf,
  writeCheckpoint,
  writeNote,
  type Hash,
  type Tree,
} from '../tlog/index.ts';

/** A key that is the same in every run; `seed` 0 to 255. */
export const testKey = (seed: number): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8',
  });

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

export type LogInMemory = {
  readonly origin: string;
  readonly vkey: string;
  readonly entry: (index: number) => Uint8Array;
  readonly tree: (size: number) => Tree;
  /** All tiles and bundles of a tree of this size, as they would be published. */
  readonly published: (size: number) => Map<string, Uint8Array>;
  readonly checkpoint: (size: number) => Promise<string>;
  readonly inclusion: (index: number, size: number) => Promise<Hash[]>;
  readonly consistency: (from: number, to: number) => Promise<Hash[]>;
};

/** A log of `count` entries; `flavour` makes another history under the same key, `forkAt` one that differs from that entry on. */
export const logInMemory = (count: number, { origin = 'log.example/test', seed = 1, flavour = 'entry', forkAt = Infinity } = {}): LogInMemory => {
  const entry = (index: number): Uint8Array => bytesOf(`${index < forkAt ? flavour : 'fork'} ${index}`);
  const rows: Hash[][] = [Array.from({ length: count }, (_, i) => leafHash(entry(i)))];
  for (let level = 0; rows[level]!.length >= TILE_WIDTH; level += 1) {
    const below = rows[level]!;
    rows.push(Array.from({ length: Math.floor(below.length / TILE_WIDTH) }, (_, i) => foldFull(below.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH))));
  }
  const signer = noteSigner(origin, testKey(seed));
  const hashesOf = (level: number, index: number, width: number) => rows[level]?.slice(index * TILE_WIDTH, index * TILE_WIDTH + width) ?? [];
  const tree = (size: number): Tree =>
    treeOf(size, async ({ level, index, width }) => (level === 'entries' ? undefined : packTile(hashesOf(level, index, width))));
  return {
    origin,
    vkey: signer.verifierKey,
    entry,
    tree,
    published: (size) =>
      new Map(
        tilesOf(size).map((tile) => [
          tilePath(tile),
          tile.level === 'entries'
            ? packBundle(Array.from({ length: tile.width }, (_, i) => entry(tile.index * TILE_WIDTH + i)))
            : packTile(hashesOf(tile.level, tile.index, tile.width)),
        ]),
      ),
    checkpoint: async (size) => {
      const text = writeCheckpoint({ origin, size, root: await rootOf(tree(size)) });
      return writeNote({ text, signatures: [signText(text, signer)] });
    },
    inclusion: (index, size) => inclusionProof(tree(size), index),
    consistency: (from, to) => consistencyProof(tree(to), from),
  };
};
