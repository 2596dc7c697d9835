/** Where in a plan something is said about a payee. */
import type { SharingPlanJson } from '../../contract/plan.ts';

/** Places of the tree (`steps.1`, `pool`) that move money to a party, in the plan's order. */
export const placesFor = (tree: Pick<SharingPlanJson, 'steps' | 'equity' | 'annualProfit' | 'pool'>, party: string, member: string | null): string[] => [
  ...(tree.steps ?? []).flatMap((step, index) => {
    const isNamed = step.kind === 'recoup' ? step.party === party : party in step.shares || step.overflow === party;
    return isNamed ? [`steps.${index}`] : [];
  }),
  ...(tree.equity !== undefined && party in tree.equity.allocation ? ['equity'] : []),
  ...(tree.annualProfit?.party === party ? ['annualProfit'] : []),
  ...(member !== null && tree.pool?.party === party ? ['pool'] : []),
];
