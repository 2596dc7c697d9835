/** A later version may bind somebody else to a party or member: each is told, owed and paid his own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { draftPlanVersion } from '../use-cases/draft-plan-version.ts';
import { getMyIncome } from '../use-cases/my-income.ts';
import { listPaymentRuns } from '../use-cases/read-payment-runs.ts';
import { listPayoutStatements } from '../use-cases/read-payout-statements.ts';
import { savePlanVersion } from '../use-cases/save-plan-version.ts';
import { on, payoutSteps } from './payout-steps.ts';
import { makeWorld, worldTree, type World, type WorldStance } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it('statements, income and accounts follow the person, not the name in the plan', async () => {
  const steps = payoutSteps(world);
  const planId = await world.planInForce();
  await steps.income(planId, 'i1', '1000.00', '2026-12-01');
  await steps.accounts(planId, [['team', 'm1']]);
  const drafted = must(await world.write('manager', (context) => draftPlanVersion(context, planId, undefined)));
  const saved = must(
    await world.write('manager', (context) =>
      savePlanVersion(context, planId, 2, {
        revision: drafted.version.revision,
        tree: { ...worldTree, effectiveOn: '2026-12-10' },
        bindings: { ...world.bindings, members: { ...world.bindings.members, m1: { personId: world.readers.person.personId! } } },
      }),
    ),
  );
  await world.bringIntoForce(planId, 2, saved.version.sha256);
  await steps.income(planId, 'i2', '100.00', '2026-12-12');

  const issued = must(await steps.issue(planId, '2026-12-13', on('2026-12-14'))).filter(({ payee }) => payee === 'team/m1');
  expect(issued.map(({ personId, opening, amount, lines }) => [personId, opening, amount, lines.map(({ eventId, version }) => [eventId, version])])).toEqual([
    [world.readers['member-one'].personId, 0n, 40_000n, [['i1', 1]]],
    [world.readers.person.personId, 0n, 4000n, [['i2', 2]]],
  ]);
  const mine = async (who: WorldStance) =>
    (await world.read(who, (context) => getMyIncome(context), on('2026-12-14'))).map(({ payee, total, statements }) => [payee.key, total, statements.length]);
  expect(await mine('member-one')).toEqual([['team/m1', 40_000n, 1]]);
  expect(await mine('person')).toEqual([['team/m1', 4000n, 1]]);
  const listed = must(await world.read('person', (context) => listPayoutStatements(context, planId, { limit: 10 })));
  expect(listed.items.map(({ statement }) => statement.id)).toEqual([issued[1]!.id]);

  // The account that is known belongs to the first; the second has none yet.
  const run = must(await steps.prepare(planId, on('2026-12-31')));
  expect(run.lines.map(({ statementIds, amount }) => [statementIds, amount])).toEqual([[[issued[0]!.id], 40_000n]]);
  const waiting = must(await world.read('manager', (context) => listPaymentRuns(context, planId, { limit: 10 }), on('2026-12-31'))).payable.waiting;
  expect(waiting.find(({ statement }) => statement.id === issued[1]!.id)!.reason).toBe('account-missing');
  must(await steps.approve(planId, run.run.id, 'signatory', on('2026-12-31')));
  await steps.accounts(planId, [['team', 'm1']]);
  expect(must(await steps.prepare(planId, on('2026-12-31'))).lines.map(({ statementIds, amount }) => [statementIds, amount])).toEqual([
    [[issued[1]!.id], 4000n],
  ]);
});
