/**
 * What must be true of all statements and payments at any time, whoever did what in whichever order: an event is stated to a payee
 * once, a statement is paid once, and the books hold what events brought, less what the bank has or paid.
 */
import { balancesOf } from '@tongtu/ledger';
import type { Tx } from '@tongtu/platform/context';
import { cashAccount, inPaymentAccount, payableAccount } from '../domain/accounts.ts';
import { amountFor } from '../domain/payout-lines.ts';
import { payeesOfPlan } from '../domain/payee.ts';
import type { StoredPayment } from '../domain/stored-payment.ts';
import { statedKey, type StoredPayoutStatement } from '../domain/stored-statement.ts';
import { eventsInOrder } from '../store/income-events.ts';
import { pageOfPayoutStatements } from '../store/payout-statements.ts';
import { pageOfRuns } from '../store/payment-runs.ts';
import { paymentsOfRun } from '../store/payments.ts';
import { versionsOf } from '../store/versions.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

const wrongStatements = (statements: readonly StoredPayoutStatement[], payments: readonly StoredPayment[]): string[] => {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const statement of statements) {
    const active = payments.filter(({ state, statementIds }) => statementIds.includes(statement.id) && state !== 'dropped' && state !== 'returned');
    const states = active.map(({ state }) => (state === 'planned' ? 'in-payment' : state)).join(' ');
    const expected = statement.state === 'in-payment' || statement.state === 'paid' ? statement.state : '';
    if (states !== expected) found.push(`${statement.number} is ${statement.state}, its payments are: ${states}`);
    const last = statement.lines.at(-1)!;
    if (last.total.replace('.', '') !== (statement.opening + statement.amount).toString().padStart(3, '0'))
      found.push(`${statement.number} ends with ${last.total}`);
    if (statement.state === 'withdrawn') continue;
    for (const { eventId } of statement.lines) {
      const line = `${eventId} to ${statedKey(statement)}`;
      if (seen.has(line)) found.push(`${line} is stated twice`);
      seen.add(line);
    }
  }
  return found;
};

/** Of one plan; empty where all is well. */
export const brokenPayouts = async (tx: Tx, planId: string): Promise<string[]> => {
  const statements = await pageOfPayoutStatements(tx, planId, {}, null, 10_000);
  const runs = await pageOfRuns(tx, planId, null, 10_000);
  const payments: StoredPayment[] = [];
  const found: string[] = [];
  for (const run of runs) {
    const own = await paymentsOfRun(tx, planId, run.id);
    payments.push(...own);
    if (sum(own.map(({ amount }) => amount)) !== run.total) found.push(`${run.number} is not the sum of its payments`);
  }
  found.push(...wrongStatements(statements, payments));
  const events = await eventsInOrder(tx, planId, 0, 100_000);
  const books = new Map((await balancesOf(tx, planId)).map(({ account, amount }) => [account, amount]));
  const hold = (account: string, expected: bigint): void => {
    if ((books.get(account) ?? 0n) !== expected) found.push(`${account} is ${books.get(account) ?? 0n} in place of ${expected}`);
  };
  for (const payee of payeesOfPlan(await versionsOf(tx, planId))) {
    const paid = (state: string) => sum(payments.filter((payment) => payment.payee === payee.key && payment.state === state).map(({ amount }) => amount));
    const total = sum(events.map((event) => amountFor(payee, event)));
    hold(inPaymentAccount(payee.party, payee.member), -paid('in-payment'));
    hold(payableAccount(payee.party, payee.member), paid('in-payment') + paid('paid') - total);
  }
  hold(cashAccount, (events.at(-1)?.balance ?? 0n) - sum(payments.filter(({ state }) => state === 'paid').map(({ amount }) => amount)));
  const all = sum([...books.values()]);
  if (all !== 0n) found.push(`the books sum to ${all}`);
  return found;
};
