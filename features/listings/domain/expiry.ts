/**
 * A card that nobody confirms grows stale, and stale cards are why platforms are left
 * (complaint C8). After its term it is paused, not deleted; one click brings it back.
 */
import type { AnyBody, ListingKind } from '../contract/bodies.ts';

/** Months that a card stays out after it was published or confirmed. */
export const monthsUntilExpiry: Readonly<Record<ListingKind, number>> = { achievement: 12, need: 12, facility: 12, fund: 12 };

/** Its organization is reminded this long before. */
export const reminderDays = 30;

const dayMs = 86_400_000;

/** The same day so many months later, or the last day of a shorter month (UTC). */
export const addMonths = (from: Date, months: number): Date => {
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to;
};

/** The instant at which a calendar day ends in China (UTC+8, no summer time): a deadline counts to the end of its day there. */
export const endOfDay = (date: string): Date => new Date(Date.parse(`${date}T00:00:00+08:00`) + dayMs);

/** A deadline whose day has ended, or that is no date. */
export const isPast = (date: string, now: Date): boolean => !(endOfDay(date).getTime() > now.getTime());

/**
 * When a card that is published or confirmed now expires: after its term, a need or a call of a fund at its deadline if that
 * is sooner. A deadline that has passed already (only an import brings one in) is shown as it is and ends nothing.
 */
export const expiresAt = (kind: ListingKind, body: AnyBody, confirmedAt: Date): Date => {
  const term = addMonths(confirmedAt, monthsUntilExpiry[kind]);
  const deadline = 'deadline' in body && body.deadline !== undefined ? endOfDay(body.deadline) : undefined;
  return deadline !== undefined && deadline > confirmedAt && deadline < term ? deadline : term;
};

/** From here on the reminder is due. */
export const reminderFrom = (expiry: Date): Date => new Date(expiry.getTime() - reminderDays * dayMs);
