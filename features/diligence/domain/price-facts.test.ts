import { describe, expect, test } from 'vitest';
import { day, facts, noticeFact, passed, record } from '../tests/price-facts.ts';
import { basisLost, guardHolds, isPriceFixed, refusingInstitutions, resultOf, type PriceFacts } from './price-facts.ts';
import { priceStates, type PriceMethod } from './pricing.ts';

const holds = guardHolds;
const by = (method: PriceMethod, more: Partial<PriceFacts> = {}): PriceFacts => facts({ case: { ...facts().case, method }, ...more });

describe('a decision', () => {
  test('counts once it passed and its minutes are confirmed', () => {
    expect(holds(facts(), 'decision-passed')).toBe(false);
    expect(holds(facts({ decisions: [passed()] }), 'decision-passed')).toBe(true);
    for (const state of ['called', 'voting', 'counted', 'cancelled'] as const)
      expect(holds(facts({ decisions: [{ ...passed(), state }] }), 'decision-passed'), state).toBe(false);
    for (const result of ['rejected', 'inquorate', null] as const)
      expect(holds(facts({ decisions: [{ ...passed(), result }] }), 'decision-passed'), String(result)).toBe(false);
  });
  test('that was called before the method was chosen speaks of another price', () => {
    expect(holds(facts({ decisions: [passed(day('2026-05-09'))] }), 'decision-passed')).toBe(false);
    const again = [
      { action: 'choose-agreement', at: day('2026-05-10') },
      { action: 'start-over', at: day('2026-05-26') },
      { action: 'choose-agreement', at: day('2026-05-27') },
    ] as const;
    expect(holds(facts({ steps: again, decisions: [passed()] }), 'decision-passed')).toBe(false);
    expect(holds(facts({ steps: again, decisions: [passed(day('2026-05-28'))] }), 'decision-passed')).toBe(true);
  });
  test('never counts where no method was chosen', () => {
    expect(holds(facts({ steps: [], decisions: [passed()] }), 'decision-passed')).toBe(false);
    for (const action of ['start-over', 'fail'] as const)
      expect(holds(facts({ steps: [...facts().steps, { action, at: day('2026-05-11') }], decisions: [passed()] }), 'decision-passed'), action).toBe(false);
  });
});

describe('a notice', () => {
  test('runs, and is completed', () => {
    expect(holds(facts({ notices: [noticeFact()] }), 'notice-running')).toBe(true);
    expect(holds(facts({ notices: [noticeFact()] }), 'notice-completed')).toBe(false);
    expect(holds(facts({ notices: [noticeFact({ state: 'completed' })] }), 'notice-completed')).toBe(true);
  });
  test.each(['draft', 'superseded', 'withdrawn'] as const)('that is %s counts for nothing', (state) => {
    const inState = facts({ notices: [noticeFact({ state })] });
    expect([holds(inState, 'notice-running'), holds(inState, 'notice-completed')]).toEqual([false, false]);
  });
  test('that says something else than the case, or is of an earlier method, counts for nothing', () => {
    for (const more of [{ tellsTheCase: false }, { publishedAt: day('2026-05-09') }, { publishedAt: null }])
      expect(holds(facts({ notices: [noticeFact({ state: 'completed', ...more })] }), 'notice-completed')).toBe(false);
  });
  test('is not needed where no pack asks for one', () => {
    expect(holds(facts(), 'notice-not-needed')).toBe(false);
    expect(holds(facts({ noticeNeeded: false }), 'notice-not-needed')).toBe(true);
  });
});

describe('a value', () => {
  test('is of the kind that the method asks for, or more', () => {
    expect(holds(by('valuation', { records: [record({ kind: 'appraisal' })] }), 'value-on-file')).toBe(true);
    expect(holds(by('valuation', { records: [record({ kind: 'comparable' })] }), 'value-on-file')).toBe(false);
    expect(holds(by('valuation', { records: [record()] }), 'value-on-file')).toBe(true);
    expect(holds(by('appraisal', { records: [record()] }), 'value-on-file')).toBe(false);
    expect(holds(by('appraisal', { records: [record({ kind: 'appraisal' })] }), 'value-on-file')).toBe(true);
  });
  test('counts on its last day, and no more on the day after', () => {
    expect(holds(by('valuation', { records: [record({ validUntil: '2026-06-01' })] }), 'value-on-file')).toBe(true);
    expect(holds(by('valuation', { records: [record({ validUntil: '2026-05-31' })] }), 'value-on-file')).toBe(false);
  });
  test('that was taken back does not count', () => {
    expect(holds(by('valuation', { records: [record({ withdrawnAt: day('2026-05-30') })] }), 'value-on-file')).toBe(false);
  });
});

