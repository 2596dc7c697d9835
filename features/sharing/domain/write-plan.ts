/** The JSON face of a plan. `readPlan` reads it back to the same tree; equal trees give equal text. */
import { moneyToDecimal } from '@tongtu/kernel/money';
import { fraction, toExactDecimal, toExactText, type Fraction } from '@tongtu/kernel/fraction';
import type { SharingPlanJson } from '../contract/plan.ts';
import type { PartyShare, SharingPlan, Step } from './plan.ts';

/** `60%` where percent has an end, else `1/3`. */
export const shareText = (share: Fraction): string => {
  const percent = toExactDecimal(fraction(share.numerator * 100n, share.denominator));
  return percent === undefined ? toExactText(share) : `${percent}%`;
};

const byParty = <T>(rows: readonly { readonly party: string }[], value: (row: never) => T): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.party, value(row as never)]));
const sharesJson = (shares: readonly PartyShare[]): Record<string, string> => byParty(shares, (of: PartyShare) => shareText(of.share));

export const writePlan = (plan: SharingPlan): SharingPlanJson => {
  const amount = (minor: bigint): string => moneyToDecimal({ amount: minor, currency: plan.currency });
  const stepJson = (step: Step): NonNullable<SharingPlanJson['steps']>[number] =>
    step.kind === 'recoup'
      ? { kind: 'recoup', party: step.party, upTo: amount(step.upTo), rate: shareText(step.rate) }
      : {
          kind: 'split',
          ...(step.upTo === null ? {} : { upTo: amount(step.upTo) }),
          shares: sharesJson(step.shares),
          ...(step.caps.length === 0 ? {} : { caps: byParty(step.caps, (of: { cap: bigint }) => amount(of.cap)), overflow: step.overflow! }),
        };
  return {
    version: 1,
    title: plan.title,
    currency: plan.currency,
    pathway: plan.pathway,
    effectiveOn: plan.effectiveOn,
    unit: { ...plan.unit },
    parties: plan.parties.map((party) => ({ ...party })),
    base: plan.base.kind === 'net' ? { kind: 'net', deduct: [...plan.base.deduct] } : { kind: 'gross' },
    ...(plan.steps.length === 0 ? {} : { steps: plan.steps.map(stepJson) }),
    ...(plan.equity === null ? {} : { equity: { shares: plan.equity.shares.toString(), allocation: sharesJson(plan.equity.allocation) } }),
    ...(plan.annualProfit === null ? {} : { annualProfit: { ...plan.annualProfit, rate: shareText(plan.annualProfit.rate) } }),
    ...(plan.pool === null
      ? {}
      : { pool: { party: plan.pool.party, members: plan.pool.members.map((member) => ({ ...member, weight: shareText(member.weight) })) } }),
    clawback: plan.clawback,
    rounding: { ties: [...plan.ties] },
    ...(Object.keys(plan.terms).length === 0 ? {} : { terms: { ...plan.terms } }),
  };
};
