/** Reading statements: both sides of one see it, for others it does not exist. */
import { organizationById, organizationCardsByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { booksZone, type StoredStatement } from '../domain/statement.ts';
import { mayReadMoney } from '../policy.ts';
import { openChargesOf, type OpenCharges } from '../store/charges.ts';
import { creditNotesOf, findStatement, pageOfStatements, type StatementCursor } from '../store/statements.ts';

type Reading = Pick<Context, 'tx' | 'reader'>;

const isReadable = async ({ tx, reader }: Reading, organizationId: string): Promise<boolean> =>
  mayReadMoney(reader, organizationId) && (await organizationById(tx, organizationId)) !== undefined;

/** `<milliseconds>.<id>`. */
const cursorOf = (text: string | undefined): Result<StatementCursor | null> => {
  if (text === undefined) return ok(null);
  const [time = '', id = ''] = text.split('.');
  return /^\d{1,15}$/.test(time) && isUuid(id) ? ok({ at: new Date(Number(time)), id }) : fail('malformed-cursor');
};

export type Asked = {
  readonly organizationId: string;
  readonly side: 'provider' | 'customer';
  readonly month?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** The latest first. Kinds `organization-not-found`, `malformed-cursor`. */
export const listStatements = async (
  context: Reading,
  asked: Asked,
): Promise<Result<{ readonly items: readonly StoredStatement[]; readonly next: string | null }>> => {
  if (!(await isReadable(context, asked.organizationId))) return fail('organization-not-found');
  const after = cursorOf(asked.after);
  if (!after.ok) return after;
  const rows = await pageOfStatements(context.tx, asked, after.value, asked.limit + 1);
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  return ok({ items, next: rows.length > asked.limit && last !== undefined ? `${last.issuedAt.getTime()}.${last.id}` : null });
};

/** What a provider has charged and not yet stated. Kind `organization-not-found`. */
export const listOpenCharges = async (
  context: Reading,
  providerId: string,
): Promise<Result<readonly (OpenCharges & { readonly organizationName: Localized })[]>> => {
  if (!(await isReadable(context, providerId))) return fail('organization-not-found');
  const open = await openChargesOf(context.tx, providerId, booksZone);
  const organizations = await organizationCardsByIds(
    context.tx,
    open.map((one) => one.organizationId),
  );
  return ok(open.map((one) => ({ ...one, organizationName: organizations.get(one.organizationId)?.name ?? {} })));
};

export type ReadStatement = {
  readonly statement: StoredStatement;
  /** What a credit note corrects. */
  readonly corrected: StoredStatement | null;
  /** What corrects a statement. */
  readonly creditNotes: readonly StoredStatement[];
};

/** Kind `statement-not-found`, also for one that is not for this reader. */
export const getStatement = async ({ tx, reader }: Reading, providerId: string, statementId: string): Promise<Result<ReadStatement>> => {
  const statement = await findStatement(tx, providerId, statementId);
  if (statement === undefined || !(mayReadMoney(reader, providerId) || mayReadMoney(reader, statement.organizationId))) return fail('statement-not-found');
  return ok({
    statement,
    corrected: statement.corrects === null ? null : ((await findStatement(tx, providerId, statement.corrects)) ?? null),
    creditNotes: statement.kind === 'statement' ? await creditNotesOf(tx, providerId, statementId) : [],
  });
};
