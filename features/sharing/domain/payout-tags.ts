/** What the paying office has to know of a payout beside its amount. Tags say what may apply; the tax office decides. */
import type { EntityType, PartyRole } from './plan.ts';

/**
 * `total-wages-outside-limit`: counted in the year's total wages, not limited by it, not in its base (促进科技成果转化法 45(3)).
 * `cash-reward-half-taxed`: cash reward for a transferred service achievement, half of it taxable when paid within three years
 *   of the income, by a non-profit institute or university (财税〔2018〕58号) [g].
 * `withholding`: individual income tax is withheld by who pays.
 */
export const payoutTags = ['total-wages-outside-limit', 'cash-reward-half-taxed', 'withholding'] as const;
export type PayoutTag = (typeof payoutTags)[number];

const stateUnits: readonly EntityType[] = ['state-institute', 'state-university', 'state-enterprise', 'state-technology-enterprise'];
const nonProfit: readonly EntityType[] = ['state-institute', 'state-university'];

/** Tags of what a person gets; an organization's share has none. */
export const tagsOf = (entityType: EntityType, role: PartyRole, isPerson: boolean): PayoutTag[] => {
  if (!isPerson) return [];
  const isReward = role === 'completers' || role === 'transformers';
  return [
    ...(isReward && stateUnits.includes(entityType) ? (['total-wages-outside-limit'] as const) : []),
    ...(isReward && nonProfit.includes(entityType) ? (['cash-reward-half-taxed'] as const) : []),
    'withholding',
  ];
};
