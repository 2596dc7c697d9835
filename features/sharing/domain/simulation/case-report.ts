/** One case, settled event by event and told in text. */
import { moneyToDecimal } from '@tongtu/kernel/money';
import type { Settler } from '../settle.ts';
import { caseChooser } from './choosers.ts';
import { settledCourse } from './courses.ts';
import { costOf, flowsOf, incomeOf, type Fitted, type YearFlow } from './flows.ts';
import { presentValue, type Discount } from './present-value.ts';
import type { CaseName, CaseReport } from './report.ts';

/** What came in each year, from what was there at its end. */
export const yearly = (cumulative: readonly bigint[]): bigint[] => cumulative.map((amount, k) => amount - (cumulative[k - 1] ?? 0n));

export const caseReport = (settler: Settler, fitted: Fitted, discount: Discount, name: CaseName): CaseReport => {
  const { plan } = settler;
  const text = (amount: bigint): string => moneyToDecimal({ amount, currency: plan.currency });
  const flows = flowsOf(fitted, caseChooser(name));
  const { cumulative, distributable } = settledCourse(settler, fitted.scenarios, flows);
  const byYear = (of: (flow: YearFlow) => bigint): string[] => flows.map((flow) => text(of(flow)));
  const totals = cumulative.at(-1)!;
  const parties = plan.parties.map(({ id }, p) => {
    const has = cumulative.map((amounts) => amounts[p]!);
    const paid = yearly(has);
    return [id, { byYear: paid.map(text), cumulative: has.map(text), total: text(totals[p]!), presentValue: text(presentValue(discount, paid)) }] as const;
  });
  const ofPool = totals[plan.parties.findIndex(({ id }) => id === plan.pool?.party)] ?? 0n;
  const members = plan.pool?.members.map(({ id, weight }) => [id, text((ofPool * weight.numerator) / weight.denominator)] as const) ?? [];
  return {
    income: byYear(incomeOf),
    streams: {
      entryFee: byYear((flow) => flow.entryFee),
      royalty: byYear((flow) => flow.royalty),
      milestones: byYear((flow) => flow.milestones),
      exits: byYear((flow) => flow.exits),
    },
    costs: byYear(costOf),
    profit: byYear((flow) => flow.profit),
    distributable: text(distributable),
    parties: Object.fromEntries(parties),
    members: Object.fromEntries(members),
    remainder: text(distributable - totals.reduce((sum, amount) => sum + amount, 0n)),
  };
};
