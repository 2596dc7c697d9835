/** Steps of a case on the track of its price; never changed. */
import type { Tx } from '@tongtu/platform/context';
import type { PricingStep } from '../domain/price-facts.ts';
import { tables } from './tables.ts';

/** In the order in which they were taken. */
export const pricingStepsOf = async (tx: Tx, caseId: string): Promise<PricingStep[]> => {
  const rows = await tables(tx).selectFrom('case_pricing_steps').selectAll().where('case_id', '=', caseId).orderBy('position').execute();
  return rows.map((row) => ({
    position: row.position,
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    method: row.method,
    words: row.words,
    personId: row.person_id,
    at: row.at,
  }));
};

export const insertPricingStep = async (tx: Tx, caseId: string, step: PricingStep): Promise<void> => {
  await tables(tx)
    .insertInto('case_pricing_steps')
    .values({
      case_id: caseId,
      position: step.position,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      method: step.method,
      words: step.words,
      person_id: step.personId,
      at: step.at,
    })
    .execute();
};
