import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/merkle-tree.json' with { type: 'json' };
import { emptyRoot, leafHash } from './hashing.ts';
import { consistencyProof, inclusionProof, rootOf, TileFault, treeOf, verifyConsistency, verifyInclusion } from './proofs.ts';
import { packTile } from './tiles.ts';

const leaves = vectors.leaves.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');
const tree = (size: number) => treeOf(size, async () => packTile(leaves.slice(0, size)));

describe('the vectors of RFC 6962', () => {
  it.each(vectors.roots.map((root, size) => ({ root, size })))('root of $size entries', async ({ root, size }) =>
    expect(hex(await rootOf(tree(size)))).toBe(root),
  );
  it.each(vectors.inclusion)('entry $index of $size', async ({ index, size, proof }) => {
    expect((await inclusionProof(tree(size), index)).map(hex)).toEqual(proof);
    expect(verifyInclusion({ index, size, leaf: leaves[index]!, root: bytes(vectors.roots[size]!), proof: proof.map(bytes) })).toBe(true);
  });
  it.each(vectors.consistency)('$from within $to', async ({ from, to, proof }) => {
    expect((await consistencyProof(tree(to), from)).map(hex)).toEqual(proof);
    expect(verifyConsistency({ from, to, fromRoot: bytes(vectors.roots[from]!), toRoot: bytes(vectors.roots[to]!), proof: proof.map(bytes) })).toBe(true);
  });
});

describe('what is no tree', () => {
  it('an empty one is the beginning of all, under its own root only', () => {
    const toRoot = bytes(vectors.roots[8]!);
    expect(verifyConsistency({ from: 0, to: 8, fromRoot: emptyRoot(), toRoot, proof: [] })).toBe(true);
    expect(verifyConsistency({ from: 0, to: 8, fromRoot: toRoot, toRoot, proof: [] })).toBe(false);
  });
  it.each([Number.NaN, -1, 1.5, 2 ** 60])('an index or size of %s', async (n) => {
    const root = bytes(vectors.roots[8]!);
    expect(verifyInclusion({ index: n, size: 8, leaf: root, root, proof: [] })).toBe(false);
    expect(verifyInclusion({ index: 0, size: n, leaf: root, root, proof: [] })).toBe(false);
    await expect(inclusionProof(tree(8), n)).rejects.toThrow('no entry');
    await expect(consistencyProof(tree(8), n)).rejects.toThrow('no tree');
  });
  it('a tile that is not there, or cut short', async () => {
    await expect(rootOf(treeOf(8, async () => undefined))).rejects.toThrow(TileFault);
    await expect(rootOf(treeOf(8, async () => packTile(leaves.slice(1))))).rejects.toThrow('tile-malformed');
  });
});
