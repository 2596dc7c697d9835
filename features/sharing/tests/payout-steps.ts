/** Steps from income to money in the account, for tests: each as the unit's people take it, at noon in Beijing. */
import { balancesOf } from '@tongtu/ledger';
import { expect as must } from '@tongtu/kernel/result';
import { bankRows, bankText } from '../documents/read-bank-csv.ts';
import type { StoredPayoutStatement } from '../domain/stored-statement.ts';
import { approvePaymentRun } from '../use-cases/approve-payment-run.ts';
import { issuePayoutStatements } from '../use-cases/issue-payout-statements.ts';
import { preparePaymentRun } from '../use-cases/prepare-payment-run.ts';
import type { RunView } from '../use-cases/read-payment-runs.ts';
import { listPayoutStatements } from '../use-cases/read-payout-statements.ts';
import { reconcileBankStatement } from '../use-cases/reconcile-bank-statement.ts';
import { recordIncomeEvent } from '../use-cases/record-income-event.ts';
import { savePayee } from '../use-cases/save-payee.ts';
import { worldTree, type World, type WorldStance } from './world.ts';

/** Noon in Beijing. */
export const on = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

export const payoutSteps = (world: World) => {
  const income = async (planId: string, id: string, amount: string, day = '2026-12-01', more: object = {}) =>
    must(await world.write('manager', (context) => recordIncomeEvent(context, planId, { id, on: day, kind: 'income', amount, ...more }), on('2026-12-05')));
  const issue = (planId: string, to = '2026-12-10', now = on('2026-12-11'), who: WorldStance = 'manager') =>
    world.write(who, (context) => issuePayoutStatements(context, planId, to), now);
  const accounts = async (planId: string, payees: readonly (readonly [string, string | null])[]) => {
    for (const [party, member] of payees)
      must(
        await world.write('manager', (context) =>
          savePayee(context, planId, { party, member, accountName: `户名 ${member ?? party}`, account: '6222 0202 0001 2345 678', bank: '示例银行' }),
        ),
      );
  };
  const allPayees = [
    ['unit', null],
    ['pilot', null],
    ['fund', null],
    ['team', 'm1'],
    ['team', 'm2'],
  ] as const;
  const prepare = (planId: string, now = on('2026-12-27'), who: WorldStance = 'manager') =>
    world.write(who, (context) => preparePaymentRun(context, planId), now);
  const approve = (planId: string, runId: string, who: WorldStance = 'signatory', now = on('2026-12-27')) =>
    world.write(who, (context) => approvePaymentRun(context, planId, runId), now);
  const reconcile = (planId: string, content: string | Uint8Array, now = on('2026-12-29')) =>
    world.write('manager', (context) => reconcileBankStatement(context, planId, bankRows(typeof content === 'string' ? content : bankText(content))), now);
  const counted = (result: Awaited<ReturnType<typeof reconcile>>) => {
    const { matched, repeated, unmatched } = must(result);
    const steps = matched.map(({ step }) => step);
    return [steps.filter((step) => step === 'pay').length, steps.filter((step) => step === 'return').length, repeated, unmatched.map(({ reason }) => reason)];
  };
  const balances = async (planId: string): Promise<Record<string, bigint>> =>
    Object.fromEntries(
      (await world.read('manager', (context) => balancesOf(context.tx, planId)))
        .filter(({ amount }) => amount !== 0n)
        .map(({ account, amount }) => [account, amount]),
    );
  const briefly = (statements: readonly StoredPayoutStatement[]) =>
    Object.fromEntries(statements.map(({ payee, opening, amount }) => [payee, [opening, amount]]));
  const statesOf = async (planId: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      must(await world.read('manager', (context) => listPayoutStatements(context, planId, { limit: 100 }))).items.map(({ statement }) => [
        `${statement.number} ${statement.payee}`,
        statement.state,
      ]),
    );
  const bankCsv = (run: RunView, change: (line: { reference: string; amount: string; status: string }, index: number) => object = () => ({})): string =>
    [
      '日期,付款参考号,金额,状态',
      ...run.lines.map((line, index) => {
        const row = { reference: line.reference, amount: `${line.amount / 100n}.${String(line.amount % 100n).padStart(2, '0')}`, status: '成功' };
        const { reference, amount, status } = { ...row, ...change(row, index) };
        return `2026-12-28,${reference},${amount},${status}`;
      }),
    ].join('\n');
  /** A plan with 1,000.00 of income, stated, with all accounts. */
  const stated = async (tree = worldTree): Promise<{ planId: string; statements: readonly StoredPayoutStatement[] }> => {
    const planId = await world.planInForce(tree);
    await income(planId, 'i1', '1000.00');
    const statements = must(await issue(planId));
    await accounts(planId, allPayees);
    return { planId, statements };
  };
  return { income, issue, accounts, allPayees, prepare, approve, reconcile, counted, balances, briefly, statesOf, bankCsv, stated };
};
