/** What is next in a plan, and who must act. The reader's own acts come first, then what waits for others; within these in the order of the money. */
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import type { Output } from '@tongtu/platform/contract';
import type { listPaymentRuns } from '../../contract/payments.ts';
import type { SettlementView } from '../../contract/settlement.ts';
import type { PayoutStatementCard } from '../../contract/statements.ts';
import type { PlanView, VersionView } from '../../contract/versions.ts';
import { minorOf } from './amounts.ts';

export const stepKinds = [
  'propose',
  'amend',
  'accept',
  'draft',
  'begins',
  'record',
  'answer',
  'state',
  'window',
  'accounts',
  'pay',
  'approve',
  'reconcile',
] as const;
export type NextStep = {
  readonly kind: (typeof stepKinds)[number];
  /** The reader or his organization can do it. */
  readonly mine: boolean;
  readonly to: string;
  readonly count?: number;
  readonly version?: number;
  /** Organizations that have to act. */
  readonly names?: readonly VersionView['acceptances'][number]['organizationName'][];
  /** Decimal text. */
  readonly amount?: string;
  /** YYYY-MM-DD */
  readonly day?: string;
};

export type PlanFacts = {
  readonly plan: PlanView;
  readonly latest?: VersionView | undefined;
  readonly settlement?: SettlementView | undefined;
  /** Those that are not over. */
  readonly statements?: readonly PayoutStatementCard[] | undefined;
  readonly payments?: Output<typeof listPaymentRuns> | undefined;
  /** The reader signs for the unit: he answers objections and approves runs that another prepared. */
  readonly signs: boolean;
  /** His name, as runs have it. */
  readonly personName: string;
  /** YYYY-MM-DD */
  readonly today: string;
};

const versionSteps = ({ plan, latest }: PlanFacts): NextStep[] => {
  const { version, state } = plan.latest;
  const to = `/sharing-plans/${plan.id}/versions/${version}`;
  // What the check refuses cannot be proposed.
  const kind = plan.latest.verdict === 'violation' ? 'amend' : 'propose';
  if (state === 'draft') return [{ kind, mine: latest?.actions.includes('propose') ?? false, to, version }];
  if (state === 'proposed') {
    const missing = latest?.acceptances.filter((one) => one.acceptedAt === null) ?? [];
    return [
      {
        kind: 'accept',
        mine: latest?.actions.includes('accept') ?? false,
        to,
        version,
        count: missing.length,
        names: missing.map((one) => one.organizationName),
      },
    ];
  }
  // In force by everybody's acceptance, and its day is still to come.
  if (plan.inForce === null && state === 'in-force') return [{ kind: 'begins', mine: false, to, version, day: plan.latest.effectiveOn }];
  return plan.inForce === null ? [{ kind: 'draft', mine: plan.actions.includes('draft-version'), to }] : [];
};

/** What the events brought and no statement says yet. */
export const unstatedOf = (settlement: Pick<SettlementView, 'payees' | 'currency'>): bigint =>
  settlement.payees.reduce((sum, { total, stated }) => sum + minorOf(total, settlement.currency) - minorOf(stated, settlement.currency), 0n);

const bookSteps = ({ plan, settlement, statements = [], signs, today }: PlanFacts): NextStep[] => {
  const own = `/sharing-plans/${plan.id}`;
  const objected = statements.filter((one) => one.state === 'objected');
  const open = statements.filter((one) => one.state === 'issued' && one.objectionsUntil >= today);
  const only = (list: readonly PayoutStatementCard[]): string => (list.length === 1 ? `${own}/statements/${list[0]!.id}` : `${own}/statements`);
  const unstated = settlement === undefined ? 0n : unstatedOf(settlement);
  const mayRecord = plan.actions.includes('record-events');
  return [
    ...(settlement?.state === 'not-begun' && plan.inForce !== null && plan.pathway !== 'equity'
      ? [{ kind: 'record', mine: mayRecord, to: `${own}/settlement${mayRecord ? '?record=1' : ''}` } as const]
      : []),
    ...(objected.length > 0 ? [{ kind: 'answer', mine: signs, to: only(objected), count: objected.length } as const] : []),
    ...(unstated > 0n
      ? [
          {
            kind: 'state',
            mine: plan.actions.includes('issue-statements'),
            to: `${own}/statements`,
            amount: moneyToDecimal({ amount: unstated, currency: plan.currency as Currency }),
          } as const,
        ]
      : []),
    ...(open.length > 0
      ? [{ kind: 'window', mine: false, to: only(open), count: open.length, day: open.map((one) => one.objectionsUntil).sort()[0]! } as const]
      : []),
  ];
};

const paymentSteps = ({ plan, payments, signs, personName }: PlanFacts): NextStep[] => {
  if (payments === undefined) return [];
  const own = `/sharing-plans/${plan.id}/payments`;
  const prepares = plan.actions.includes('prepare-payments');
  const without = payments.waiting.filter((one) => one.reason === 'account-missing');
  const runs = (state: 'prepared' | 'approved') => payments.items.filter((run) => run.state === state);
  return [
    ...(without.length > 0 ? [{ kind: 'accounts', mine: prepares, to: own, count: without.length } as const] : []),
    ...(minorOf(payments.ready.amount, plan.currency) > 0n
      ? [{ kind: 'pay', mine: prepares, to: own, amount: payments.ready.amount, count: payments.ready.statements } as const]
      : []),
    ...runs('prepared').map(
      (run) => ({ kind: 'approve', mine: signs && run.preparedBy !== personName, to: `${own}/${run.id}`, amount: run.total, count: run.payments }) as const,
    ),
    ...runs('approved').map((run) => ({ kind: 'reconcile', mine: prepares, to: `${own}/${run.id}`, amount: run.total, count: run.payments }) as const),
  ];
};

export const nextSteps = (facts: PlanFacts): NextStep[] => {
  const steps = [...versionSteps(facts), ...bookSteps(facts), ...paymentSteps(facts)];
  return [...steps.filter((step) => step.mine), ...steps.filter((step) => !step.mine)];
};
