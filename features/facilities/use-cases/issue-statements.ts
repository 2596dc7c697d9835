/** States a month that is over: one statement for each customer and currency, of whatever no statement holds yet. A second call finds nothing. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { dueBy, endOfMonth, groupedForStatements, type StoredStatement } from '../domain/statement.ts';
import { mayIssueStatements, mayReadMoney } from '../policy.ts';
import { unstatedOf } from '../store/charges.ts';
import { lockBooks } from '../store/statements.ts';
import { issuePaper } from './issue-paper.ts';

/** For whoever is known to be allowed: the house itself on the first of the month. */
export const stateMonth = async (context: Context, providerId: string, month: string): Promise<StoredStatement[]> => {
  await lockBooks(context.tx, providerId);
  const issued: StoredStatement[] = [];
  for (const charges of groupedForStatements(dueBy(await unstatedOf(context.tx, providerId), endOfMonth(month))))
    issued.push(await issuePaper(context, charges, { kind: 'statement', month, corrects: null }));
  return issued;
};

/** Kinds `organization-not-found` (also for who has no business with its money), `not-allowed`, `month-not-over`. */
export const issueStatements = async (context: Context, providerId: string, month: string): Promise<Result<readonly StoredStatement[]>> => {
  if (!mayReadMoney(context.reader, providerId) || (await organizationById(context.tx, providerId)) === undefined) return fail('organization-not-found');
  if (!mayIssueStatements(context.reader, providerId)) return fail('not-allowed');
  if (context.now < endOfMonth(month)) return fail('month-not-over', { field: 'body.month', details: { month } });
  return ok(await stateMonth(context, providerId, month));
};
