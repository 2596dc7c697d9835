/** Vectors that a reader can audit by hand (tests/vectors/facility-prices.json), and what no vector says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import type { Rates, Tariff } from '../contract/tariffs.ts';
import { chargedMinutes, useCharge } from './charges.ts';
import { computePrice, lateCancellationFee, noShowFee } from './price.ts';
import { ordinaryClassOf } from './tariff-class.ts';

type Vectors = {
  readonly cases: readonly {
    readonly name: string;
    readonly rates: Rates | null;
    readonly use: { readonly minutes: number; readonly samples?: number; readonly runs?: number; readonly consumables?: Readonly<Record<string, number>> };
    readonly lines: readonly (readonly [item: string, quantity: string, unitPrice: string, amount: string])[];
    readonly total: string;
    readonly agreed?: boolean;
    readonly deposit?: string;
  }[];
  readonly fees: readonly {
    readonly name: string;
    readonly total: string;
    readonly steps: readonly (readonly [withinHours: number, percent: number])[];
    readonly hoursLeft: number;
    readonly fee: string;
  }[];
};
const { cases, fees } = JSON.parse(readFileSync(new URL('../../../tests/vectors/facility-prices.json', import.meta.url), 'utf8')) as Vectors;

const tariffOf = (rates: Rates | null, more: Partial<Tariff> = {}): Tariff => ({
  currency: 'CNY',
  classes: rates === null ? {} : { member: rates },
  consumables: [{ code: 'argon', name: { zh: '氩气', en: 'Argon' }, unit: { zh: '瓶', en: 'bottle' }, price: '30000' }],
  billing: 'larger',
  lateCancellation: [],
  noShowPercent: 0,
  noShowAfterMinutes: 60,
  ...more,
});
const priced = (tariff: Tariff, use: { readonly minutes: number; readonly samples?: number }) =>
  must(computePrice({ tariff, tariffRevision: 1, tariffClass: 'member', ...use }));

describe('a price', () => {
  it.each(cases)('$name', ({ rates, use, lines, total, agreed = true, deposit = '0' }) => {
    const price = priced(tariffOf(rates), use);
    expect(price.lines.map((line) => [line.item, line.quantity, line.unitPrice, line.amount])).toEqual(lines);
    expect(price).toMatchObject({ total, agreed, deposit, currency: 'CNY', tariffClass: 'member', tariffRevision: 1 });
  });
  it('names its consumables as the tariff does, by code', () => {
    const price = must(computePrice({ tariff: tariffOf({ hour: '100' }), tariffRevision: 3, tariffClass: 'member', minutes: 60, consumables: { argon: 1 } }));
    expect(price.lines.at(-1)).toMatchObject({ item: 'consumable', name: { zh: '氩气', en: 'Argon' }, unit: { zh: '瓶', en: 'bottle' } });
  });
  it('knows no other consumables', () => {
    const wanted = { tariff: tariffOf({ hour: '100' }), tariffRevision: 1, tariffClass: 'member', minutes: 60 } as const;
    expect(computePrice({ ...wanted, consumables: { helium: 1 } })).toMatchObject({
      ok: false,
      error: { kind: 'consumable-unknown', details: { code: 'helium' } },
    });
    // Not even by the names that every object has.
    expect(computePrice({ ...wanted, consumables: { constructor: 1 } })).toMatchObject({ ok: false, error: { kind: 'consumable-unknown' } });
  });
  it('is that of the class, not of another', () => {
    expect(must(computePrice({ tariff: tariffOf({ hour: '100' }), tariffRevision: 1, tariffClass: 'outside', minutes: 60 }))).toMatchObject({
      agreed: false,
      total: '0',
    });
  });
});

describe('fees', () => {
  const begin = new Date('2026-03-02T01:00:00Z');
  it.each(fees)('late cancellation: $name', ({ total, steps, hoursLeft, fee }) => {
    const tariff = tariffOf(null, { lateCancellation: steps.map(([withinHours, percent]) => ({ withinHours, percent })) });
    expect(lateCancellationFee({ total, tariff }, begin, new Date(begin.getTime() - hoursLeft * 3_600_000)).toString()).toBe(fee);
  });
  it('not coming costs its percentage, half up', () => {
    expect(noShowFee({ total: '101', tariff: tariffOf(null, { noShowPercent: 50 }) })).toBe(51n);
    expect(noShowFee({ total: '101', tariff: tariffOf(null) })).toBe(0n);
  });
});

describe('what is charged in the end', () => {
  const price = (billing: Tariff['billing']) => priced(tariffOf({ hour: '6000' }, { billing }), { minutes: 120 });
  it.each([
    ['booked', 120, 90, 120],
    ['used', 120, 90, 90],
    ['larger', 120, 90, 120],
    ['larger', 120, 200, 200],
    ['booked', 120, 200, 120],
  ] as const)('%s: booked %i, used %i minutes, charged %i', (billing, bookedMinutes, usedMinutes, charged) => {
    const used = { price: price(billing), bookedMinutes, usedMinutes, samples: 0, runs: 0, consumables: {} };
    expect(chargedMinutes(used)).toBe(charged);
    expect(must(useCharge(used)).amount).toBe(BigInt(charged) * 100n);
  });
  it('a price that was agreed otherwise is not computed', () => {
    const agreed = priced(tariffOf(null), { minutes: 120 });
    expect(must(useCharge({ price: agreed, bookedMinutes: 120, usedMinutes: 120, samples: 5, runs: 0, consumables: {} }))).toEqual({ lines: [], amount: 0n });
  });
  it('consumables that the frozen tariff does not know are refused', () => {
    const used = { price: price('used'), bookedMinutes: 1, usedMinutes: 1, samples: 0, runs: 0, consumables: { helium: 1 } };
    expect(useCharge(used)).toMatchObject({ ok: false, error: { kind: 'consumable-unknown' } });
  });
});

describe('the ordinary class', () => {
  it.each([
    ['university', 'verified', 'research'],
    ['research-institute', 'verified', 'research'],
    ['central-soe', 'verified', 'member'],
    ['private-enterprise', 'verified', 'member'],
    ['international', 'verified', 'outside'],
    ['university', 'applied', 'outside'],
    ['central-soe', 'suspended', 'outside'],
  ] as const)('%s, %s: %s', (kind, state, expected) => expect(ordinaryClassOf({ kind, state })).toBe(expected));
  it('of nobody is outside', () => expect(ordinaryClassOf(null)).toBe('outside'));
});
