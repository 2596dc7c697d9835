/** Where the books of a plan stand: the last event, and the yearly profits where the plan shares them. */
import { useRoute } from '@tongtu/platform/ui';
import { getSettlement, listIncomeEvents } from '../../contract/settlement.ts';
import { listPayoutStatements } from '../../contract/statements.ts';
import { listPaymentRuns } from '../../contract/payments.ts';
import type { Standing } from './preview.ts';

/** Reads that an event makes untrue. */
export const readsOfBooks = [getSettlement, listIncomeEvents, listPayoutStatements, listPaymentRuns];

export const useStanding = (planId: string, hasProfits: boolean): Standing | undefined => {
  const last = useRoute(listIncomeEvents, { params: { planId }, query: { limit: 1 } });
  const profits = useRoute(listIncomeEvents, { params: { planId }, query: { kind: 'operating-profit', limit: 100 } }, { enabled: hasProfits });
  if (last.data === undefined || (hasProfits && profits.data === undefined)) return undefined;
  return { last: last.data.items[0], profits: profits.data?.items ?? [] };
};
