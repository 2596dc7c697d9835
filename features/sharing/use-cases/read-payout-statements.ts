/** Statements as the reader may see them: the unit's people, the office and auditors all, a payee his own. For others there are none. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { statementActions } from '../contract/statements.ts';
import { isWindowOpen } from '../domain/objection-window.ts';
import { statementLifecycle, type StatementState } from '../domain/payout-statement.ts';
import type { StoredPlan } from '../domain/stored-plan.ts';
import type { StoredObjection, StoredPayoutStatement } from '../domain/stored-statement.ts';
import { mayApprovePayments, mayReadAll, mayReadPayee, maySpeakFor } from '../policy.ts';
import { objectionsOf, openObjectionsOf } from '../store/objections.ts';
import { findPayoutStatement, pageOfPayoutStatements } from '../store/payout-statements.ts';
import { pageOf, readCursor } from './page-cursor.ts';
import { seenPlan } from './seen-plan.ts';

type Reading = Pick<Context, 'tx' | 'reader' | 'now'>;
type StatementAction = (typeof statementActions)[number];

export type StatementCardView = { readonly statement: StoredPayoutStatement; readonly openObjections: number };
export type StatementView = StatementCardView & {
  readonly objections: readonly StoredObjection[];
  readonly people: ReadonlyMap<string, string>;
  readonly actions: readonly StatementAction[];
};

export const cardViewsOf = async ({ tx }: Pick<Context, 'tx'>, planId: string, statements: readonly StoredPayoutStatement[]): Promise<StatementCardView[]> => {
  const open = await openObjectionsOf(
    tx,
    planId,
    statements.map(({ id }) => id),
  );
  return statements.map((statement) => ({ statement, openObjections: open.get(statement.id) ?? 0 }));
};

/** The latest first. Kinds `plan-not-found`, `malformed-cursor`. */
export const listPayoutStatements = async (
  context: Reading,
  planId: string,
  asked: { readonly state?: StatementState | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<Result<{ readonly items: readonly StatementCardView[]; readonly next: string | null }>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const after = readCursor(asked.after);
  if (!after.ok) return after;
  const { reader, tx } = context;
  const payee = { personId: reader.personId, organizationIds: reader.memberships.map((membership) => membership.organizationId) };
  const rows = await pageOfPayoutStatements(
    tx,
    planId,
    { state: asked.state, ...(mayReadAll(reader, seen.value.plan) ? {} : { payee }) },
    after.value,
    asked.limit + 1,
  );
  const { items, next } = pageOf(rows, asked.limit, ({ issuedAt, id }) => ({ at: issuedAt, id }));
  return ok({ items: await cardViewsOf(context, planId, items), next });
};

/** One that this reader may see. Kinds `plan-not-found`, `payout-statement-not-found`. */
export const seenStatement = async (
  context: Pick<Context, 'tx' | 'reader'>,
  planId: string,
  statementId: string,
): Promise<Result<{ readonly plan: StoredPlan; readonly statement: StoredPayoutStatement }>> => {
  const seen = await seenPlan(context, planId);
  if (!seen.ok) return seen;
  const { plan } = seen.value;
  const statement = await findPayoutStatement(context.tx, planId, statementId);
  if (statement === undefined || !mayReadPayee(context.reader, plan, statement)) return fail('payout-statement-not-found');
  return ok({ plan, statement });
};

const actionsOf = ({ reader, now }: Reading, plan: StoredPlan, statement: StoredPayoutStatement, objections: readonly StoredObjection[]): StatementAction[] => {
  const holds = (guard: string): boolean => (guard === 'window-open') === isWindowOpen(statement.objectionsUntil, now);
  const open = objections.find(({ outcome }) => outcome === 'open');
  return [
    ...(maySpeakFor(reader, statement) && statementLifecycle.next(statement.state, 'object', holds).ok ? (['object'] as const) : []),
    ...(open !== undefined && mayApprovePayments(reader, plan) && open.personId !== reader.personId ? (['answer'] as const) : []),
    'download',
  ];
};

/** The view of a statement that the reader is known to see. */
export const statementView = async (context: Reading, plan: StoredPlan, statement: StoredPayoutStatement): Promise<StatementView> => {
  const objections = await objectionsOf(context.tx, plan.id, statement.id);
  const people = await personNamesByIds(
    context.tx,
    objections.flatMap(({ personId, answeredBy }) => [personId, ...(answeredBy === null ? [] : [answeredBy])]),
  );
  return {
    statement,
    openObjections: objections.filter(({ outcome }) => outcome === 'open').length,
    objections,
    people,
    actions: actionsOf(context, plan, statement, objections),
  };
};

/** Kinds `plan-not-found`, `payout-statement-not-found`. */
export const getPayoutStatement = async (context: Reading, planId: string, statementId: string): Promise<Result<StatementView>> => {
  const seen = await seenStatement(context, planId, statementId);
  return seen.ok ? ok(await statementView(context, seen.value.plan, seen.value.statement)) : seen;
};
