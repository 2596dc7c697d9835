/** Statements of the month that is over, and two charges that were wrong: one was given back by a credit note, one goes onto the next statement. */
import { correctCharge, issueStatements, readBooking, type Booking } from '@tongtu/facilities';
import type { Context } from '@tongtu/platform/context';
import type { Reader } from '@tongtu/kernel/reader';
import type { DemoBooking } from './facilities.ts';
import { instantOf } from './workdays.ts';

export type Used = { readonly booking: Booking; readonly provider: Reader; readonly corrected?: DemoBooking['corrected'] };

const offsetMs = 8 * 3_600_000;

/** The month before that of `now`, and the morning after it, in Beijing. */
const lastMonth = (now: Date): { readonly month: string; readonly after: Date } => {
  const today = new Date(now.getTime() + offsetMs);
  const first = instantOf(`${today.toISOString().slice(0, 7)}-01`, '00:00');
  const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  const morning = new Date(first.getTime() + 9 * 3_600_000);
  return { month, after: morning < now ? morning : now };
};

const correct = async (context: Context, { booking, corrected }: Used): Promise<void> => {
  const read = await readBooking(context, booking.facilityId, booking.id);
  const charge = read.ok ? read.value.charges.find((each) => each.kind === 'use') : undefined;
  if (charge === undefined || corrected === undefined) return;
  const amount = ((charge.amount * BigInt(corrected.percent)) / 100n).toString();
  await correctCharge(context, booking.facilityId, booking.id, { revision: booking.revision, chargeId: charge.id, amount, reason: corrected.reason });
};

/** In one transaction for each provider. */
export const seedStatements = async (
  inTransaction: <T>(work: (context: Context) => Promise<T>) => Promise<T>,
  used: readonly Used[],
  now: Date,
): Promise<void> => {
  const { month, after } = lastMonth(now);
  for (const [providerId, own] of Map.groupBy(used, ({ booking }) => booking.providerId))
    await inTransaction(async (given) => {
      const context: Context = { ...given, mail: { send: async () => {} }, reader: own[0]!.provider, now: after };
      await issueStatements(context, providerId, month);
      // A charge of the running month is corrected before it is stated.
      for (const one of own) if (one.corrected !== undefined) await correct({ ...context, now }, one);
    });
};
