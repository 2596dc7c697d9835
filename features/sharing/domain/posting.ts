/**
 * What an event moves between the accounts of a plan. Cash and the carried loss come to H, what was ever distributable; opposite
 * stand the payees and what floors leave over. So the postings sum to zero by construction, whatever the event was.
 */
import { carriedLossAccount, cashAccount, operatingProfitAccount, partiesRemainderAccount, payableAccount, poolRemainderAccount } from './accounts.ts';
import type { SharingPlan } from './plan.ts';

export type EventPosting = { readonly account: string; readonly currency: string; readonly amount: bigint };

/** Differences that an event makes, minor units. */
export type Movement = {
  /** Of D, of H and of the yearly shares. */
  readonly balance: bigint;
  readonly highWater: bigint;
  readonly profit: bigint;
  /** What the parties' floors leave over. */
  readonly remainder: bigint;
  readonly payouts: ReadonlyMap<string, bigint>;
  readonly members: ReadonlyMap<string, bigint>;
};

/** Debit positive; accounts that nothing moves are left out, so a movement of nothing has no postings. */
export const postingsOf = ({ pool, currency }: Pick<SharingPlan, 'pool' | 'currency'>, moved: Movement): EventPosting[] => {
  const pooled = pool !== null && pool.members.length > 0 ? pool.party : undefined;
  const membersSum = [...moved.members.values()].reduce((sum, amount) => sum + amount, 0n);
  const lines: (readonly [string, bigint])[] = [
    [cashAccount, moved.balance],
    [carriedLossAccount, moved.highWater - moved.balance],
    [operatingProfitAccount, moved.profit],
    ...[...moved.payouts].filter(([party]) => party !== pooled).map(([party, amount]) => [payableAccount(party), -amount] as const),
    ...(pooled === undefined
      ? []
      : [
          ...[...moved.members].map(([member, amount]) => [payableAccount(pooled, member), -amount] as const),
          [poolRemainderAccount, membersSum - (moved.payouts.get(pooled) ?? 0n)] as const,
        ]),
    [partiesRemainderAccount, -moved.remainder],
  ];
  return lines.filter(([, amount]) => amount !== 0n).map(([account, amount]) => ({ account, currency, amount }));
};
