/**
 * Chance that is the same on every machine: xoshiro128** 1.1 by David Blackman and Sebastiano Vigna
 * (https://prng.di.unimi.it/xoshiro128starstar.c), 32-bit whole numbers only. Each run has a stream of its own, begun from the seed
 * and the run's number by the finalizer of MurmurHash3 (fmix32), so that runs may be drawn in any order and one of them drawn again.
 */

/** A whole number from 0 to 2^32 − 1. */
export type Random = () => number;

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** From four 32-bit words, not all zero. */
export const xoshiro128 = (a: number, b: number, c: number, d: number): Random => {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, d | 0];
  return () => {
    const result = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotated(s3, 11);
    return result;
  };
};

const mixed = (x: number): number => {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
};
/** 2^32 divided by the golden ratio: steps of a Weyl sequence. */
const golden = 0x9e3779b9;

/** The stream of one run; seed and run are whole numbers below 2^32. */
export const randomOf = (seed: number, run: number): Random => {
  let state = mixed(mixed(seed) ^ Math.imul(run, golden));
  const word = (): number => mixed((state = (state + golden) | 0));
  const words: [number, number, number, number] = [word(), word(), word(), word()];
  // fmix32 maps one word alone to zero, so four in a row are never zero together.
  return xoshiro128(...words);
};
