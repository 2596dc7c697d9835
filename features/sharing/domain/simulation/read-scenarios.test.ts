import { describe, expect, test } from 'vitest';
import { fraction } from '@tongtu/kernel/fraction';
import { readScenarios } from './read-scenarios.ts';

const base = { version: 1, currency: 'CNY' };
const faultsOf = (json: unknown): string[] => {
  const read = readScenarios(json);
  return read.ok ? [] : (read.error.errors ?? []).map(({ kind, field }) => `${kind} ${field}`);
};

test('what is not said has its usual value', () => {
  const read = readScenarios(base);
  expect(read).toMatchObject({ ok: true, value: { years: 10, discountRate: fraction(2n, 25n), entryFee: null, royalty: null, exits: [], profit: null } });
});
test('a full file is read, and a loss may be below zero', () => {
  const read = readScenarios({
    ...base,
    years: 2,
    royalty: { sales: ['1.00', { low: '1.00', base: '2.00', high: '3.00' }], tiers: [{ upTo: '5.00', rate: '1/3' }, { rate: '2%' }], minimums: ['0.50'] },
    exits: [{ year: 2, probability: '20%', amount: '9.00', stake: '10%', endsIncome: true, name: '并购' }],
    profit: ['-5.00', { low: '-7.00', base: '0.00', high: '7.00' }],
  });
  expect(read).toMatchObject({
    ok: true,
    value: {
      royalty: { sales: [{ base: 100n }, { low: 100n, base: 200n, high: 300n }], minimums: [50n, 0n], tiersBy: 'cumulative' },
      exits: [{ stake: fraction(1n, 10n), endsIncome: true, name: '并购' }],
      profit: [{ base: -500n }, { low: -700n, base: 0n, high: 700n }],
    },
  });
});

describe('every fault with its place', () => {
  test.each([
    [null, ['value-malformed ']],
    [{}, ['field-missing version', 'field-missing currency']],
    [{ ...base, years: 31 }, ['number-out-of-range years']],
    [{ ...base, years: 0 }, ['number-out-of-range years']],
    [{ ...base, mood: 'good' }, ['field-unknown mood']],
    [{ ...base, discountRate: '120%' }, ['share-out-of-range discountRate']],
    [{ ...base, entryFee: { amount: '1.005' } }, ['amount-too-precise entryFee.amount']],
    [{ ...base, entryFee: { amount: '-1.00' } }, ['amount-negative entryFee.amount']],
    [{ ...base, entryFee: { year: 11, amount: '1.00' } }, ['number-out-of-range entryFee.year']],
    [{ ...base, entryFee: { amount: { low: '2.00', base: '1.00', high: '3.00' } } }, ['range-reversed entryFee.amount']],
    [{ ...base, entryFee: { amount: { low: '1.00', high: '3.00' } } }, ['field-missing entryFee.amount.base', 'range-reversed entryFee.amount']],
    [{ ...base, milestones: [{ year: 1, probability: '101%', amount: '1.00' }] }, ['share-out-of-range milestones.0.probability']],
    [{ ...base, costs: [{ category: 'parties', yearly: [] }] }, ['word-unknown costs.0.category']],
    [{ ...base, years: 1, profit: ['1.00', '1.00'] }, ['list-too-long profit']],
    [{ ...base, royalty: { sales: { amount: '9000000000000.00', growth: '100%' }, tiers: [{ rate: '1%' }] } }, ['amount-too-large royalty.sales']],
    [{ ...base, royalty: { sales: { amount: '1.00', growth: '2000%' }, tiers: [{ rate: '1%' }] } }, ['share-out-of-range royalty.sales.growth']],
    [{ ...base, royalty: { sales: { from: 5, to: 4, amount: '1.00' }, tiers: [{ rate: '1%' }] } }, ['number-out-of-range royalty.sales.to']],
    [{ ...base, royalty: { sales: [], tiers: [] } }, ['list-empty royalty.tiers']],
    [{ ...base, royalty: { sales: [], tiers: [{ rate: '5%' }, { rate: '1%' }] } }, ['tiers-endless royalty.tiers.0.upTo']],
    [{ ...base, royalty: { sales: [], tiers: [{ upTo: '1.00', rate: '5%' }] } }, ['tiers-endless royalty.tiers.0.upTo']],
    [
      { ...base, royalty: { sales: [], tiers: [{ upTo: '2.00', rate: '5%' }, { upTo: '2.00', rate: '5%' }, { rate: '1%' }] } },
      ['tiers-unordered royalty.tiers.1.upTo'],
    ],
  ])('%j', (json, expected) => expect(faultsOf(json)).toEqual(expected));
});
