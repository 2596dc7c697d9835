/** Where a plan stands: what came in, what each is owed, what waits. */
import { balancesOf } from '@tongtu/ledger';
import type { Context } from '@tongtu/platform/context';
import type { Currency } from '@tongtu/kernel/money';
import { ok, type Result } from '@tongtu/kernel/result';
import { inPaymentAccount, payableAccount } from '../domain/accounts.ts';
import { bookDay } from '../domain/book-day.ts';
import { closeSettlement, totalsAt, type Totals } from '../domain/settle.ts';
import { payeeKey, payeesOf, versionOn, type PayeeOf } from '../domain/stored-plan.ts';
import { settlementsOf, type Settlement } from '../store/settlements.ts';
import { monthsOf, statedOf, sumsOf, type MonthSums } from '../store/settlement-sums.ts';
import { seenBooks, type SeenBooks } from './seen-books.ts';
import { settlerOfVersion } from './settlers.ts';

export type PayeeStands = Pick<PayeeOf, 'party' | 'member'> & {
  readonly total: bigint;
  readonly stated: bigint;
  readonly inPayment: bigint;
  readonly paid: bigint;
  readonly payable: bigint;
};
export type SettlementSeen = {
  readonly planId: string;
  readonly currency: Currency;
  readonly version: number | null;
  readonly state: 'not-begun' | 'open' | 'closed';
  readonly balance: bigint;
  readonly highWater: bigint;
  readonly remainder: bigint;
  /** Of events that stand: what was taken back, and what took it back, count no more. Costs are those that counted. */
  readonly income: bigint;
  readonly costs: bigint;
  readonly refunds: bigint;
  readonly events: number;
  readonly payees: readonly PayeeStands[];
  readonly months: readonly MonthSums[];
};

type Standing = { readonly settlement: Settlement; readonly totals: Totals };
/** Cumulative amounts of every version's books; those that are closed with what their closing handed out. */
const standings = ({ versions }: SeenBooks, settlements: readonly Settlement[]): Standing[] =>
  settlements.map((settlement) => {
    const settler = settlerOfVersion(versions.find(({ version }) => version === settlement.version)!);
    return { settlement, totals: settlement.isOpen ? totalsAt(settler, settlement.state) : closeSettlement(settler, settlement.state).totals };
  });

/** Of all versions: who left the plan may still be owed. The newest names first. */
const payeesOfAll = ({ versions, sees }: SeenBooks): PayeeOf[] => {
  const found = new Map<string, PayeeOf>();
  for (const version of versions.toReversed())
    for (const payee of payeesOf(version)) if (!found.has(payeeKey(payee.party, payee.member))) found.set(payeeKey(payee.party, payee.member), payee);
  return [...found.values()].filter(sees);
};

/** Kind `plan-not-found`. */
export const getSettlement = async (context: Context, planId: string): Promise<Result<SettlementSeen>> => {
  const seen = await seenBooks(context, planId);
  if (!seen.ok) return seen;
  const books = seen.value;
  const settlements = await settlementsOf(context.tx, planId);
  const stand = standings(books, settlements);
  const last = stand.at(-1);
  const [sums, stated, months, balances] = [
    await sumsOf(context.tx, planId),
    await statedOf(context.tx, planId),
    await monthsOf(context.tx, planId),
    await balancesOf(context.tx, planId, 'liabilities'),
  ];
  const owed = new Map(balances.map(({ account, amount }) => [account, -amount]));
  const payees = payeesOfAll(books).map(({ party, member }): PayeeStands => {
    const total = stand.reduce((sum, { totals }) => sum + ((member === null ? totals.parties.get(party) : totals.members.get(member)) ?? 0n), 0n);
    const [payable, inPayment] = [owed.get(payableAccount(party, member)) ?? 0n, owed.get(inPaymentAccount(party, member)) ?? 0n];
    return { party, member, total, stated: stated.get(payeeKey(party, member)) ?? 0n, inPayment, payable, paid: total - payable - inPayment };
  });
  // Totals of a party that is another person are that person's own business.
  const hidden = new Set(
    books.versions.flatMap((version) =>
      payeesOf(version)
        .filter((payee) => payee.member === null && !books.sees(payee))
        .map(({ party }) => party),
    ),
  );
  return ok({
    planId,
    currency: books.currency,
    version: versionOn(books.versions, bookDay(context.now))?.version ?? null,
    state: last === undefined || (last.settlement.isOpen && last.settlement.position === 0) ? 'not-begun' : last.settlement.isOpen ? 'open' : 'closed',
    balance: last?.settlement.state.balance ?? 0n,
    highWater: last?.settlement.state.highWater ?? 0n,
    remainder: last?.totals.remainder ?? 0n,
    ...sums,
    payees,
    months: months.map((month) => ({ ...month, totals: new Map([...month.totals].filter(([party]) => !hidden.has(party))) })),
  });
};
