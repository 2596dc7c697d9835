/**
 * What goes on beside requests. Holds run out by a clock of this process, every second: a queued job would be late when the
 * worker that has it is killed. Every process with the role `worker` looks, and whoever locks a booking first takes it away;
 * a booking that asks for the place looks by itself, so an old hold keeps nobody out even when no worker runs.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction } from '@tongtu/platform/database';
import { wakeFollowers } from '@tongtu/platform/events';
import type { Running } from '@tongtu/platform/http';
import type { Context } from '@tongtu/platform/context';
import { followListings } from './follow-listings.ts';
import { dueBookings, unattendedBookings, type Due } from './store/occupancy.ts';
import { expireBooking } from './use-cases/expire-booking.ts';
import { markUnattended, unattendedHours } from './use-cases/mark-no-show.ts';

const secondMs = 1000;
const atOnce = 200;

/** One transaction a booking, so that one that fails stops no other. Answers how many were moved. */
const each = async (running: Pick<Running, 'context' | 'log'>, due: readonly Due[], act: (context: Context, one: Due) => Promise<boolean>): Promise<number> => {
  let moved = 0;
  for (const one of due) {
    const context = running.context();
    try {
      if (await inTransaction(context.tx, (tx) => act({ ...context, tx }, one))) moved += 1;
    } catch (error) {
      running.log.error({ err: error, ...one }, 'a booking could not be moved on by the house');
    }
  }
  if (moved > 0) wakeFollowers();
  return moved;
};

/** Takes away what has run out by now; answers how many. */
export const expireDue = async (running: Pick<Running, 'context' | 'log'>): Promise<number> => {
  const { tx, now } = running.context();
  return each(running, await dueBookings(tx, now, atOnce), (context, one) => expireBooking(context, one.facilityId, one.id));
};

/** Marks what nobody came to; answers how many. */
export const markDue = async (running: Pick<Running, 'context' | 'log'>): Promise<number> => {
  const { tx, now } = running.context();
  const before = new Date(now.getTime() - unattendedHours * 3_600_000);
  return each(running, await unattendedBookings(tx, before, atOnce), (context, one) => markUnattended(context, one.facilityId, one.id));
};

const clock = async (running: Running, everyMs: number, act: (running: Running) => Promise<number>): Promise<void> => {
  while (!running.signal.aborted) {
    let moved = 0;
    try {
      moved = await act(running);
    } catch (error) {
      running.log.error({ err: error }, 'the clock of bookings goes on');
    }
    // A full page means that more waits.
    if (moved < atOnce) await pause(everyMs, undefined, { signal: running.signal }).catch(() => {});
  }
};

export const keepFacilities = async (running: Running): Promise<void> => {
  const followed = followListings(running);
  await Promise.all([followed, ...(running.work ? [clock(running, secondMs, expireDue), clock(running, 600 * secondMs, markDue)] : [])]);
};
