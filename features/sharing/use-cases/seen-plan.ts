/** A plan as far as the reader may see it. For others it does not exist. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { StoredPlan } from '../domain/stored-plan.ts';
import { isInside, mayReadAll } from '../policy.ts';
import { findPlan, readersAmong } from '../store/plans.ts';

/** What the reader is to the plan: of the unit, of an organization behind a party, a person behind a party or member, or of the office. */
export type Stance = 'unit' | 'party' | 'member' | 'office';
export type SeenPlan = { readonly plan: StoredPlan; readonly stance: Stance };

/** Kind `plan-not-found`. */
export const seenPlan = async (context: Pick<Context, 'tx' | 'reader'>, planId: string): Promise<Result<SeenPlan>> => {
  const { reader } = context;
  const plan = await findPlan(context.tx, planId);
  if (plan === undefined) return fail('plan-not-found');
  if (isInside(reader, plan.organizationId)) return ok({ plan, stance: 'unit' });
  if (mayReadAll(reader, plan)) return ok({ plan, stance: 'office' });
  const organizations = reader.memberships.map((membership) => membership.organizationId);
  const admitted = await readersAmong(context.tx, planId, [...organizations, ...(reader.personId === undefined ? [] : [reader.personId])]);
  if (admitted.some((id) => organizations.includes(id))) return ok({ plan, stance: 'party' });
  return admitted.length > 0 ? ok({ plan, stance: 'member' }) : fail('plan-not-found');
};

/** As `seenPlan`, for an act that only some may do. Kinds plan-not-found, not-allowed. */
export const workedPlan = async (
  context: Pick<Context, 'tx' | 'reader'>,
  planId: string,
  may: (reader: Context['reader'], plan: StoredPlan) => boolean,
): Promise<Result<SeenPlan>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  return may(context.reader, seen.value.plan) ? seen : fail('not-allowed');
};
