/** Months, numbers, and which charges go onto which statement. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredCharge } from './booking.ts';
import { correctionOf } from './correction.ts';
import { dueBy, endOfMonth, groupedForStatements, monthBefore, monthOf, numberOf, totalOf } from './statement.ts';

const charge = (id: string, amount: bigint, more: Partial<StoredCharge> = {}): StoredCharge => ({
  facilityId: 'f',
  id,
  bookingId: 'b',
  providerId: 'p',
  organizationId: 'o',
  kind: 'use',
  currency: 'CNY',
  amount,
  lines: [],
  corrects: null,
  reason: null,
  actorId: null,
  at: new Date('2026-01-20T00:00:00Z'),
  statementId: null,
  ...more,
});
const end = endOfMonth('2026-01');

describe('months', () => {
  it.each([
    ['2026-01', '2026-01-31T16:00:00.000Z'],
    ['2026-12', '2026-12-31T16:00:00.000Z'],
    ['2028-02', '2028-02-29T16:00:00.000Z'],
  ])('%s ends at midnight in Beijing', (month, instant) => expect(endOfMonth(month).toISOString()).toBe(instant));
  it.each([
    ['2026-01-31T15:59:59.999Z', '2026-01'],
    ['2026-01-31T16:00:00.000Z', '2026-02'],
  ])('%s lies in %s', (instant, month) => expect(monthOf(new Date(instant))).toBe(month));
  it.each([
    ['2026-01', '2025-12'],
    ['2026-03', '2026-02'],
    ['2000-01', '1999-12'],
  ])('before %s was %s', (month, before) => expect(monthBefore(month)).toBe(before));
  it.each([
    ['2026-10', 7, '202610-0007'],
    ['2026-10', 12_345, '202610-12345'],
  ])('%s and %i make %s', (month, running, number) => expect(numberOf(month, running)).toBe(number));
});

describe('what is due', () => {
  it('is what was charged before the end, and what has corrected it since', () => {
    const late = { at: new Date('2026-02-03T00:00:00Z') };
    const due = dueBy(
      [
        charge('1', 10n),
        charge('2', 20n, { at: new Date(end.getTime() - 1) }),
        charge('3', 30n, { at: end }),
        charge('4', -5n, { ...late, kind: 'correction', corrects: '1' }),
        charge('5', -5n, { ...late, kind: 'correction', corrects: '3' }),
        // Corrects what stands on an earlier statement: its month is the one in which it was made.
        charge('6', 5n, { ...late, kind: 'correction', corrects: '0' }),
      ],
      end,
    );
    expect(due.map((one) => one.id)).toEqual(['1', '2', '4']);
  });
  it('lies together by customer and currency, in the order of the charges', () => {
    const groups = groupedForStatements([charge('3', 1n), charge('1', 2n), charge('2', 3n, { organizationId: 'a' }), charge('4', 4n, { currency: 'EUR' })]);
    expect(groups.map((group) => group.map((one) => one.id))).toEqual([['2'], ['1', '3'], ['4']]);
  });
  it('is lost nowhere and stated nowhere twice', () => {
    const some = fc.array(
      fc.record({ organizationId: fc.constantFrom('a', 'b', 'c'), currency: fc.constantFrom('CNY', 'EUR'), amount: fc.bigInt(-1000n, 1000n) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (given) => {
        const charges = given.map(({ amount, ...of }, index) => charge(String(index).padStart(3, '0'), amount, of));
        const groups = groupedForStatements(charges);
        expect(
          groups
            .flat()
            .map((one) => one.id)
            .sort(),
        ).toEqual(charges.map((one) => one.id));
        expect(groups.reduce((sum, group) => sum + totalOf(group), 0n)).toBe(totalOf(charges));
        for (const group of groups) expect(new Set(group.map((one) => `${one.organizationId} ${one.currency}`)).size).toBe(1);
      }),
    );
  });
});

describe('a correction', () => {
  const charges = [charge('1', 100n), charge('2', -30n, { kind: 'correction', corrects: '1' }), charge('3', 500n)];
  it.each([
    ['1', 50n, 70n, -20n],
    ['1', 90n, 70n, 20n],
    ['2', 90n, 70n, 20n],
    ['3', 0n, 500n, -500n],
    ['1', 70n, 70n, 0n],
  ])('of %s to %i: stood at %i, %i is added', (id, should, was, difference) => {
    const found = correctionOf(charges, id, should);
    expect(found).toMatchObject({ was, difference });
    expect(found!.root.id).toBe(id === '2' ? '1' : id);
  });
  it('of nothing is none', () => expect(correctionOf(charges, '9', 1n)).toBeUndefined());
  it('whatever was corrected before, afterwards it stands at what it should', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10_000n), fc.array(fc.bigInt(0n, 10_000n), { maxLength: 8 }), (first, shoulds) => {
        let all: StoredCharge[] = [charge('0', first)];
        for (const [index, should] of shoulds.entries()) {
          const { difference } = correctionOf(all, all.at(-1)!.id, should)!;
          all = [...all, charge(String(index + 1), difference, { kind: 'correction', corrects: '0' })];
          expect(totalOf(all)).toBe(should);
        }
      }),
    );
  });
});
