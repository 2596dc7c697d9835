/** From an entry to the root (RFC 6962, 2.1 and 2.1.1), the way up counted by the bits of index and size. */
import { sha256 } from '#crypto';
import { hold } from '../fault.ts';

export const leafOf = (entry: Uint8Array): Uint8Array => sha256(Uint8Array.of(0), entry);

/** The root that the path leads to. A path that is too short or too long ends the check. */
export const rootOf = (leaf: Uint8Array, index: bigint, size: bigint, path: readonly Uint8Array[]): Uint8Array => {
  let [place, last] = [index, size - 1n];
  let hash = leaf;
  path.forEach((sibling, i) => {
    hold(last > 0n, 'path-too-long', `proof.path.${i + 1}`);
    if (place % 2n === 1n || place === last) {
      hash = sha256(Uint8Array.of(1), sibling, hash);
      // At the right edge a node without a sibling rises as it is.
      while (place % 2n === 0n && place > 0n) [place, last] = [place / 2n, last / 2n];
    } else hash = sha256(Uint8Array.of(1), hash, sibling);
    [place, last] = [place / 2n, last / 2n];
  });
  hold(last === 0n, 'path-too-short', `proof.path.${path.length + 1}`);
  return hash;
};
