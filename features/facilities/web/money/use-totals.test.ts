import { expect, test } from 'vitest';
import type { UseLine } from '../../contract/reports.ts';
import { totalsOf, windowAsked } from './use-totals.ts';

const line = (change: Partial<UseLine>): UseLine => ({
  facilityId: 'f',
  facilityTitle: { zh: '设施' },
  resourceId: 'r',
  resourceName: { zh: '装置' },
  openHours: 0,
  bookedHours: 0,
  usedHours: 0,
  outsideHours: 0,
  utilisation: null,
  outsideShare: null,
  bookings: 0,
  customers: 0,
  noShows: 0,
  cancellations: 0,
  samples: 0,
  income: [],
  ...change,
});

test('shares are of the sums, not means of shares', () => {
  const totals = totalsOf([
    line({ openHours: 100, usedHours: 90, outsideHours: 9, utilisation: 0.9, outsideShare: 0.1 }),
    line({ openHours: 900, usedHours: 10, outsideHours: 10, utilisation: 0.0111, outsideShare: 1 }),
  ]);
  expect(totals).toMatchObject({ openHours: 1000, usedHours: 100, outsideHours: 19, utilisation: 0.1, outsideShare: 0.19 });
});
test('nothing open is no share', () => expect(totalsOf([])).toMatchObject({ utilisation: null, outsideShare: null, income: [] }));
test('income by currency, exactly', () =>
  expect(
    totalsOf([
      line({ income: [{ currency: 'USD', amount: '1' }] }),
      line({
        income: [
          { currency: 'CNY', amount: '900719925474099300' },
          { currency: 'USD', amount: '-3' },
        ],
      }),
    ]).income,
  ).toEqual([
    { currency: 'CNY', amount: '900719925474099300' },
    { currency: 'USD', amount: '-2' },
  ]));

test.each([
  [
    { from: '', to: '', year: '' },
    { from: '2026-01-01', to: '2026-12-31', year: 2026 },
  ],
  [
    { from: '', to: '', year: '2024' },
    { from: '2024-01-01', to: '2024-12-31', year: 2024 },
  ],
  [
    { from: '2026-02-01', to: '2026-03-31', year: '2024' },
    { from: '2026-02-01', to: '2026-03-31', year: null },
  ],
  [
    { from: '2026-02-01', to: 'soon', year: 'x' },
    { from: '2026-01-01', to: '2026-12-31', year: 2026 },
  ],
])('%o', (asked, window) => expect(windowAsked(asked, 2026)).toEqual(window));