describe('three opinions that it cannot be valued', () => {
  const refusal = (institution: string) => record({ kind: 'refusal', institution, amount: null });
  const three = ['甲评估公司', '乙评估公司', 'Third Valuers Ltd'].map(refusal);
  test('are of three institutions, and the decision stands beside them', () => {
    expect(holds(by('market', { records: three, decisions: [passed()] }), 'three-refusals-and-decision')).toBe(true);
    expect(holds(by('market', { records: three }), 'three-refusals-and-decision')).toBe(false);
    expect(holds(by('market', { records: three.slice(0, 2), decisions: [passed()] }), 'three-refusals-and-decision')).toBe(false);
  });
  test('are not three where one institution wrote twice, in whatever spelling', () => {
    const twice = ['甲评估公司', '甲评估公司 ', '（甲）评估公司', 'THIRD VALUERS, LTD.', 'Third Valuers Ltd', 'Ｔｈｉｒｄ Valuers Ltd'].map(refusal);
    expect(refusingInstitutions(by('market', { records: twice }))).toBe(2);
  });
  test('an institution without a letter in its name is none', () => {
    expect(refusingInstitutions(by('market', { records: ['—', '…', '???'].map(refusal) }))).toBe(0);
  });
});

describe('a result', () => {
  const listed = record({ kind: 'listing-result', on: '2026-05-20' });
  test('is of the sale that the method is', () => {
    expect(holds(by('listing', { records: [listed] }), 'result-on-file')).toBe(true);
    expect(holds(by('exempt-listing', { records: [listed] }), 'result-on-file')).toBe(true);
    expect(holds(by('auction', { records: [listed] }), 'result-on-file')).toBe(false);
  });
  test('the newest is the one that counts', () => {
    const later = record({ id: 'r2', kind: 'listing-result', on: '2026-05-28' });
    expect(resultOf(by('listing', { records: [later, listed] }))?.id).toBe('r2');
  });
});

describe('price, pathway and counterparty', () => {
  const fixed = priceStates.filter((priceState) => isPriceFixed(facts({ case: { ...facts().case, priceState } })));
  test('are fixed by the state of the price from the decision on', () => {
    expect(fixed).toEqual(['decided', 'in-notice', 'listed', 'auctioning', 'settled']);
  });
  test('are fixed while a decision is open, and once it passed', () => {
    for (const state of ['called', 'voting', 'counted'] as const) expect(isPriceFixed(facts({ decisions: [{ ...passed(), state, result: null }] }))).toBe(true);
    expect(isPriceFixed(facts({ decisions: [passed()] }))).toBe(true);
    expect(isPriceFixed(facts({ decisions: [{ ...passed(), result: 'rejected' }] }))).toBe(false);
    expect(isPriceFixed(facts({ decisions: [{ ...passed(), state: 'cancelled' }] }))).toBe(false);
  });
  test('are fixed while the public is told of them', () => {
    expect(isPriceFixed(facts({ notices: [noticeFact()] }))).toBe(true);
    expect(isPriceFixed(facts({ notices: [noticeFact({ state: 'withdrawn' })] }))).toBe(false);
  });
  test('are open again after a start-over: the decision is of the past', () => {
    const steps = [...facts().steps, { action: 'start-over', at: day('2026-05-26') }, { action: 'choose-agreement', at: day('2026-05-27') }] as const;
    expect(isPriceFixed(facts({ steps, decisions: [passed()] }))).toBe(false);
    expect(isPriceFixed(facts({ steps: steps.slice(0, 2), decisions: [passed()] }))).toBe(false);
  });
  test('are fixed after a start-over too while the committee still sits', () => {
    const steps = [...facts().steps, { action: 'start-over', at: day('2026-05-26') }] as const;
    expect(isPriceFixed(facts({ steps, decisions: [{ ...passed(), state: 'voting', result: null }] }))).toBe(true);
  });
});

describe('a settled price stands only as long as what it rests on', () => {
  test('agreement: price, decision, notice', () => {
    const whole = facts({ decisions: [passed()], notices: [noticeFact({ state: 'completed' })] });
    expect(basisLost(whole)).toBeUndefined();
    expect(basisLost({ ...whole, notices: [noticeFact({ state: 'completed', tellsTheCase: false })] })).toBe('notice-completed');
    expect(basisLost({ ...whole, decisions: [] })).toBe('decision-passed');
    expect(basisLost({ ...whole, case: { ...whole.case, price: { amount: null, formula: ' ' } } })).toBe('price-named');
    expect(basisLost({ ...whole, notices: [], noticeNeeded: false })).toBeUndefined();
  });
  test('valuation: it has not run out', () => {
    const whole = by('valuation', { records: [record({ validUntil: '2026-06-01' })], decisions: [passed()], noticeNeeded: false });
    expect(basisLost(whole)).toBeUndefined();
    expect(basisLost({ ...whole, today: '2026-06-02' })).toBe('value-on-file');
  });
  test('sale: the result was not taken back', () => {
    const whole = by('auction', { records: [record({ kind: 'auction-result' })], decisions: [passed()] });
    expect(basisLost(whole)).toBeUndefined();
    expect(basisLost({ ...whole, records: [record({ kind: 'auction-result', withdrawnAt: day('2026-06-01') })] })).toBe('result-on-file');
  });
});
