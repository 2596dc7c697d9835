import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isHeldOn, mostHeld, percentOf, percentText, wholeParts } from './shareholding.ts';

describe('per cent', () => {
  it.each(['0', '0.000000', '100.000001', '101', '', '1.', '.5', '1.1234567', '-1', '1e2', '１'])('%j is none', (text) =>
    expect(percentOf(text)).toBeUndefined(),
  );
  it.each([
    ['100', 100_000_000n],
    ['12.5', 12_500_000n],
    ['0.000001', 1n],
    ['33.333333', 33_333_333n],
  ] as const)('%s', (text, parts) => {
    expect(percentOf(text)).toBe(parts);
    expect(percentText(parts)).toBe(text);
  });
  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, wholeParts), (parts) => {
        expect(percentOf(percentText(parts))).toBe(parts);
      }),
    );
  });
});

test('a holding begins with its first day and ends before the day of its end', () => {
  const held = { since: '2026-01-01', until: '2026-06-01' };
  expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((day) => isHeldOn(held, day))).toEqual([false, true, true, false]);
});

describe('the most that is held at one time', () => {
  const holding = (share: string, since: string, until: string | null = null) => ({ share, since, until });
  it('counts what stands side by side, not what follows', () => {
    expect(mostHeld([])).toBe(0n);
    expect(mostHeld([holding('60', '2026-01-01', '2026-06-01'), holding('60', '2026-06-01')])).toBe(60_000_000n);
    expect(mostHeld([holding('60', '2026-01-01', '2026-06-02'), holding('60', '2026-06-01')])).toBe(120_000_000n);
  });
  it('sees a day in the past', () => expect(mostHeld([holding('70', '2026-01-01', '2026-02-01'), holding('50', '2025-01-01')])).toBe(120_000_000n));
  test('is never less than what is held on any day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    const one = fc.record({ share: fc.integer({ min: 1, max: 100 }).map(String), since: day, until: fc.option(day) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), day, (holdings, at) => {
        const then = holdings.filter((each) => isHeldOn(each, at)).reduce((sum, each) => sum + percentOf(each.share)!, 0n);
        expect(mostHeld(holdings)).toBeGreaterThanOrEqual(then);
      }),
    );
  });
});
