/** How many voices a committee needs before it can decide anything. */
import { compareFractions, fraction, one, parseFraction, times, zero, type Fraction } from '@tongtu/kernel/fraction';
import { fail, ok, type Result } from '@tongtu/kernel/result';

export type CommitteeRules = {
  /** `2/3` of all members. */
  readonly quorumShare: string;
  readonly quorumLeast: number;
  /** `1/2`: more than this part of the voices cast. */
  readonly majority: string;
};

/** A part as the contract lets it in; anything else is a bug of the caller. */
export const partOf = (text: string): Fraction => {
  const parsed = parseFraction(text);
  if (!parsed.ok) throw new Error(`not a part: ${text}`);
  return parsed.value;
};

/**
 * The larger of the least number and the share of all members, rounded up: two thirds of five are four. Reckoned of all members,
 * those with a conflict included, so that a committee never becomes quorate because somebody withdrew.
 */
export const quorumNeeded = ({ quorumShare, quorumLeast }: CommitteeRules, members: number): number => {
  const { numerator, denominator } = times(partOf(quorumShare), fraction(BigInt(members)));
  return Math.max(quorumLeast, Number((numerator + denominator - 1n) / denominator));
};

const half = fraction(1n, 2n);

/**
 * Can a committee of so many members decide at all, and by more than a minority? Kinds `committee-quorum-impossible` (details:
 * needed, members) and `committee-majority-impossible` (below a half a minority would decide, from the whole on nothing could pass).
 */
export const checkRules = (rules: CommitteeRules, members: number): Result<true> => {
  const needed = quorumNeeded(rules, members);
  if (needed > members || compareFractions(partOf(rules.quorumShare), zero) <= 0)
    return fail('committee-quorum-impossible', { field: 'fields.quorum', details: { needed, members } });
  const majority = partOf(rules.majority);
  if (compareFractions(majority, half) < 0 || compareFractions(majority, one) >= 0) return fail('committee-majority-impossible', { field: 'fields.majority' });
  return ok(true);
};
