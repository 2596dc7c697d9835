/** What the voices of a committee come to. */
import { compareFractions, fraction, times } from '@tongtu/kernel/fraction';
import type { DecisionResult, Voice } from './decision-lifecycle.ts';
import { partOf } from './quorum.ts';

export type Votes = { readonly for: number; readonly against: number; readonly abstain: number };

export const tally = (voices: readonly (Voice | null)[]): Votes => {
  const of = (voice: Voice): number => voices.filter((each) => each === voice).length;
  return { for: of('for'), against: of('against'), abstain: of('abstain') };
};

/**
 * Below the quorum nothing is decided. Else the motion passes when strictly more than the part `majority` of all voices cast,
 * abstentions included, is in favour: with a half, 3 of 6 do not carry it.
 */
export const resultOf = (votes: Votes, rules: { readonly quorumNeeded: number; readonly majority: string }): DecisionResult => {
  const cast = votes.for + votes.against + votes.abstain;
  if (cast < rules.quorumNeeded) return 'inquorate';
  return compareFractions(fraction(BigInt(votes.for)), times(partOf(rules.majority), fraction(BigInt(cast)))) > 0 ? 'passed' : 'rejected';
};
