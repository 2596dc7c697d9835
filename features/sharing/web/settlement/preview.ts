/** What an event will pay, computed here before it is recorded, by the same functions as the books. */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { IncomeEventView } from '../../contract/settlement.ts';
import type { VersionCard } from '../../contract/versions.ts';
import { yearlyShare, emptyYears, type ProfitYears } from '../../domain/annual-profit.ts';
import { bookEvent, takeOver, type Books, type NewEvent } from '../../domain/books.ts';
import type { IncomeEvent } from '../../domain/income-event.ts';
import type { SharingPlan } from '../../domain/plan.ts';
import { emptySettlement, settlerOf } from '../../domain/settle.ts';
import { versionOn } from '../../domain/stored-plan.ts';
import { minorOf } from '../plans/amounts.ts';

/** Where the books stand: the last event, and the yearly profits that its version took. */
export type Standing = { readonly last: IncomeEventView | undefined; readonly profits: readonly IncomeEventView[] };

export type Preview = {
  readonly event: NewEvent;
  readonly plan: SharingPlan;
  /** The version whose books this event closes, or null. */
  readonly closes: number | null;
};

const yearsOf = (plan: SharingPlan, version: number, profits: readonly IncomeEventView[]): ProfitYears =>
  plan.annualProfit === null
    ? emptyYears
    : profits
        .filter((event) => event.version === version)
        .toSorted((a, b) => a.position - b.position)
        .reduce(
          (years, { id, on, amount, year }) =>
            yearlyShare(plan.annualProfit!, plan, years, { id, on, kind: 'operating-profit', amount: minorOf(amount, plan.currency), year: year ?? 0 }),
          emptyYears,
        );

/** The version that settles an event of that day. */
export const versionFor = (versions: readonly VersionCard[], day: string): number | undefined => versionOn(versions, day)?.version;

/** The books as an event of `version` finds them. Kinds version-closed (details: version). */
export const booksFor = (plan: SharingPlan, version: number, { last, profits }: Standing): Result<Books> => {
  const settler = settlerOf(plan);
  if (last === undefined) return ok({ version, settler, state: emptySettlement, position: 0 });
  if (version < last.version || (version === last.version && last.kind === 'closing')) return fail('version-closed', { details: { version } });
  const [balance, highWater] = [minorOf(last.balance, plan.currency), minorOf(last.highWater, plan.currency)];
  const isSame = version === last.version;
  const state = { balance, highWater, years: isSame ? yearsOf(plan, version, profits) : emptyYears };
  return ok(isSame ? { version, settler, state, position: last.position } : takeOver({ state, position: last.position }, version, settler));
};

/** Kinds version-closed, amount-too-large. */
export const previewOf = (plan: SharingPlan, version: number, standing: Standing, event: IncomeEvent): Result<Preview> => {
  const books = booksFor(plan, version, standing);
  if (!books.ok) return books;
  const booked = bookEvent(books.value, event);
  if (!booked.ok) return booked;
  const { last } = standing;
  return ok({
    event: booked.value.booked.event,
    plan,
    closes: last !== undefined && last.version < version && last.kind !== 'closing' ? last.version : null,
  });
};

/** What several events of one version pay together. Kinds as `previewOf`. */
export const previewMany = (plan: SharingPlan, version: number, standing: Standing, events: readonly IncomeEvent[]): Result<Books> =>
  events.reduce<Result<Books>>(
    (books, event) => {
      if (!books.ok) return books;
      const booked = bookEvent(books.value, event);
      return booked.ok ? ok(booked.value.books) : booked;
    },
    booksFor(plan, version, standing),
  );
