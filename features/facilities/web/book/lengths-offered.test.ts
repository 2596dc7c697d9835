import { expect, test } from 'vitest';
import type { BookingRule } from '../../contract/rules.ts';
import { firstLength, isLength, lengthLimits, lengthsOffered } from './lengths-offered.ts';

const within: BookingRule = { kind: 'opening-hours', mode: 'within' };
const limits = (rules: readonly BookingRule[], open?: number) => lengthLimits(rules, open);

test.each([
  ['no rules', limits([]), [60, 120, 240, 480, 1440], 480],
  ['eight hours a day', limits([within], 480), [60, 120, 240, 480], 480],
  ['nine hours a day', limits([within], 540), [60, 120, 240, 480, 540], 480],
  [
    'two to five hours, by the hour',
    limits([
      { kind: 'minimum-length', minutes: 120 },
      { kind: 'maximum-length', minutes: 300 },
      { kind: 'granularity', minutes: 60 },
    ]),
    [120, 240, 300],
    300,
  ],
  ['two days at least', limits([{ kind: 'minimum-length', minutes: 2880 }]), [2880, 4320, 10_080], 2880],
  ['whole days', limits([{ kind: 'granularity', minutes: 1440 }]), [1440, 2880, 4320, 10_080], 1440],
] as const)('%s', (_, of, offered, first) => {
  expect(lengthsOffered(of)).toEqual(offered);
  expect(firstLength(of)).toBe(first);
  expect(offered.every((minutes) => isLength(minutes, of))).toBe(true);
});
test('rules that leave nothing still give a length to begin with', () =>
  expect(
    firstLength(
      limits([
        { kind: 'minimum-length', minutes: 100 },
        { kind: 'maximum-length', minutes: 110 },
        { kind: 'granularity', minutes: 30 },
      ]),
    ),
  ).toBe(120));
