/** L3: floors are measured by the net income of the law, not by what a contract calls net. */
import type { Finding } from '../../contract/check.ts';
import type { CostCategory, SharingPlan } from '../plan.ts';
import type { RulePack } from '../rule-pack.ts';
import { citing } from './finding.ts';

/** What the plan deducts and the pack's net income does not know. */
export const refusedCosts = ({ base }: SharingPlan, { netIncome }: RulePack): CostCategory[] =>
  base.kind === 'gross' || netIncome === null ? [] : base.deduct.filter((category) => !netIncome.allowed.includes(category));

/** Only where money comes in and is shared after costs; of gross income less is never deducted than the law allows. */
export const netIncomeFinding = (plan: SharingPlan, pack: RulePack): Finding[] => {
  const { netIncome } = pack;
  if (netIncome === null || plan.base.kind === 'gross' || (plan.pathway !== 'transfer' && plan.pathway !== 'licence')) return [];
  const costs = refusedCosts(plan, pack);
  const fits = costs.length === 0;
  return [
    citing(pack, netIncome.article, netIncome.text, {
      rule: 'L3',
      severity: fits ? 'information' : 'warning',
      holds: fits ? 'always' : 'never',
      code: fits ? 'net-income-fits' : 'net-income-wider',
      details: fits ? {} : { costs },
    }),
  ];
};
