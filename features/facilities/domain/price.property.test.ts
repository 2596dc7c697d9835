/** Laws of every price, whatever the owner has set. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import type { Price, Rates, Tariff } from '../contract/tariffs.ts';
import { computePrice, lateCancellationFee, noShowFee, sumOf } from './price.ts';

const minor = fc.bigInt(0n, 10n ** 9n).map(String);
const maybe = fc.option(minor, { nil: undefined });
const rates: fc.Arbitrary<Rates> = fc
  .record({ hour: maybe, day: maybe, sample: maybe, run: maybe, minimum: maybe, deposit: maybe })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, rate]) => rate !== undefined)));
const tariffs: fc.Arbitrary<Tariff> = fc
  .record({
    own: rates,
    argon: minor,
    steps: fc.array(fc.record({ withinHours: fc.integer({ min: 1, max: 2160 }), percent: fc.integer({ min: 0, max: 100 }) }), { maxLength: 6 }),
    noShowPercent: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ own, argon, steps, noShowPercent }) => ({
    currency: 'CNY',
    classes: { member: own },
    consumables: [{ code: 'argon', name: { zh: '氩气' }, unit: { zh: '瓶' }, price: argon }],
    billing: 'larger',
    lateCancellation: steps,
    noShowPercent,
    noShowAfterMinutes: 0,
  }));
const minutes = fc.integer({ min: 0, max: 100_000 });
const count = fc.integer({ min: 0, max: 10_000 });
const uses = fc.record({ minutes, samples: count, runs: count, consumables: fc.record({ argon: count }) });
type Use = typeof uses extends fc.Arbitrary<infer T> ? T : never;

const priced = (tariff: Tariff, use: Use): Price => must(computePrice({ tariff, tariffRevision: 1, tariffClass: 'member', ...use }));
const total = (tariff: Tariff, use: Use): bigint => BigInt(priced(tariff, use).total);

describe('a price', () => {
  it('never falls when the use gets longer', () => {
    fc.assert(
      fc.property(
        tariffs,
        uses,
        fc.integer({ min: 1, max: 5000 }),
        (tariff, use, more) => void expect(total(tariff, { ...use, minutes: use.minutes + more })).toBeGreaterThanOrEqual(total(tariff, use)),
      ),
      { numRuns: 1000 },
    );
  });
  it('never falls from one minute to the next, over the edges of days', () => {
    fc.assert(
      fc.property(tariffs, fc.integer({ min: 1, max: 5 }), (tariff, day) => {
        const use = { samples: 0, runs: 0, consumables: { argon: 0 } };
        let before = 0n;
        for (let at = day * 1440 - 3; at <= day * 1440 + 3; at += 1) {
          const now = total(tariff, { ...use, minutes: at });
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
    );
  });
  it.each(['samples', 'runs'] as const)('never falls with more %s', (of) => {
    fc.assert(
      fc.property(
        tariffs,
        uses,
        fc.integer({ min: 1, max: 100 }),
        (tariff, use, more) => void expect(total(tariff, { ...use, [of]: use[of] + more })).toBeGreaterThanOrEqual(total(tariff, use)),
      ),
    );
  });
  it('never falls with more consumables', () => {
    fc.assert(
      fc.property(
        tariffs,
        uses,
        (tariff, use) => void expect(total(tariff, { ...use, consumables: { argon: use.consumables.argon + 1 } })).toBeGreaterThanOrEqual(total(tariff, use)),
      ),
    );
  });
  it('is the sum of its lines, none of which is below zero', () => {
    fc.assert(
      fc.property(tariffs, uses, (tariff, use) => {
        const price = priced(tariff, use);
        expect(price.total).toBe(sumOf(price.lines).toString());
        for (const line of price.lines) expect(BigInt(line.amount)).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
  it('reaches the minimum charge wherever there is one', () => {
    fc.assert(
      fc.property(tariffs, uses, (tariff, use) => {
        const { minimum } = tariff.classes.member!;
        expect(total(tariff, use)).toBeGreaterThanOrEqual(BigInt(minimum ?? 0));
      }),
    );
  });
  it('is never dearer than by hours alone or by days alone', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 7n), minutes, (hour, day, length) => {
        const of = (own: Rates): bigint => {
          const tariff = {
            currency: 'CNY',
            classes: { member: own },
            consumables: [],
            billing: 'used',
            lateCancellation: [],
            noShowPercent: 0,
            noShowAfterMinutes: 0,
          } as const;
          return BigInt(
            must(computePrice({ tariff: { ...tariff, consumables: [], lateCancellation: [] }, tariffRevision: 1, tariffClass: 'member', minutes: length }))
              .total,
          );
        };
        const both = of({ hour: `${hour}`, day: `${day}` });
        expect(both).toBeLessThanOrEqual(of({ hour: `${hour}` }));
        expect(both).toBeLessThanOrEqual(of({ day: `${day}` }));
      }),
      { numRuns: 500 },
    );
  });
  it('recomputed by the tariff that it has frozen is the same, also after it was kept as JSON', () => {
    fc.assert(
      fc.property(tariffs, uses, (tariff, use) => {
        const frozen = JSON.parse(JSON.stringify(priced(tariff, use))) as Price;
        expect(must(computePrice({ tariff: frozen.tariff, tariffRevision: frozen.tariffRevision, tariffClass: frozen.tariffClass, ...use }))).toEqual(frozen);
      }),
    );
  });
});

describe('fees', () => {
  const begin = new Date('2026-03-02T01:00:00Z');
  it('stay between nothing and the whole price', () => {
    fc.assert(
      fc.property(tariffs, uses, fc.integer({ min: -100, max: 3000 }), (tariff, use, hoursLeft) => {
        const price = priced(tariff, use);
        for (const fee of [lateCancellationFee(price, begin, new Date(begin.getTime() - hoursLeft * 3_600_000)), noShowFee(price)]) {
          expect(fee).toBeGreaterThanOrEqual(0n);
          expect(fee).toBeLessThanOrEqual(BigInt(price.total));
        }
      }),
    );
  });
});
