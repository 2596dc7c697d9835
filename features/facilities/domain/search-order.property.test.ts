import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byFit, byKey, fitKey, tiesAround } from './search-order.ts';

const one = fc.record({
  id: fc.uuid(),
  fit: fc.record({ missed: fc.integer({ min: 0, max: 2 }), met: fc.integer({ min: 0, max: 2 }), unknown: fc.integer({ min: 0, max: 1 }) }),
  begin: fc.integer({ min: 0, max: 5 }),
});
const list = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 40 });

describe('the order of an answer', () => {
  it('is the same whatever order the facilities came in', () =>
    fc.assert(
      fc.property(
        list.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length }))),
        ([items, shuffled]) => {
          expect(items.toSorted(byFit)).toEqual(shuffled.toSorted(byFit));
        },
      ),
    ));

  it('of one page needs only the calendars of those that tie with it', () =>
    fc.assert(
      fc.property(list, fc.nat({ max: 45 }), fc.integer({ min: 1, max: 10 }), (items, offset, limit) => {
        const sorted = items.toSorted(byFit);
        const known = new Set(tiesAround(sorted, offset, limit).map(({ id }) => id));
        const full = byKey<(typeof items)[number]>((item) => [...fitKey(item.fit), item.begin]);
        const partly = byKey<(typeof items)[number]>((item) => [...fitKey(item.fit), known.has(item.id) ? item.begin : Number.POSITIVE_INFINITY]);
        const page = (order: typeof full): typeof items => sorted.toSorted(order).slice(offset, offset + limit);
        expect(page(partly)).toEqual(page(full));
      }),
    ));

  it('compares big amounts as they are', () => {
    const price = byKey<{ id: string; total: bigint }>(({ total }) => [total]);
    expect(
      [
        { id: 'a', total: 10n ** 20n + 1n },
        { id: 'b', total: 10n ** 20n },
      ]
        .toSorted(price)
        .map(({ id }) => id),
    ).toEqual(['b', 'a']);
  });
});
