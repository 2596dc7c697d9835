/** The verdict over a plan by the packs that the house has in force, and which packs these were. */
import type { Context } from '@tongtu/platform/context';
import type { CheckReport } from '../contract/check.ts';
import { checkPlan } from '../domain/check/check-plan.ts';
import { packsFor } from '../domain/pack-choice.ts';
import type { SharingPlan } from '../domain/plan.ts';
import { packsInForce } from './packs.ts';

export const checkByHousePacks = async (
  context: Pick<Context, 'tx'>,
  plan: SharingPlan,
): Promise<{ readonly report: CheckReport; readonly packs: readonly string[] }> => {
  const all = await packsInForce(context);
  return { report: checkPlan(plan, all), packs: packsFor(plan, all).map((pack) => `${pack.code}@${pack.version}`) };
};
