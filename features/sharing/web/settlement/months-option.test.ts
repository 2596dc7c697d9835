import { expect, test } from 'vitest';
import { exactText } from './exact-text.ts';
import { monthsOption, partiesIn, withoutGaps } from './months-option.ts';
import { byStep, placeOf, reachOf } from './trace-words.ts';

const months = [
  { month: '2026-11', income: '100.00', totals: { unit: '50.00' } },
  { month: '2027-02', income: '300.00', totals: { unit: '150.00', team: '10.00' } },
];
const words = { name: (party: string) => party, show: (amount: string) => amount, short: (amount: string) => amount };

test('months without events keep the totals of the one before', () =>
  expect(withoutGaps(months).map(({ month, income }) => `${month} ${income}`)).toEqual([
    '2026-11 100.00',
    '2026-12 100.00',
    '2027-01 100.00',
    '2027-02 300.00',
  ]));
test('a party that comes later begins with nothing', () => {
  expect(partiesIn({ months })).toEqual(['unit', 'team']);
  expect(monthsOption({ months }, words)['series']).toMatchObject([{ data: [50, 50, 50, 150] }, { data: [0, 0, 0, 10] }]);
});
test('nothing makes no chart', () => expect(withoutGaps([])).toEqual([]));

test('exact amounts keep their digits, and endless ones say so', () => {
  expect(exactText('33.335', 'CNY', 'zh')).toBe('¥33.335');
  expect(exactText('12.00', 'CNY', 'zh')).toBe('¥12.00');
  expect(exactText('200/3', 'CNY', 'zh')).toBe('¥66.666666…');
  expect(exactText('-5.00', 'CNY', 'zh')).toBe('-¥5.00');
});

test('a trace by step, with the reach of its tier', () => {
  const line = (step: number) => ({ step, kind: 'split', party: 'p', share: '1/2', basis: '1.00', exact: '0.50' }) as const;
  expect(byStep([line(0), line(0), line(1)]).map(({ step, lines }) => [step, lines.length])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  const tree = {
    steps: [
      { kind: 'recoup' as const, party: 'p', upTo: '5.00', rate: '20%' },
      { kind: 'split' as const, shares: { p: '1' } },
    ],
  };
  expect(reachOf(tree, 0)).toEqual({ kind: 'recoup', upTo: '5.00', rate: '20%' });
  expect(reachOf(tree, 1)?.kind).toBe('split-rest');
  expect(placeOf(1)).toBe('steps.1');
});
