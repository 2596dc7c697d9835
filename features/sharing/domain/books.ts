/**
 * The books of a plan: one version takes events at a time. The first event of a later version closes the earlier one: what floors
 * left over is handed out, and a loss goes with the books. All that is written follows from these few functions, so that whoever
 * replays the events comes to the same figures.
 */
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { maxMinorUnits } from '@tongtu/kernel/money';
import type { IncomeEvent } from './income-event.ts';
import { postingsOf, type EventPosting } from './posting.ts';
import { closingId, type Amounts, type RecordedEvent } from './recorded-event.ts';
import { closeSettlement, emptySettlement, isDeductible, settleEvent, totalsAt, type SettlementState, type Settler } from './settle.ts';

export type Books = {
  readonly version: number;
  readonly settler: Settler;
  readonly state: SettlementState;
  /** Of the plan's last event. */
  readonly position: number;
};

export type NewEvent = Omit<RecordedEvent, 'reversedBy' | 'entryId' | 'recordedBy' | 'recordedAt'>;
/** An event as it goes into the books, and what it moves in the ledger: nothing where there are no postings. */
export type Booked = { readonly event: NewEvent; readonly postings: readonly EventPosting[] };
export type BookedIn = { readonly books: Books; readonly booked: Booked };

const notZero = (amounts: ReadonlyMap<string, bigint>): Amounts => Object.fromEntries([...amounts].filter(([, amount]) => amount !== 0n));
const isTooLarge = ({ balance, highWater, years }: SettlementState): boolean =>
  [balance, -balance, highWater, years.paid].some((amount) => amount >= maxMinorUnits);

/** What an event is beside its own content. */
export type EventFacts = {
  readonly reverses: string | null;
  /** Takes back a cost that did not count: it moves nothing, whatever the version of its day deducts. */
  readonly withoutEffect: boolean;
};
export const plainEvent: EventFacts = { reverses: null, withoutEffect: false };

/** Kind `amount-too-large`: D, H or the yearly shares would reach 10^18 minor units. */
export const bookEvent = (
  { version, settler, state, position }: Books,
  event: IncomeEvent,
  { reverses, withoutEffect }: EventFacts = plainEvent,
): Result<BookedIn> => {
  const before = totalsAt(settler, state);
  const settled = withoutEffect
    ? { state, distributable: 0n, payouts: new Map<string, bigint>(), members: new Map<string, bigint>(), totals: before }
    : settleEvent(settler, state, event);
  const next = settled.state;
  if (isTooLarge(next)) return fail('amount-too-large', { field: 'amount', details: { limit: maxMinorUnits.toString() } });
  const postings = postingsOf(settler.plan, {
    balance: next.balance - state.balance,
    highWater: next.highWater - state.highWater,
    profit: next.years.paid - state.years.paid,
    remainder: settled.totals.remainder - before.remainder,
    payouts: settled.payouts,
    members: settled.members,
  });
  return ok({
    books: { version, settler, state: next, position: position + 1 },
    booked: {
      event: {
        id: event.id,
        position: position + 1,
        version,
        on: event.on,
        kind: event.kind,
        amount: event.amount,
        category: event.category ?? null,
        stream: event.stream ?? null,
        year: event.year ?? null,
        notDeductible: event.kind === 'cost' && (withoutEffect || !isDeductible(settler.plan, event)),
        distributable: settled.distributable,
        payouts: notZero(settled.payouts),
        members: notZero(settled.members),
        balance: next.balance,
        highWater: next.highWater,
        highWaterBefore: state.highWater,
        remainder: settled.totals.remainder,
        reverses,
      },
      postings,
    },
  });
};

/** The closing of a version, dated `on`: the carried remainder is handed out. */
export const bookClosing = ({ version, settler, state, position }: Books, on: string): BookedIn => {
  const before = totalsAt(settler, state);
  const { payouts, members } = closeSettlement(settler, state);
  const postings = postingsOf(settler.plan, { balance: 0n, highWater: 0n, profit: 0n, remainder: -before.remainder, payouts, members });
  return {
    books: { version, settler, state, position: position + 1 },
    booked: {
      event: {
        id: closingId(version),
        position: position + 1,
        version,
        on,
        kind: 'closing',
        amount: 0n,
        category: null,
        stream: null,
        year: null,
        notDeductible: false,
        distributable: 0n,
        payouts: notZero(payouts),
        members: notZero(members),
        balance: state.balance,
        highWater: state.highWater,
        highWaterBefore: state.highWater,
        remainder: 0n,
        reverses: null,
      },
      postings,
    },
  };
};

/** The books as the next version takes them over: its D begins with the loss, its H with nothing. */
export const takeOver = (from: Pick<Books, 'state' | 'position'>, version: number, settler: Settler): Books => ({
  version,
  settler,
  state: { ...emptySettlement, balance: from.state.balance - from.state.highWater },
  position: from.position,
});

/** The event that takes another back, and whether it moves anything. */
export const contraryOf = (event: RecordedEvent): { readonly contrary: Omit<IncomeEvent, 'id' | 'on'>; readonly withoutEffect: boolean } => {
  const { kind, amount, stream, year, category, notDeductible } = event;
  const from = stream === null ? {} : { stream };
  switch (kind) {
    case 'income':
      return { contrary: { kind: 'refund', amount, ...from }, withoutEffect: false };
    case 'operating-profit':
      return { contrary: { kind, amount: -amount, ...from, ...(year === null ? {} : { year }) }, withoutEffect: false };
    case 'cost':
      return notDeductible
        ? { contrary: { kind, amount, ...from, ...(category === null ? {} : { category }) }, withoutEffect: true }
        : { contrary: { kind: 'income', amount, ...from }, withoutEffect: false };
    case 'refund':
      return { contrary: { kind: 'income', amount, ...from }, withoutEffect: false };
    case 'closing':
      throw new Error('a closing is not taken back');
  }
};
