/**
 * Until when a payee may object. Days are days of the calendar in the books' zone; the day of issue does not count, and the last
 * one is heard until its end (Civil Code 201, 203). How many they are is data.
 */
import { dayAfter } from '@tongtu/kernel/period';
import rule from '../data/objection-window.json' with { type: 'json' };
import { bookDay } from './book-day.ts';

export type ObjectionRule = { readonly days: number; readonly daysAfterAnswer: number };
export const objectionRule: ObjectionRule = rule;

/** `days` days of the calendar after `day`. */
export const daysLater = (day: string, days: number): string => {
  let later = day;
  for (let passed = 0; passed < days; passed += 1) later = dayAfter(later);
  return later;
};

/** The last day on which an objection is heard, inclusive. */
export const objectionsUntil = (issuedAt: Date, { days }: ObjectionRule = objectionRule): string => daysLater(bookDay(issuedAt), days);

/**
 * A rejected objection does not begin the window anew; but nothing is paid before the payee could read the answer and react to it,
 * so a few days are left after it.
 */
export const objectionsUntilAfterAnswer = (until: string, answeredAt: Date, { daysAfterAnswer }: ObjectionRule = objectionRule): string => {
  const least = daysLater(bookDay(answeredAt), daysAfterAnswer);
  return least > until ? least : until;
};

/** Whether an objection is heard now. */
export const isWindowOpen = (until: string, now: Date): boolean => bookDay(now) <= until;
/** The day from which it may be paid. */
export const payableFrom = (until: string): string => dayAfter(until);
