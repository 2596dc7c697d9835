/**
 * A charge was wrong. It stays, and a charge of its own corrects it, with the reason in the booking's history. What a statement
 * has asked for too much is given back at once by a credit note; too little goes onto the next statement.
 */
import type { Context } from '@tongtu/platform/context';
import { fail, type Result } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { correctionLines, correctionOf, type Correction } from '../domain/correction.ts';
import { monthOf } from '../domain/statement.ts';
import { chargesOfBooking } from '../store/charges.ts';
import { lockBooks } from '../store/statements.ts';
import { issuePaper } from './issue-paper.ts';
import { recordCharge } from './record-charge.ts';
import { takeStep } from './step.ts';

/** `amount`: what it should have been, minor units. Kinds of `takeStep`; `charge-not-found`, `correction-changes-nothing` (details: amount). */
export const correctCharge = (
  context: Context,
  facilityId: string,
  bookingId: string,
  asked: { readonly revision: number; readonly chargeId: string; readonly amount: string; readonly reason: string },
): Promise<Result<Booking>> => {
  let correction: Correction | undefined;
  return takeStep(context, facilityId, bookingId, asked.revision, {
    action: 'correct',
    refuse: async (booking) => {
      // Whether the charge stands on a statement must not change between here and the credit note.
      await lockBooks(context.tx, booking.providerId);
      correction = correctionOf(await chargesOfBooking(context.tx, facilityId, bookingId), asked.chargeId, BigInt(asked.amount));
      if (correction === undefined) return fail('charge-not-found', { field: 'body.chargeId' }).error;
      if (correction.difference !== 0n) return undefined;
      const { was, root } = correction;
      return fail('correction-changes-nothing', { field: 'body.amount', details: { amount: was.toString(), currency: root.currency } }).error;
    },
    said: () => ({
      words: asked.reason,
      changed: { chargeId: correction!.root.id, was: correction!.was.toString(), amount: asked.amount, currency: correction!.root.currency },
    }),
    also: async (_, after) => {
      const { root, difference } = correction!;
      const charge = await recordCharge(context, after, {
        kind: 'correction',
        lines: correctionLines(difference),
        amount: difference,
        corrects: root.id,
        reason: asked.reason,
      });
      if (difference < 0n && root.statementId !== null)
        await issuePaper(context, [charge], { kind: 'credit-note', month: monthOf(context.now), corrects: root.statementId });
    },
  });
};
