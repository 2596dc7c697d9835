/** Random lives of statements and payments: whatever is done in whichever order, what must be true of them stays true. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { bookDay } from '../domain/book-day.ts';
import { answerObjection } from '../use-cases/answer-objection.ts';
import { cancelPaymentRun } from '../use-cases/cancel-payment-run.ts';
import { objectToStatement } from '../use-cases/object-to-statement.ts';
import { getPaymentRun, listPaymentRuns } from '../use-cases/read-payment-runs.ts';
import { getPayoutStatement, listPayoutStatements } from '../use-cases/read-payout-statements.ts';
import { recordIncomeEvent } from '../use-cases/record-income-event.ts';
import { brokenPayouts } from './payout-invariants.ts';
import { payoutSteps } from './payout-steps.ts';
import { makeWorld, worldTree, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

// Mostly of the newest, which stand first: with the old ones there is little left to do.
const which = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 1 }) }, { weight: 1, arbitrary: fc.nat({ max: 30 }) });
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('income' as const), fen: fc.integer({ min: 1, max: 2_000_000 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('refund' as const), fen: fc.integer({ min: 1, max: 500_000 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('issue' as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('object' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('answer' as const), which, outcome: fc.constantFrom('upheld' as const, 'rejected' as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('prepare' as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('approve' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('bank' as const), which, back: fc.nat({ max: 4 }), only: fc.nat({ max: 5 }) }) },
);
/** Days that pass before the act; some are long enough for a window. */
const life = fc.array(fc.tuple(act, fc.constantFrom(0, 1, 1, 16)), { minLength: 20, maxLength: 40, size: 'max' });
/** A life in which every act succeeds, so that none is left to chance. */
const whole: typeof life extends fc.Arbitrary<infer Acts> ? Acts : never = [
  [{ act: 'income', fen: 100_000 }, 0],
  [{ act: 'issue' }, 1],
  [{ act: 'object', which: 0 }, 0],
  [{ act: 'answer', which: 0, outcome: 'rejected' }, 1],
  [{ act: 'object', which: 0 }, 0],
  [{ act: 'answer', which: 0, outcome: 'upheld' }, 1],
  [{ act: 'issue' }, 0],
  [{ act: 'prepare' }, 16],
  [{ act: 'cancel', which: 0 }, 0],
  [{ act: 'prepare' }, 1],
  [{ act: 'approve', which: 0 }, 0],
  [{ act: 'bank', which: 0, back: 1, only: 5 }, 1],
  [{ act: 'refund', fen: 100 }, 0],
];
const speaker = { unit: 'admin', pilot: 'party-signatory', fund: 'fund-signatory', 'team/m1': 'member-one', 'team/m2': 'member-two' } as const;

it('an event is stated once, a statement paid once, and the books agree', async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.boolean(), life, async (clawback, acts) => {
      const planId = await world.planInForce({ ...worldTree, clawback });
      const steps = payoutSteps(world);
      await steps.accounts(planId, steps.allPayees);
      let now = Date.parse('2026-12-15T04:00:00Z');
      const at = () => new Date(now);
      const dayBefore = () => bookDay(new Date(now - 86_400_000));
      const event = (kind: 'income' | 'refund', fen: number, id: string) =>
        world.write(
          'manager',
          (context) =>
            recordIncomeEvent(context, planId, { id, on: dayBefore(), kind, amount: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}` }),
          at(),
        );
      const statements = async () => must(await world.read('manager', (context) => listPayoutStatements(context, planId, { limit: 500 }))).items;
      const pick = <T>(items: readonly T[], n: number): T | undefined => (items.length === 0 ? undefined : items[n % items.length]);
      const runOf = async (n: number) => {
        const card = pick(must(await world.read('manager', (context) => listPaymentRuns(context, planId, { limit: 500 }), at())).items, n);
        return card && must(await world.read('manager', (context) => getPaymentRun(context, planId, card.run.id), at()));
      };
      const step = async (one: (typeof acts)[number][0], index: number): Promise<{ readonly ok: boolean } | undefined> => {
        if (one.act === 'income' || one.act === 'refund') return event(one.act, one.fen, `e${index}`);
        if (one.act === 'issue') return steps.issue(planId, dayBefore(), at());
        if (one.act === 'prepare') return steps.prepare(planId, at());
        if (one.act === 'object' || one.act === 'answer') {
          const open = (await statements()).map(({ statement }) => statement).filter(({ state }) => state === (one.act === 'object' ? 'issued' : 'objected'));
          const statement = pick(open, one.which);
          if (statement === undefined) return undefined;
          if (one.act === 'object')
            return world.write(speaker[statement.payee as keyof typeof speaker], (context) => objectToStatement(context, planId, statement.id, '?'), at());
          const { objections } = must(await world.read('signatory', (context) => getPayoutStatement(context, planId, statement.id)));
          const answer = { outcome: one.outcome, words: '!' };
          return world.write('signatory', (context) => answerObjection(context, planId, statement.id, objections.at(-1)!.id, answer), at());
        }
        const run = await runOf(one.which);
        if (run === undefined) return undefined;
        if (one.act === 'approve') return steps.approve(planId, run.run.id, 'signatory', at());
        if (one.act === 'cancel') return world.write('manager', (context) => cancelPaymentRun(context, planId, run.run.id), at());
        const csv = steps.bankCsv(run, (_, line) => (line === one.back ? { status: '退汇' } : {})).split('\n');
        return steps.reconcile(planId, csv.slice(0, 1 + one.only).join('\n'), at());
      };
      for (const [index, [one, days]] of acts.entries()) {
        now += days * 86_400_000;
        const answer = await step(one, index);
        if (answer?.ok === true) done.set(one.act, (done.get(one.act) ?? 0) + 1);
        expect(await world.read('manager', (context) => brokenPayouts(context.tx, planId)), `after ${one.act}`).toEqual([]);
      }
    }),
    { numRuns: 15, endOnFailure: true, examples: [[false, whole]] },
  );
  // A life in which nothing succeeds proves nothing.
  expect([...done.keys()].toSorted()).toEqual(['answer', 'approve', 'bank', 'cancel', 'income', 'issue', 'object', 'prepare', 'refund']);
}, 120_000);
