/** What every step of a booking does: lock, ask the policy, ask the table, write, leave an entry, announce. Each step's own file says what is special. */
import { announceAll, type Context } from '@tongtu/platform/context';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { BookingAction, BookingState } from '../contract/bookings.ts';
import type { Booking } from '../domain/booking.ts';
import { bookingLifecycle, expiryOf, freeingSteps, type BookingStep } from '../domain/booking-lifecycle.ts';
import { mayAct, maySeeBooking } from '../policy.ts';
import { insertEntry, lockBooking, moveBooking, updateBooking } from '../store/bookings.ts';
import { lockForFreeing } from '../store/locks.ts';

/** Event of each step, in the glossary's words. */
export const happened: Readonly<Record<BookingStep, string>> = {
  hold: 'booking-held',
  wait: 'booking-waitlisted',
  promote: 'booking-promoted',
  request: 'booking-requested',
  approve: 'booking-approved',
  decline: 'booking-declined',
  confirm: 'booking-confirmed',
  reschedule: 'booking-rescheduled',
  'check-in': 'booking-checked-in',
  'check-out': 'booking-checked-out',
  'mark-no-show': 'booking-not-attended',
  correct: 'booking-corrected',
  cancel: 'booking-cancelled',
  expire: 'booking-expired',
};

export type Said = { readonly reason?: string | null; readonly words?: string | null; readonly changed?: Readonly<Record<string, unknown>> };

type Step = { readonly booking: Booking; readonly from: BookingState | null; readonly action: BookingStep; readonly said?: Said };

/** The news of steps whose entries are written; `from` null where the booking is new. */
export const announceSteps = (context: Context, steps: readonly Step[]): Promise<unknown> =>
  announceAll(
    context,
    steps.map(({ booking, from, action, said }) => ({
      kind: happened[action],
      subject: { type: 'booking', id: booking.id },
      organizationId: booking.providerId,
      changed: {
        facilityId: booking.facilityId,
        customerId: booking.organizationId,
        from,
        to: booking.state,
        ...(said?.reason ? { reason: said.reason } : {}),
      },
    })),
  );

/** An entry and the news of it. The caller has written the booking. */
const recordEntry = async (context: Context, step: Step): Promise<void> => {
  const { booking, from, action, said } = step;
  await insertEntry(context.tx, {
    booking,
    from,
    action,
    actorId: context.reader.personId ?? null,
    at: context.now,
    reason: said?.reason ?? null,
    words: said?.words ?? null,
    changed: said?.changed ?? {},
  });
  await announceSteps(context, [step]);
};

/** What a booking is after a step; the state's own time to run out is set anew. `change` may name everything but the revision. */
const stepped = (before: Booking, to: BookingState, change: Partial<Booking>, now: Date): Booking => ({
  ...before,
  state: to,
  expiresAt: expiryOf(to, now, change.from ?? before.from),
  ...change,
  revision: before.revision + 1,
  updatedAt: now,
});

/** Writes a changed booking with its entry; it keeps its place or gives it up. */
export const recordStep = async (
  context: Context,
  before: Booking,
  action: BookingStep,
  to: BookingState,
  change: Partial<Booking>,
  said?: Said,
): Promise<Booking> => {
  const after = stepped(before, to, change, context.now);
  await updateBooking(context.tx, after);
  await recordEntry(context, { booking: after, from: before.state, action, ...(said === undefined ? {} : { said }) });
  return after;
};

/** The same for a step that takes another place; undefined where that is taken by then, and nothing was written. */
export const recordMove = async (
  context: Context,
  before: Booking,
  action: BookingStep,
  to: BookingState,
  change: Partial<Booking>,
  said?: Said,
): Promise<Booking | undefined> => {
  const after = stepped(before, to, change, context.now);
  if (!(await moveBooking(context.tx, after))) return undefined;
  await recordEntry(context, { booking: after, from: before.state, action, ...(said === undefined ? {} : { said }) });
  return after;
};

export type StepPlan = {
  readonly action: BookingAction;
  /** What speaks against the step in this state: its guard. Asked only where the table allows the step. */
  readonly refuse?: (booking: Booking) => Promise<Failure | undefined>;
  /** What changes beside the state. */
  readonly change?: (booking: Booking) => Partial<Booking>;
  readonly said?: Said | ((booking: Booking) => Said);
  /** Inside the same transaction: letters, charges, who waits. */
  readonly also?: (before: Booking, after: Booking) => Promise<void>;
};

/** A hold that has run out is over, whether or not anybody has taken it away yet. */
export const isOverdue = (booking: Booking, now: Date): boolean => booking.expiresAt !== null && booking.expiresAt <= now;

/** For a step: locked until the transaction ends. Kinds `booking-not-found` (also for who may not see it), `not-allowed`. */
export const lockedBooking = async (context: Context, facilityId: string, bookingId: string, action: BookingAction): Promise<Result<Booking>> => {
  if (freeingSteps.has(action)) await lockForFreeing(context.tx, facilityId);
  const booking = await lockBooking(context.tx, facilityId, bookingId);
  if (booking === undefined || !maySeeBooking(context.reader, booking)) return fail('booking-not-found');
  return mayAct(context.reader, booking, action) ? ok(booking) : fail('not-allowed');
};

/** Further kinds `wrong-state` (details: state, action, allowed), `revision-conflict` (details: revision), and those of the plan. */
export const takeStep = async (context: Context, facilityId: string, bookingId: string, revision: number, plan: StepPlan): Promise<Result<Booking>> => {
  const found = await lockedBooking(context, facilityId, bookingId, plan.action);
  if (!found.ok) return found;
  const booking = found.value;
  const state: BookingState = isOverdue(booking, context.now) ? 'expired' : booking.state;
  const asked = bookingLifecycle.next(state, plan.action, () => true);
  if (!asked.ok) return fail('wrong-state', asked.error.details === undefined ? {} : { details: asked.error.details });
  if (booking.revision !== revision) return fail('revision-conflict', { details: { revision: booking.revision } });
  const refused = await plan.refuse?.(booking);
  if (refused !== undefined) return { ok: false, error: refused };
  const said = typeof plan.said === 'function' ? plan.said(booking) : plan.said;
  // A table that leads back to `new` would be a bug; no step does.
  const after = await recordStep(context, booking, plan.action, asked.value as BookingState, plan.change?.(booking) ?? {}, said);
  await plan.also?.(booking, after);
  return ok(after);
};
