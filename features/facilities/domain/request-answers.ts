/** How an owner answers: what was asked, what became of it, how long it took (complaint C3: refusals without a reason, answers that never come). */
import type { BookingState } from '../contract/bookings.ts';

export type AskedFor = {
  readonly state: BookingState;
  readonly requestedAt: Date;
  readonly answeredAt: Date | null;
  readonly expiresAt: Date | null;
  /** Code of a refusal; `unanswered` where it ran out without an answer. */
  readonly reason: string | null;
};

export type RequestAnswers = {
  readonly received: number;
  readonly approved: number;
  readonly declined: number;
  readonly unanswered: number;
  readonly waiting: number;
  /** The most frequent first; of equals by code. */
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  /** Hours with two decimals from request to answer, approvals and refusals alike; null where nothing was answered. */
  readonly medianResponseHours: number | null;
  readonly slowestResponseHours: number | null;
};

type Fate = 'approved' | 'declined' | 'unanswered' | 'waiting' | 'withdrawn';

/** A request whose time is over is unanswered, whether or not anybody has taken it away yet; one that was called off before the answer is nobody's fault. */
const fateOf = ({ state, answeredAt, expiresAt, reason }: AskedFor, now: Date): Fate => {
  if (state === 'declined') return 'declined';
  if (state === 'requested') return expiresAt !== null && expiresAt <= now ? 'unanswered' : 'waiting';
  if (answeredAt !== null) return 'approved';
  return state === 'expired' && reason === 'unanswered' ? 'unanswered' : 'withdrawn';
};

const hours = (milliseconds: number): number => Math.round(milliseconds / 36_000) / 100;

/** Of an even number the mean of the two in the middle. */
const median = (ordered: readonly number[]): number | null => {
  if (ordered.length === 0) return null;
  const middle = ordered.length >> 1;
  return ordered.length % 2 === 1 ? ordered[middle]! : (ordered[middle - 1]! + ordered[middle]!) / 2;
};

export const requestAnswers = (requests: readonly AskedFor[], now: Date): RequestAnswers => {
  const fates = requests.map((request) => fateOf(request, now));
  const count = (fate: Fate): number => fates.filter((one) => one === fate).length;
  const reasons = new Map<string, number>();
  requests.forEach((request, index) => {
    const reason = request.reason ?? 'other';
    if (fates[index] === 'declined') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  });
  const responses = requests
    .filter((_, index) => fates[index] === 'approved' || fates[index] === 'declined')
    .flatMap(({ requestedAt, answeredAt }) => (answeredAt === null ? [] : [Math.max(0, answeredAt.getTime() - requestedAt.getTime())]))
    .sort((a, b) => a - b);
  const [middle, slowest] = [median(responses), responses.at(-1)];
  return {
    received: requests.length,
    approved: count('approved'),
    declined: count('declined'),
    unanswered: count('unanswered'),
    waiting: count('waiting'),
    refusals: [...reasons].map(([reason, times]) => ({ reason, count: times })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    medianResponseHours: middle === null ? null : hours(middle),
    slowestResponseHours: slowest === undefined ? null : hours(slowest),
  };
};
