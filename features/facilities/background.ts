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
import { tryToMove } from './store/locks.ts';
import { dueBookings, unattendedBookings, type Due } from './store/occupancy.ts';
import { expireBooking } from './use-cases/expire-booking.ts';
import { markUnattended, unattendedHours } from './use-cases/mark-no-show.ts';

const secondMs = 1000;
const atOnce = 200;
const sideBySide = 4;

type House = Pick<Running, 'context' | 'log'>;
type Act = (context: Context, one: Due) => Promise<boolean>;

/** One transaction a booking, so that one that fails stops no other. What another process is at is left to it: clocks of several processes share the work. */
const move = async ({ context, log }: House, one: Due, act: Act): Promise<boolean> => {
  try {
    const given = context();
    return await inTransaction(given.tx, async (tx) => (await tryToMove(tx, one.id)) && act({ ...given, tx }, one));
  } catch (error) {
    log.error({ err: error, ...one }, 'a booking could not be moved on by the house');
    return false;
  }
};

/** Some at a time; answers how many were moved. */
const each = async (house: House, due: readonly Due[], act: Act): Promise<number> => {
  let moved = 0;
  for (let n = 0; n < due.length; n += sideBySide)
    moved += (await Promise.all(due.slice(n, n + sideBySide).map((one) => move(house, one, act)))).filter(Boolean).length;
  if (moved > 0) wakeFollowers();
  return moved;
};

/** Takes away what has run out by now; answers how many. */
export const expireDue = async (running: House): Promise<number> => {
  const { tx, now } = running.context();
  return each(running, await dueBookings(tx, now, atOnce), (context, one) => expireBooking(context, one.facilityId, one.id));
};

/** Marks what nobody came to; answers how many. */
export const markDue = async (running: House): Promise<number> => {
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
