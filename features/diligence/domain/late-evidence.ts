/**
 * What came after the step before which it was due. A duty is shown by it none the less; but whoever judges later sees at once what was
 * known when it was decided, told and signed, and what was only added (科学技术进步法 68: 原始记录).
 */
import { isPassed } from './decision.ts';
import { dayAfter, startOfLocalDay } from '@tongtu/kernel/period';
import { caseDay, caseZone } from './case-day.ts';
import type { Evidence } from './evidence.ts';
import type { MatrixRow } from './matrix.ts';
import type { DueStep } from './obligation-pack.ts';
import { decisionsThatCount, noticesThatCount, type PriceFacts } from './price-facts.ts';

/** The first instant at which it was too late for each step; null while the step was not taken. */
export type StepsTaken = Readonly<Record<DueStep, Date | null>>;

const earliest = (instants: readonly Date[]): Date | null => instants.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);

/**
 * Of the price that stands: the call of the committee whose decision passed, the start of its notice, the end of the day of signing (the
 * hour is not asked for). A case that is closed was complete when it was closed.
 */
export const stepsTaken = (price: PriceFacts, signedOn: string | null): StepsTaken => ({
  decision: earliest(
    decisionsThatCount(price)
      .filter(isPassed)
      .map(({ calledAt }) => calledAt),
  ),
  notice: earliest(noticesThatCount(price).flatMap(({ publishedAt }) => publishedAt ?? [])),
  signing: signedOn === null ? null : startOfLocalDay(dayAfter(signedOn), caseZone),
  closing: null,
});

/** Ids of what came too late for this duty, in the order of the row. */
export const lateIn = (
  { element: { due }, dueOn, evidence }: Pick<MatrixRow, 'element' | 'dueOn' | 'evidence'>,
  pieces: readonly Pick<Evidence, 'id' | 'suppliedAt'>[],
  taken: StepsTaken,
): string[] => {
  const isLate = (suppliedAt: Date): boolean => {
    if (!('before' in due)) return dueOn !== null && caseDay(suppliedAt) > dueOn;
    const at = taken[due.before];
    return at !== null && suppliedAt >= at;
  };
  const late = new Set(pieces.flatMap(({ id, suppliedAt }) => (isLate(suppliedAt) ? [id] : [])));
  return evidence.filter((id) => late.has(id));
};
