/** Rows of the matrix for profit sharing: plans of `own`, `others` stands behind a party; letters and asks as in `matrix.ts`. */
import { shippedPacks } from '../../features/sharing/domain/rule-packs.ts';
import { writeRulePack } from '../../features/sharing/domain/read-rule-pack.ts';
import type { Ask, Row } from './matrix.ts';
import { treeOn, type PlanState } from './sharing-world.ts';
import type { HouseWorld } from './world.ts';

const none = '01900000-0000-7000-8000-000000000000';
type Plan = Awaited<ReturnType<HouseWorld['plan']>>;

/** Asks about a new plan in that state; version 1 where the address has one. */
const plan =
  (state: PlanState, more: (plan: Plan, world: HouseWorld) => { params?: Record<string, string>; body?: unknown; query?: string } = () => ({})) =>
  async (world: HouseWorld): Promise<Ask> => {
    const made = await world.plan(state);
    const { params, ...rest } = more(made, world);
    return { params: { planId: made.planId, version: '1', ...params }, ...rest };
  };
const today = (world: HouseWorld): string => new Date(world.now().getTime() - 86_400_000).toISOString().slice(0, 10);
const income = (world: HouseWorld) => ({ id: 'next', on: today(world), kind: 'income', amount: '10.00' });
const tree = treeOn('2026-01-01');
let packs = 100;

export const sharingRows: Readonly<Record<string, Row>> = {
  checkSharingPlan: ['aaaaaa', () => ({ body: { tree } })],
  listRulePacks: ['aaaaaa'],
  proposeRulePack: ['ffffaf', () => ({ body: { content: { ...writeRulePack(shippedPacks[0]!), version: (packs += 1) } } })],
  approveRulePack: ['ffffhf', () => ({ params: { code: 'no-such-pack', version: '1' } })],
  rejectRulePack: ['ffffhf', () => ({ params: { code: 'no-such-pack', version: '1' } })],
  // A draft is the unit's own; what was proposed is seen by who stands behind a party
  listSharingPlans: ['faaaaa'],
  draftSharingPlan: ['fffaff', ({ own }) => ({ body: { organizationId: own, tree } })],
  getSharingPlan: ['fhaaaa', plan('draft')],
  getPlanVersion: ['faaaaa', plan('proposed')],
  draftPlanVersion: ['fffaff', plan('in-force', () => ({ body: {} }))],
  savePlanVersion: ['fhfaff', plan('draft', ({ revision }) => ({ body: { revision, tree } }))],
  proposePlanVersion: ['fhfaff', plan('draft', ({ sha256 }) => ({ body: { sha256 } }))],
  acceptPlanVersion: ['faffff', plan('proposed', ({ sha256 }, { others }) => ({ body: { sha256, organizationId: others } }))],
  withdrawPlanVersion: ['fffaff', plan('proposed', () => ({ body: {} }))],
  // The books are kept by the unit and read by whom they pay
  recordIncomeEvent: ['fffaff', plan('in-force', (_, world) => ({ body: income(world) }))],
  recordIncomeEvents: ['fffaff', plan('in-force', (_, world) => ({ body: { events: [income(world)] } }))],
  reverseIncomeEvent: ['fffaff', plan('in-force', (_, world) => ({ params: { eventId: 'first' }, body: { on: today(world) } }))],
  listIncomeEvents: ['faaaaa', plan('in-force')],
  getIncomeEvent: ['faaaaa', plan('in-force', () => ({ params: { eventId: 'first' } }))],
  getSettlement: ['faaaaa', plan('in-force')],
  closeSettlement: ['fffaff', plan('in-force', (_, world) => ({ body: { on: today(world) } }))],
  downloadSettlement: ['faaaaa', plan('in-force')],
  // A statement is its payee's, here that of `others`
  listPayoutStatements: ['faaaaa', plan('stated')],
  issuePayoutStatements: ['fffaff', plan('in-force', (_, world) => ({ body: { to: today(world) } }))],
  getPayoutStatement: ['faaaaa', plan('stated', ({ statementId }) => ({ params: { statementId } }))],
  downloadPayoutStatement: ['faaaaa', plan('stated', ({ statementId }) => ({ params: { statementId }, query: 'format=xlsx' }))],
  objectToStatement: ['faffff', plan('stated', ({ statementId }) => ({ params: { statementId }, body: { words: '请核对' } }))],
  answerObjection: [
    'fffhff',
    plan('stated', ({ statementId }) => ({ params: { statementId, objectionId: none }, body: { outcome: 'rejected', words: '已核对' } })),
  ],
  getMyIncome: ['faaaaa'],
  listPayees: ['faaaaa', plan('in-force')],
  // A payee says himself where he is paid, and so does the unit
  savePayee: [
    'fafaff',
    plan('in-force', () => ({ body: { party: 'fund', member: null, accountName: '示例', account: '6222000000000001', bank: '示例银行' } })),
  ],
  listPaymentRuns: ['ffaaaa', plan('in-payment')],
  preparePaymentRun: ['fffaff', plan('stated', () => ({ body: {} }))],
  getPaymentRun: ['ffaaaa', plan('in-payment', ({ runId }) => ({ params: { runId } }))],
  approvePaymentRun: ['fffaff', plan('in-payment', ({ runId }) => ({ params: { runId } }))],
  cancelPaymentRun: ['fffaff', plan('in-payment', ({ runId }) => ({ params: { runId }, body: {} }))],
  downloadBankFile: ['fffaff', plan('in-payment', ({ runId }) => ({ params: { runId } }))],
  reconcileBankStatement: ['fffaff', plan('in-payment', () => ({ body: { content: '日期,附言,金额\n2026-01-01,X,1.00' } }))],
};
