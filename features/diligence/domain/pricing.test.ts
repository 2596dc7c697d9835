/**
 * Every state × every action × every track, against a table written out by hand from the law: what the law lets happen, what it asks
 * for first. What is not in the table must be refused, whatever the facts.
 */
import { describe, expect, test } from 'vitest';
import { methodChosenBy, priceActions, priceGuards, priceMethods, priceStates, pricingLifecycles, pricingTracks, type PricingTrack } from './pricing.ts';

/** from action to [guard]; `-` where nothing more is asked. */
const law: Readonly<Record<PricingTrack, readonly string[]>> = {
  // 促进科技成果转化法 18.
  institute: [
    'method-open choose-agreement agreeing -',
    'method-open choose-listing preparing-listing -',
    'method-open choose-auction preparing-auction -',
    'agreeing decide decided decision-passed',
    'agreeing start-over method-open -',
    'decided publish-notice in-notice notice-running',
    'decided settle settled notice-not-needed',
    'decided start-over method-open -',
    'in-notice confirm-notice settled notice-completed',
    'in-notice start-over method-open -',
    'preparing-listing offer listed decision-passed',
    'preparing-listing start-over method-open -',
    'listed award settled result-on-file',
    'listed fail method-open -',
    'listed start-over method-open -',
    'preparing-auction offer auctioning decision-passed',
    'preparing-auction start-over method-open -',
    'auctioning award settled result-on-file',
    'auctioning fail method-open -',
    'auctioning start-over method-open -',
    'settled start-over method-open -',
  ],
  // 国资发产权规〔2024〕8号; 企业国有资产法 47.
  'state-enterprise': [
    'method-open choose-appraisal valuing -',
    'method-open choose-valuation valuing -',
    'method-open choose-market collecting-refusals -',
    'method-open choose-exempt-listing preparing-listing -',
    'valuing record-value valued value-on-file',
    'valuing start-over method-open -',
    'valued decide decided decision-passed',
    'valued start-over method-open -',
    'collecting-refusals decide decided three-refusals-and-decision',
    'collecting-refusals start-over method-open -',
    'decided publish-notice in-notice notice-running',
    'decided settle settled notice-not-needed',
    'decided start-over method-open -',
    'in-notice confirm-notice settled notice-completed',
    'in-notice start-over method-open -',
    'preparing-listing offer listed decision-passed',
    'preparing-listing start-over method-open -',
    'listed award settled result-on-file',
    'listed fail method-open -',
    'listed start-over method-open -',
    'settled start-over method-open -',
  ],
  private: ['method-open agree-freely settled price-named', 'settled start-over method-open -'],
};

describe.each(pricingTracks)('the track %s', (track) => {
  const lifecycle = pricingLifecycles[track];
  const rules = new Map(
    law[track].map((line) => {
      const [from, action, to, guard] = line.split(' ');
      return [`${from} ${action}`, { to, guard }] as const;
    }),
  );

  test('allows what the law allows, and nothing else, from every state by every action', () => {
    let walked = 0;
    for (const state of priceStates)
      for (const action of priceActions) {
        const rule = rules.get(`${state} ${action}`);
        const expected = rule === undefined ? { ok: false, error: { kind: 'wrong-state' } } : { ok: true, value: rule.to };
        expect(
          lifecycle.next(state, action, () => true),
          `${state} ${action}`,
        ).toMatchObject(expected);
        walked += 1;
      }
    expect(walked).toBe(priceStates.length * priceActions.length);
  });

  test('asks for exactly one thing at each guarded step, and no other opens it', () => {
    for (const [key, { guard }] of rules) {
      const [state, action] = key.split(' ') as [(typeof priceStates)[number], (typeof priceActions)[number]];
      const refused = { ok: false, error: { kind: 'guard-refused', details: { state, action, guard } } };
      expect(
        lifecycle.next(state, action, () => false),
        key,
      ).toMatchObject(guard === '-' ? { ok: true } : refused);
      const byOthers = priceGuards.filter((other) => other !== guard && lifecycle.next(state, action, (asked) => asked === other).ok);
      expect(byOthers, key).toEqual(guard === '-' ? priceGuards : []);
    }
  });

  test('has no state that nobody reaches, and from each there is a way to a price', () => {
    expect(lifecycle.unreachableStates()).toEqual([]);
    for (const start of lifecycle.states) {
      const reached = new Set([start]);
      for (const state of reached)
        for (const action of lifecycle.allowedActions(state)) {
          const next = lifecycle.next(state, action, () => true);
          if (next.ok) reached.add(next.value);
        }
      expect(reached.has('settled'), start).toBe(true);
    }
  });
});

test('each method is chosen by one action', () => {
  expect(priceActions.flatMap((action) => methodChosenBy(action) ?? []).toSorted()).toEqual([...priceMethods].toSorted());
});
