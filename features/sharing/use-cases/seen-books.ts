/** The books of a plan as far as the reader may look into them. */
import type { Context } from '@tongtu/platform/context';
import { isCurrency, type Currency } from '@tongtu/kernel/money';
import { ok, type Result } from '@tongtu/kernel/result';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { payeesOf, type PayeeOf, type StoredPlan, type StoredVersion } from '../domain/stored-plan.ts';
import { mayReadFigures } from '../policy.ts';
import { versionsOf } from '../store/versions.ts';
import { seenPlan, type Stance } from './seen-plan.ts';

export type SeenBooks = {
  readonly plan: StoredPlan;
  readonly stance: Stance;
  /** Those that are or were in force, the oldest first. */
  readonly versions: readonly StoredVersion[];
  readonly currency: Currency;
  readonly sees: (payee: Pick<PayeeOf, 'personId' | 'member'>) => boolean;
};

/** Kind `plan-not-found`. */
export const seenBooks = async (context: Pick<Context, 'tx' | 'reader'>, planId: string): Promise<Result<SeenBooks>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const { plan, stance } = seen.value;
  const all = await versionsOf(context.tx, planId);
  const versions = all.filter(({ state }) => state === 'in-force' || state === 'superseded');
  // All versions that were ever in force have one currency; before the first it is that of the draft.
  const currency = (versions.at(-1) ?? all.at(-1))?.tree.currency ?? '';
  return ok({ plan, stance, versions, currency: isCurrency(currency) ? currency : 'CNY', sees: (payee) => mayReadFigures(context.reader, stance, payee) });
};

/** The event without what the reader may not see of other persons. */
export const withoutOthers = ({ versions, sees, stance }: SeenBooks, event: RecordedEvent): RecordedEvent => {
  if (stance !== 'member') return event;
  const payees = payeesOf(versions.find(({ version }) => version === event.version)!);
  const hidden = (member: boolean): string[] =>
    payees.filter((payee) => (payee.member !== null) === member && !sees(payee)).map((payee) => (member ? payee.member! : payee.party));
  const without = <T>(amounts: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> =>
    Object.fromEntries(Object.entries(amounts).filter(([key]) => !keys.includes(key)));
  return { ...event, payouts: without(event.payouts, hidden(false)), members: without(event.members, hidden(true)) };
};
