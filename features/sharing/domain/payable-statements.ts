/** What may be paid now, one amount for each payee, and what stands in the way of the rest. */
import { isWindowOpen } from './objection-window.ts';
import type { PaymentObstacle } from './payment-run.ts';
import type { StatementState } from './payout-statement.ts';

export type OpenStatement = {
  readonly id: string;
  /** `team/m1`: whose books owe it. */
  readonly payee: string;
  /** Who gets it: the same for all statements of one person or organization behind that payee. */
  readonly accountKey: string;
  readonly amount: bigint;
  readonly state: StatementState;
  readonly objectionsUntil: string;
};
export type Payable<S extends OpenStatement> = {
  readonly ready: readonly { readonly statements: readonly [S, ...S[]]; readonly amount: bigint }[];
  readonly waiting: readonly { readonly statement: S; readonly reason: PaymentObstacle }[];
};

const sumOf = (statements: readonly OpenStatement[]): bigint => statements.reduce((sum, { amount }) => sum + amount, 0n);

/** `hasAccount` by account key; `owedTo` by payee: what the books owe and no payment holds, minor units. In the order of the statements. */
export const payableOf = <S extends OpenStatement>(
  statements: readonly S[],
  hasAccount: (accountKey: string) => boolean,
  owedTo: (payee: string) => bigint,
  now: Date,
): Payable<S> => {
  const waiting: { statement: S; reason: PaymentObstacle }[] = [];
  const groups = new Map<string, [S, ...S[]]>();
  for (const statement of statements) {
    const { accountKey, state, objectionsUntil } = statement;
    const reason =
      state === 'objected' ? 'objection-open' : isWindowOpen(objectionsUntil, now) ? 'window-open' : hasAccount(accountKey) ? null : 'account-missing';
    const group = groups.get(accountKey);
    if (reason !== null) waiting.push({ statement, reason });
    else if (group === undefined) groups.set(accountKey, [statement]);
    else group.push(statement);
  }
  const ready: { statements: readonly [S, ...S[]]; amount: bigint }[] = [];
  const promised = new Map<string, bigint>();
  for (const group of groups.values()) {
    const [{ payee }] = group;
    const amount = sumOf(group);
    const already = promised.get(payee) ?? 0n;
    const reason = amount <= 0n ? 'not-positive' : already + amount > owedTo(payee) ? 'not-owed' : null;
    if (reason === null) {
      promised.set(payee, already + amount);
      ready.push({ statements: group, amount });
    } else waiting.push(...group.map((statement) => ({ statement, reason }) as const));
  }
  return { ready, waiting };
};
