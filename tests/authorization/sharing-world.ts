/** Sharing plans of the organization `own`, with the organization `others` behind a party, in whichever state they are asked about. */
import {
  acceptPlanVersion,
  draftSharingPlan,
  issuePayoutStatements,
  preparePaymentRun,
  proposePlanVersion,
  recordIncomeEvents,
  savePayee,
} from '@tongtu/sharing';
import type { SharingPlanJson } from '@tongtu/sharing/contract';
import type { Context } from '@tongtu/platform/context';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';

type Given = {
  readonly at: <T>(work: (context: Context) => Promise<T>, reader: Reader) => Promise<T>;
  readonly own: string;
  readonly others: string;
  /** Admin of `own`. */
  readonly admin: Reader;
  /** Who is `other` in the matrix: admin of `others`. */
  readonly otherId: string;
};

const dayMs = 86_400_000;
const day = (at: Date, days: number): string => new Date(at.getTime() + days * dayMs).toISOString().slice(0, 10);

export const treeOn = (effectiveOn: string): SharingPlanJson => ({
  version: 1,
  title: { zh: '示例许可', en: 'Example licence' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn,
  unit: { entityType: 'state-university', region: 'CN', publishedRule: false },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers', name: { zh: '团队', en: 'Team' } },
    { id: 'fund', role: 'investor' },
  ],
  base: { kind: 'gross' },
  steps: [{ kind: 'split', shares: { team: '60%', unit: '30%', fund: '10%' } }],
  clawback: false,
  rounding: { ties: [] },
});

export type PlanState = 'draft' | 'proposed' | 'in-force' | 'stated' | 'in-payment';

export const sharingWorld = ({ at, own, others, admin, otherId }: Given) => {
  const other: Reader = { personId: otherId, platformRoles: [], memberships: [{ organizationId: others, roles: ['admin'], organizationVerified: true }] };
  /** A new plan. From `stated` on there was income that its statements tell, from long ago, so that it may be paid. */
  const plan = (state: PlanState) =>
    at(async (context) => {
      const as = (reader: Reader, days: number): Context => ({ ...context, reader, now: new Date(context.now.getTime() + days * dayMs) });
      const tree = treeOn(day(context.now, -60));
      const bindings = { parties: { fund: { organizationId: others } }, members: {} };
      const drafted = must(await draftSharingPlan(as(admin, -70), { organizationId: own, tree, bindings }));
      const [planId, { sha256 }] = [drafted.plan.id, drafted.version];
      const known = { planId, sha256, revision: drafted.version.revision, statementId: '', runId: '' };
      if (state === 'draft') return known;
      must(await proposePlanVersion(as(admin, -69), planId, 1, sha256));
      if (state === 'proposed') return known;
      must(await acceptPlanVersion(as(admin, -68), planId, 1, { sha256, organizationId: own }));
      must(await acceptPlanVersion(as(other, -68), planId, 1, { sha256, organizationId: others }));
      must(await recordIncomeEvents(as(admin, -50), planId, [{ id: 'first', on: day(context.now, -50), kind: 'income', amount: '100.00' }]));
      if (state === 'in-force') return known;
      const issued = state === 'stated' ? -1 : -40;
      const statements = must(await issuePayoutStatements(as(admin, issued), planId, day(context.now, issued - 1)));
      const statementId = statements.find(({ party }) => party === 'fund')!.id;
      const account = { party: 'fund', member: null, accountName: '示例', account: '6222000000000001', bank: '示例银行' };
      must(await savePayee(as(admin, -39), planId, account));
      if (state === 'stated') return { ...known, statementId };
      const { run } = must(await preparePaymentRun({ ...as(admin, -1), reader: { ...admin, personId: otherId } }, planId));
      return { ...known, statementId, runId: run.id };
    }, admin);
  return { plan };
};
