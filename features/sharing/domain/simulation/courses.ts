/**
 * From money by year to what each party has at the end of each year. In a year costs come before income, so that a payout waits for
 * what the year itself has cost; then the year may be settled at once, and pays what its events one by one would pay (there is a
 * property that says so).
 */
import { allocateShares } from '../equity.ts';
import { wholeAmountsAt } from '../entitlement.ts';
import type { IncomeEvent } from '../income-event.ts';
import type { SharingPlan } from '../plan.ts';
import { afterEvent, emptySettlement, settleEvent, settlerOf, type Settler } from '../settle.ts';
import { costOf, incomeOf, type YearFlow } from './flows.ts';
import type { Scenarios } from './scenarios.ts';

export type Course = {
  /** Cumulative minor units at the end of year 0, 1, …; parties in the order of the plan. */
  readonly cumulative: readonly (readonly bigint[])[];
  /** All that was shared out in the end: parties and carried remainder. */
  readonly distributable: bigint;
};

/** `2026-11-01` and 3 → `2029-11-01`; the 29th of February becomes the 28th where there is none. */
export const yearEnd = (effectiveOn: string, year: number): string => {
  const then = Number(effectiveOn.slice(0, 4)) + year;
  const isLeap = (then % 4 === 0 && then % 100 !== 0) || then % 400 === 0;
  const day = effectiveOn.slice(4);
  return `${then}${day === '-02-29' && !isLeap ? '-02-28' : day}`;
};

const calendarYear = (plan: SharingPlan, year: number): number => Number(plan.effectiveOn.slice(0, 4)) + year - 1;

/** The events of one year, in the order in which they are settled. */
export const eventsOf = (plan: SharingPlan, { costs }: Pick<Scenarios, 'costs'>, flow: YearFlow, year: number): IncomeEvent[] => {
  const on = yearEnd(plan.effectiveOn, year);
  const income = (stream: string, amount: bigint): IncomeEvent => ({ id: `${year}-${stream}`, on, kind: 'income', amount, stream });
  const events: IncomeEvent[] = [
    ...flow.costs.map((amount, i): IncomeEvent => ({ id: `${year}-cost-${i}`, on, kind: 'cost', amount, category: costs[i]!.category })),
    { id: `${year}-profit`, on, kind: 'operating-profit', amount: flow.profit, year: calendarYear(plan, year) },
    income('entry-fee', flow.entryFee),
    income('milestones', flow.milestones),
    income('royalty', flow.royalty),
    income('exits', flow.exits),
  ];
  return events.filter(({ amount }) => amount !== 0n);
};

const equityCourse = (plan: SharingPlan, flows: readonly YearFlow[]): Course => {
  const shares = allocateShares(plan);
  let value = 0n;
  const cumulative = flows.map((flow) => {
    value += flow.exits;
    return plan.parties.map(({ id }) => (value * (shares.get(id) ?? 0n)) / plan.equity!.shares);
  });
  return { cumulative, distributable: value };
};

/** Event by event, as a settlement would. */
export const settledCourse = (settler: Settler, scenarios: Pick<Scenarios, 'costs'>, flows: readonly YearFlow[]): Course => {
  const { plan } = settler;
  if (plan.equity !== null) return equityCourse(plan, flows);
  let state = emptySettlement;
  let has = plan.parties.map(() => 0n);
  const cumulative = flows.map((flow, year) => {
    for (const event of eventsOf(plan, scenarios, flow, year)) {
      const settled = settleEvent(settler, state, event);
      state = settled.state;
      has = plan.parties.map(({ id }) => settled.totals.parties.get(id)!);
    }
    return has;
  });
  return { cumulative, distributable: state.highWater + state.years.paid };
};

/** The same, a year at once: for many runs. */
export const courseMaker = (plan: SharingPlan): ((flows: readonly YearFlow[]) => Course) => {
  if (plan.equity !== null) return (flows) => equityCourse(plan, flows);
  const settler = settlerOf(plan);
  const ofProfit = plan.parties.findIndex(({ id }) => id === plan.annualProfit?.party);
  // Any category that counts will do: costs that do not are gone (`fitToPlan`).
  const category = plan.base.kind === 'net' ? plan.base.deduct[0] : undefined;
  return (flows) => {
    let state = emptySettlement;
    const cumulative = flows.map((flow, year) => {
      const [cost, income] = [costOf(flow), incomeOf(flow)];
      if (cost > 0n && category !== undefined) state = afterEvent(settler, state, { id: '', on: '', kind: 'cost', amount: cost, category });
      if (income > 0n) state = afterEvent(settler, state, { id: '', on: '', kind: 'income', amount: income });
      if (flow.profit !== 0n)
        state = afterEvent(settler, state, { id: '', on: '', kind: 'operating-profit', amount: flow.profit, year: calendarYear(plan, year) });
      const has = wholeAmountsAt(settler.entitlement, state.highWater);
      if (ofProfit >= 0) has[ofProfit]! += state.years.paid;
      return has;
    });
    return { cumulative, distributable: state.highWater + state.years.paid };
  };
};
