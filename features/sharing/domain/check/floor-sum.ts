/**
 * Sums of floors along a line, without walking it: Σ ⌊(a·i + b) / m⌋ for i = 0 … n−1 takes as many steps as Euclid's algorithm for a
 * and m. The check counts with it where paid amounts fall below required ones, so that the smallest counterexample is found by
 * halving and not by trying amounts one after another.
 */

/** For n ≥ 0, m > 0, and a, b ≥ 0. */
export const floorSum = (n: bigint, m: bigint, a: bigint, b: bigint): bigint => {
  let sum = 0n;
  for (;;) {
    if (a >= m) {
      sum += ((n - 1n) * n * (a / m)) / 2n;
      a %= m;
    }
    if (b >= m) {
      sum += n * (b / m);
      b %= m;
    }
    // Points under the line are counted by rows instead of columns: the line turned about its diagonal.
    const top = a * n + b;
    if (top < m) return sum;
    [n, b, m, a] = [top / m, top % m, a, m];
  }
};
