/** Who may do what with statements, payees and payments, for every stance: one table for each act, written by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must, type Result } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { approvePaymentRun } from '../use-cases/approve-payment-run.ts';
import { bankFileContent } from '../use-cases/bank-file.ts';
import { cancelPaymentRun } from '../use-cases/cancel-payment-run.ts';
import { issuePayoutStatements } from '../use-cases/issue-payout-statements.ts';
import { listPayees } from '../use-cases/list-payees.ts';
import { preparePaymentRun } from '../use-cases/prepare-payment-run.ts';
import { getPaymentRun, listPaymentRuns } from '../use-cases/read-payment-runs.ts';
import { reconcileBankStatement } from '../use-cases/reconcile-bank-statement.ts';
import { savePayee } from '../use-cases/save-payee.ts';
import { on, payoutSteps } from './payout-steps.ts';
import { kindOf, makeWorld, stances, type World, type WorldStance } from './world.ts';

let world: World;
let steps: ReturnType<typeof payoutSteps>;
let planId: string;
let runId: string;
beforeAll(async () => {
  world = await makeWorld();
  steps = payoutSteps(world);
  ({ planId } = await steps.stated());
  const { run } = must(await steps.prepare(planId));
  must(await steps.approve(planId, run.id));
  runId = run.id;
});
afterAll(() => world.close());

type Table = Record<WorldStance, string>;
const all = (answer: string, but: Partial<Table> = {}): Table => ({ ...(Object.fromEntries(stances.map((stance) => [stance, answer])) as Table), ...but });
const those = (answer: string, ...who: readonly WorldStance[]): Partial<Table> => Object.fromEntries(who.map((stance) => [stance, answer]));
const strangers = those('plan-not-found', 'visitor', 'person', 'outsider');
const managers = (answer: string) => all('not-allowed', { ...strangers, ...those(answer, 'manager', 'second-manager', 'admin') });
const signers = (answer: string) => all('not-allowed', { ...strangers, ...those(answer, 'signatory', 'admin') });
const both = (answer: string) => all('not-allowed', { ...strangers, ...those(answer, 'manager', 'second-manager', 'admin', 'signatory') });
const insiders = all('not-allowed', {
  ...strangers,
  ...those('ok', 'viewer', 'manager', 'second-manager', 'signatory', 'admin', 'secretariat', 'second-secretariat', 'auditor', 'auditing-admin'),
});

const act = async (who: WorldStance, work: (context: Context) => Promise<Result<unknown>>): Promise<string> =>
  kindOf(await world.write(who, work, on('2026-12-28')));
const answers = async (work: (context: Context) => Promise<Result<unknown>>): Promise<Table> => {
  const found: Partial<Table> = {};
  for (const stance of stances) found[stance] = await act(stance, work);
  return found as Table;
};

describe('acts', () => {
  it('stating', async () => expect(await answers((context) => issuePayoutStatements(context, planId, '2026-12-10'))).toEqual(managers('nothing-to-state')));
  it('preparing', async () => expect(await answers((context) => preparePaymentRun(context, planId))).toEqual(managers('nothing-to-pay')));
  it('approving', async () => expect(await answers((context) => approvePaymentRun(context, planId, runId))).toEqual({ ...signers('wrong-state') }));
  it('cancelling', async () => expect(await answers((context) => cancelPaymentRun(context, planId, runId))).toEqual(both('wrong-state')));
  it('the bank’s file', async () => expect(await answers((context) => bankFileContent(context, planId, runId))).toEqual(both('ok')));
  it('the bank’s answer', async () =>
    expect(await answers((context) => reconcileBankStatement(context, planId, []))).toEqual(both('bank-statement-malformed')));
  it('reading runs', async () => {
    expect(await answers((context) => listPaymentRuns(context, planId, { limit: 10 }))).toEqual(insiders);
    expect(await answers((context) => getPaymentRun(context, planId, runId))).toEqual(insiders);
    expect(await act('manager', (context) => getPaymentRun(context, planId, planId))).toBe('payment-run-not-found');
  });
});

describe('accounts', () => {
  const full = '6222020200012345678';
  it('in full for who prepares and approves payments, masked for others, his own alone for a payee', async () => {
    const shown = async (who: WorldStance): Promise<unknown> => {
      const list = await world.read(who, (context) => listPayees(context, planId));
      const run = await world.read(who, (context) => getPaymentRun(context, planId, runId));
      const of = (accounts: readonly (string | undefined)[]) => [accounts.length, ...new Set(accounts)];
      return [
        list.ok ? of(list.value.map(({ account }) => account?.account)) : list.error.kind,
        run.ok ? of(run.value.lines.map(({ account }) => account)) : run.error.kind,
      ];
    };
    for (const who of ['manager', 'second-manager', 'signatory', 'admin'] as const)
      expect(await shown(who), who).toEqual([
        [5, full],
        [5, full],
      ]);
    const masked = [5, '**** 5678'];
    for (const who of ['viewer', 'secretariat', 'auditor', 'auditing-admin'] as const) expect(await shown(who), who).toEqual([masked, masked]);
    for (const who of ['party-viewer', 'party-signatory', 'fund-signatory', 'member-one', 'member-two'] as const)
      expect(await shown(who), who).toEqual([[1, '**** 5678'], 'not-allowed']);
    for (const who of ['visitor', 'person', 'outsider'] as const) expect(await shown(who), who).toEqual(['plan-not-found', 'plan-not-found']);
  });
  const save =
    (party: string, member: string | null, account = '6222 0202 0009 8765') =>
    (context: Context) =>
      savePayee(context, planId, { party, member, accountName: '林雪', account, bank: '示例银行' });
  it('are given by the unit’s managers, or by who speaks for the payee', async () => {
    expect(await answers(save('team', 'm1'))).toEqual(
      all('not-allowed', {
        ...strangers,
        ...those('ok', 'manager', 'second-manager', 'admin', 'member-one'),
        ...those('payee-unknown', 'party-viewer', 'party-signatory', 'fund-signatory', 'member-two'),
      }),
    );
    expect(await act('party-signatory', save('pilot', null))).toBe('ok');
    expect(await act('party-viewer', save('pilot', null))).toBe('not-allowed');
    expect(await act('manager', save('team', null))).toBe('payee-unknown');
    expect(await act('manager', save('nobody', null))).toBe('payee-unknown');
    expect(await act('manager', save('pilot', null, '1 2 3 - - -'))).toBe('bank-account-malformed');
  });
  it('changed after a run was prepared change nothing in it', async () => {
    const { lines } = must(await world.read('manager', (context) => getPaymentRun(context, planId, runId)));
    expect(new Set(lines.map(({ account }) => account))).toEqual(new Set([full]));
  });
});
