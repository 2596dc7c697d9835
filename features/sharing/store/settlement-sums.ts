/** What the events of a plan come to: sums for its page, months for a chart. */
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';

// Sums of many bigints may leave the range of one: they travel as numeric.
const big = (text: string | null): bigint => BigInt(text ?? '0');

export type Sums = { readonly income: bigint; readonly costs: bigint; readonly refunds: bigint; readonly events: number };
/** Of events that stand: what was taken back, and what took it back, count no more. Costs are those that counted. */
export const sumsOf = async (tx: Tx, planId: string): Promise<Sums> => {
  const { rows } = await sql<{ income: string | null; costs: string | null; refunds: string | null; events: number }>`
    select sum(amount) filter (where kind = 'income' and reverses is null and reversed_by is null) as income,
           sum(amount) filter (where kind = 'cost' and not not_deductible and reverses is null and reversed_by is null) as costs,
           sum(amount) filter (where kind = 'refund' and reverses is null and reversed_by is null) as refunds,
           (count(*) filter (where kind <> 'closing'))::integer as events
      from income_events where plan_id = ${planId}`.execute(tx);
  const row = rows[0]!;
  return { income: big(row.income), costs: big(row.costs), refunds: big(row.refunds), events: row.events };
};

/** What statements that were not withdrawn have told each payee. */
export const statedOf = async (tx: Tx, planId: string): Promise<ReadonlyMap<string, bigint>> => {
  const { rows } = await sql<{ payee: string; amount: string }>`
    select payee, sum(amount) as amount from payout_statements where plan_id = ${planId} and state <> 'withdrawn' group by payee`.execute(tx);
  return new Map(rows.map(({ payee, amount }) => [payee, big(amount)]));
};

export type MonthSums = { readonly month: string; readonly income: bigint; readonly totals: ReadonlyMap<string, bigint> };
/** By the months of the events' days, the first month first; totals are cumulative. */
export const monthsOf = async (tx: Tx, planId: string): Promise<MonthSums[]> => {
  const [incomes, payouts] = [
    await sql<{ month: string; income: string | null }>`
      select to_char(on_day, 'YYYY-MM') as month, sum(amount) filter (where kind = 'income' and reverses is null and reversed_by is null) as income
        from income_events where plan_id = ${planId} group by 1 order by 1`.execute(tx),
    await sql<{ month: string; party: string; amount: string }>`
      select to_char(e.on_day, 'YYYY-MM') as month, paid.key as party, sum(paid.value::numeric) as amount
        from income_events e, jsonb_each_text(e.payouts) as paid where e.plan_id = ${planId} group by 1, 2`.execute(tx),
  ];
  const paid = Map.groupBy(payouts.rows, ({ month }) => month);
  const totals = new Map<string, bigint>();
  return incomes.rows.map(({ month, income }) => {
    for (const { party, amount } of paid.get(month) ?? []) totals.set(party, (totals.get(party) ?? 0n) + big(amount));
    return { month, income: big(income), totals: new Map([...totals].sort(([a], [b]) => (a < b ? -1 : 1))) };
  });
};
