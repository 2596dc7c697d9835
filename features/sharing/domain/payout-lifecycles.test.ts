/** Statements, runs and payments: every state × every action, as the tables say and as one can read here. */
import { describe, expect, it } from 'vitest';
import { isAnswered, paymentLifecycle } from './payment-lifecycle.ts';
import { runLifecycle } from './payment-run.ts';
import { statementLifecycle } from './payout-statement.ts';

type Known = Readonly<Record<string, string>>;
const statement: Known = {
  'issued object': 'objected',
  'issued put-in-payment': 'in-payment',
  'objected uphold': 'withdrawn',
  'objected reject': 'issued',
  'in-payment return': 'issued',
  'in-payment pay': 'paid',
  'paid return': 'issued',
};
const run: Known = {
  'prepared approve': 'approved',
  'prepared cancel': 'cancelled',
  'approved settle': 'settled',
  'approved download': 'approved',
  'settled download': 'settled',
};
const payment: Known = {
  'planned approve': 'in-payment',
  'planned drop': 'dropped',
  'in-payment pay': 'paid',
  'in-payment return': 'returned',
  'paid return': 'returned',
};

describe.each([
  ['statement', statementLifecycle, statement, ['object', 'put-in-payment']],
  ['run', runLifecycle, run, ['approve', 'settle']],
  ['payment', paymentLifecycle, payment, []],
] as const)('life of a %s', (_, lifecycle, known, guarded) => {
  const cases = lifecycle.states.flatMap((state) => lifecycle.actions.map((action) => [state, action] as const));
  it.each(cases)('%s, %s', (state, action) => {
    const step = lifecycle.next as (s: string, a: string, holds?: () => boolean) => { ok: boolean; value?: string; error?: { kind: string } };
    const next = step(state, action, () => true);
    const expected = known[`${state} ${action}`];
    expect(next.ok ? next.value : next.error?.kind).toBe(expected ?? 'wrong-state');
    // A step with a guard is refused where nobody asked.
    expect(step(state, action).ok).toBe(expected !== undefined && !guarded.some((one) => one === action));
  });
  it('reaches every state', () => expect(lifecycle.unreachableStates()).toEqual([]));
});

it('a run is answered when each of its payments is paid or returned', () => {
  expect(isAnswered(['paid', 'returned'])).toBe(true);
  for (const state of ['planned', 'in-payment', 'dropped'] as const) expect(isAnswered(['paid', state])).toBe(false);
});
