/** Acts on the books of a plan as tests take them, and the same plan from a later day with another tree. */
import { balancesOf } from '@tongtu/ledger';
import { expect as must } from '@tongtu/kernel/result';
import type { SharingPlanJson } from '../contract/plan.ts';
import { amountText } from '../domain/amount-text.ts';
import { draftPlanVersion } from '../use-cases/draft-plan-version.ts';
import { recordIncomeEvent } from '../use-cases/record-income-event.ts';
import { recordIncomeEvents } from '../use-cases/record-income-events.ts';
import { reverseIncomeEvent } from '../use-cases/reverse-income-event.ts';
import { savePlanVersion } from '../use-cases/save-plan-version.ts';
import { worldTree, type World, type WorldStance } from './world.ts';

export type Sent = Readonly<Record<string, unknown>>;
export const income = (id: string, amount: string, on = '2026-12-01'): Sent => ({ id, on, kind: 'income', amount });
export const cost = (id: string, amount: string, category: string, on = '2026-12-01'): Sent => ({ id, on, kind: 'cost', amount, category });
export const texts = (amounts: Readonly<Record<string, bigint>>): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amountText(amount, 'CNY')]));
/** `worldTree` with one split, half of it for the team. */
export const half: SharingPlanJson = { ...worldTree, steps: [{ kind: 'split', shares: { team: '50%', unit: '40%', pilot: '5%', fund: '5%' } }] };

export const booksOf = (world: World) => ({
  record: (planId: string, event: Sent, who: WorldStance = 'manager') => world.write(who, (context) => recordIncomeEvent(context, planId, event)),
  batch: (planId: string, events: readonly Sent[], who: WorldStance = 'manager') => world.write(who, (context) => recordIncomeEvents(context, planId, events)),
  reverse: (planId: string, id: string, on: string, who: WorldStance = 'manager') => world.write(who, (context) => reverseIncomeEvent(context, planId, id, on)),
  balances: async (planId: string): Promise<Record<string, bigint>> =>
    Object.fromEntries((await balancesOf(world.database.db, planId)).map(({ account, amount }) => [account, amount])),
  rows: async (planId: string): Promise<number> =>
    Number((await world.database.pool.query<{ n: bigint }>('select count(*) as n from income_events where plan_id = $1', [planId])).rows[0]!.n),
  nextVersion: async (planId: string, change: Partial<SharingPlanJson>): Promise<void> => {
    const { version } = must(await world.write('manager', (context) => draftPlanVersion(context, planId)));
    const tree = { ...version.tree, ...change };
    const saved = must(await world.write('manager', (context) => savePlanVersion(context, planId, version.version, { revision: version.revision, tree })));
    await world.bringIntoForce(planId, saved.version.version, saved.version.sha256);
  },
});
