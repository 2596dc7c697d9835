import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, naiveConsistency, naivePath, naiveRoot, naiveTiles } from '../tests/naive-tree.ts';
import { consistencyProof, inclusionProof, rootOf, treeOf, verifyConsistency, verifyInclusion } from './proofs.ts';
import { tilePath } from './tiles.ts';

const all = leavesOf(2000);
const treeOfSize = (size: number) => {
  const tiles = naiveTiles(all.slice(0, size));
  return treeOf(size, async (tile) => tiles.get(tilePath(tile)));
};
// Sizes around the edges of tiles are where it would go wrong.
const size = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 513, 1023, 1024, 1025));
const flipped = (hash: Uint8Array, bit: number): Uint8Array => hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('proofs made from tiles', () => {
  it('are those of the definition, and hold', () =>
    fc.assert(
      fc.asyncProperty(size, fc.nat(), async (n, at) => {
        const leaves = all.slice(0, n);
        const tree = treeOfSize(n);
        const root = naiveRoot(leaves);
        expect(await rootOf(tree)).toEqual(root);
        const index = at % n;
        const proof = await inclusionProof(tree, index);
        expect(proof).toEqual(naivePath(index, leaves));
        expect(verifyInclusion({ index, size: n, leaf: leaves[index]!, root, proof })).toBe(true);
        const from = at % (n + 1);
        const consistency = await consistencyProof(tree, from);
        expect(consistency).toEqual(naiveConsistency(from, leaves));
        expect(verifyConsistency({ from, to: n, fromRoot: naiveRoot(leaves.slice(0, from)), toRoot: root, proof: consistency })).toBe(true);
      }),
      { numRuns: 150 },
    ));

  it('hold for nothing else', () =>
    fc.assert(
      fc.property(size, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(), (n, at, bit, which) => {
        const leaves = all.slice(0, n);
        const root = naiveRoot(leaves);
        const index = at % n;
        const proof = naivePath(index, leaves);
        const claim = { index, size: n, leaf: leaves[index]!, root, proof };
        const other = proof.map((hash, i) => (i === which % proof.length ? flipped(hash, bit) : hash));
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipped(root, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false);
        expect(verifyInclusion({ ...claim, index: n })).toBe(false);
        // A tree of one entry has no proof to be wrong, and no other place.
        const alone = n === 1;
        expect(verifyInclusion({ ...claim, proof: other })).toBe(alone);
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(alone);
        expect(verifyInclusion({ ...claim, index: (index + 1) % n })).toBe(alone);
        const from = 1 + (at % n);
        const fromRoot = naiveRoot(leaves.slice(0, from));
        const grown = { from, to: n, fromRoot, toRoot: root, proof: naiveConsistency(from, leaves) };
        expect(verifyConsistency({ ...grown, fromRoot: flipped(fromRoot, bit) })).toBe(false);
        expect(verifyConsistency({ ...grown, toRoot: flipped(root, bit) })).toBe(false);
        expect(verifyConsistency({ ...grown, proof: [...grown.proof, root] })).toBe(false);
        expect(verifyConsistency({ ...grown, from: n + 1 })).toBe(false);
      }),
      { numRuns: 150 },
    ));
});
