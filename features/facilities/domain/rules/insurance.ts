import { localDay } from '@tongtu/kernel/period';
import { moneyFromJson, moneyToDecimal } from '@tongtu/kernel/money';
import { lastInstant, type Rule } from './draft.ts';

/**
 * Liability insurance of at least the sum, in the same currency (there are no rates in this house), valid on the last
 * local day. Details `sum` (decimal), `currency`, `until`, `given` (`{ sum, validUntil }` or null).
 */
export const insurance: Rule<'insurance'> = ({ sum }, { to, zone, details }) => {
  const held = details.insurance;
  const until = localDay(lastInstant(to), zone);
  if (held !== undefined && held.sum.currency === sum.currency && BigInt(held.sum.amount) >= BigInt(sum.amount) && held.validUntil >= until) return undefined;
  const needed = moneyFromJson(sum);
  return {
    kind: 'rule-insurance',
    field: 'details.insurance',
    details: { sum: needed.ok ? moneyToDecimal(needed.value) : sum.amount, currency: sum.currency, until, given: held ?? null },
  };
};
