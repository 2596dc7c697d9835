/** Medians and the like; one JSON line as the answer. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
export const say = (result: object): void => void process.stdout.write(`${JSON.stringify(result)}\n`);
export const numberAt = (index: number, fallback: number): number => Number(process.argv[index] ?? fallback);
