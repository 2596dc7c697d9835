/** Where the law of a plan is looked for: a province of GB/T 2260, `CN` where no province pack shall apply, `US`. */
const provinces = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'
  .split(' ')
  .map((digits) => `${digits}0000`);

export const regions: readonly string[] = ['CN', 'US', ...provinces];

/** `330100` lies in `330000`. */
export const provinceOf = (region: string): string => (/^\d{6}$/.test(region) ? `${region.slice(0, 2)}0000` : region);

/** A place inside a province counts; a code of no province would pass by every regional rule in silence. */
export const isRegion = (value: unknown): value is string => typeof value === 'string' && regions.includes(provinceOf(value));
