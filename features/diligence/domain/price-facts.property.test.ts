/** Whatever the facts are: more of them never opens less, what was taken back opens nothing, and their order says nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceRecordKinds } from '../contract/price-records.ts';
import { day, facts, noticeFact, passed, record } from '../tests/price-facts.ts';
import { basisLost, guardHolds, isPriceFixed, refusingInstitutions, type PriceFacts } from './price-facts.ts';
import { priceGuards, priceMethods, priceStates } from './pricing.ts';

const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
const records = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...priceRecordKinds),
    institution: fc.constantFrom('甲', '乙', '丙', '丁', '甲 ', '（乙）'),
    on: days,
    validUntil: fc.option(days, { nil: null }),
    withdrawnAt: fc.option(fc.constant(day('2026-05-28')), { nil: null }),
  }),
  { maxLength: 8 },
);
const anyFacts: fc.Arbitrary<PriceFacts> = fc
  .record({
    method: fc.option(fc.constantFrom(...priceMethods), { nil: null }),
    priceState: fc.constantFrom(...priceStates),
    today: days,
    records,
    decisions: fc.array(
      fc.record({
        id: fc.uuid(),
        state: fc.constantFrom('called', 'voting', 'counted', 'confirmed', 'cancelled'),
        result: fc.constantFrom('passed', 'rejected', 'inquorate', null),
        calledAt: days.map(day),
      }),
      { maxLength: 3 },
    ),
    notices: fc.array(
      fc.record({
        id: fc.uuid(),
        state: fc.constantFrom('draft', 'running', 'completed', 'superseded', 'withdrawn'),
        publishedAt: fc.option(days.map(day), { nil: null }),
        tellsTheCase: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    noticeNeeded: fc.boolean(),
  })
  .map(({ method, priceState, records: some, ...rest }) =>
    facts({ ...rest, records: some.map((one) => record(one)), case: { ...facts().case, method, priceState } }),
  );
const open = (of: PriceFacts) => priceGuards.filter((guard) => guardHolds(of, guard));

test('the order of the facts says nothing', () => {
  fc.assert(
    fc.property(anyFacts, (of) => {
      const turned = { ...of, records: of.records.toReversed(), decisions: of.decisions.toReversed(), notices: of.notices.toReversed() };
      expect(open(turned)).toEqual(open(of));
      expect(basisLost(turned)).toEqual(basisLost(of));
      expect(isPriceFixed(turned)).toEqual(isPriceFixed(of));
    }),
  );
});

test('one more record, decision or notice never closes what was open', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...priceRecordKinds), (of, kind) => {
      const more = {
        ...of,
        records: [...of.records, record({ id: 'new', kind, institution: '戊' })],
        decisions: [...of.decisions, passed(day('2026-05-28'))],
        notices: [...of.notices, noticeFact({ id: 'new', state: 'completed', publishedAt: day('2026-05-28') })],
      };
      expect(open(more)).toEqual(expect.arrayContaining(open(of)));
    }),
  );
});

test('what was taken back is as if it had never been there', () => {
  fc.assert(
    fc.property(anyFacts, (of) => {
      const without = { ...of, records: of.records.filter(({ withdrawnAt }) => withdrawnAt === null) };
      expect(open(without)).toEqual(open(of));
      expect(refusingInstitutions(without)).toBe(refusingInstitutions(of));
    }),
  );
});

test('time only takes away: what holds later held before', () => {
  fc.assert(
    fc.property(anyFacts, (of) => {
      const later = { ...of, today: '2026-06-30' };
      expect(open(of)).toEqual(expect.arrayContaining(open(later)));
    }),
  );
});
