/** Money: statements and what waits for one; how facilities are used. */
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { facilityRoutes } from '../contract.ts';
import type { Statement as StatementJson, StatementCard } from '../contract/statements.ts';
import type { StoredStatement } from '../domain/statement.ts';
import { statementFile } from '../money/statement-document.ts';
import { issueStatements } from '../use-cases/issue-statements.ts';
import { getStatement, listOpenCharges, listStatements, type ReadStatement } from '../use-cases/statements.ts';
import type { FacilitiesOptions } from './options.ts';
import { instant } from './present.ts';
import { reportHandlers } from './report-handlers.ts';

const presentCard = (statement: StoredStatement): StatementCard => ({
  id: statement.id,
  providerId: statement.providerId,
  providerName: statement.parties.provider,
  organizationId: statement.organizationId,
  organizationName: statement.parties.customer,
  kind: statement.kind,
  number: statement.number,
  month: statement.month,
  currency: statement.currency,
  total: statement.total.toString(),
  issuedAt: instant(statement.issuedAt),
});

const presentStatement = ({ statement, corrected, creditNotes }: ReadStatement): StatementJson => ({
  ...presentCard(statement),
  lines: statement.lines.map((line) => ({ ...line, lines: [...line.lines] })),
  corrects: corrected === null ? null : { id: corrected.id, number: corrected.number },
  creditNotes: creditNotes.map(({ id, number, total }) => ({ id, number, total: total.toString() })),
  sha256: statement.sha256,
});

export const moneyHandlers = (options: FacilitiesOptions) =>
  ({
    listStatements: (context: Context, { params, query }) =>
      mapResult(listStatements(context, { ...query, organizationId: params.organizationId }), ({ items, next }) => ({ items: items.map(presentCard), next })),
    listOpenCharges: (context, { params }) =>
      mapResult(listOpenCharges(context, params.organizationId), (open) => ({
        items: open.map(({ organizationId, organizationName, currency, total, month, charges }) => ({
          organizationId,
          organizationName,
          currency,
          total: total.toString(),
          month,
          charges,
        })),
      })),
    issueStatements: (context, { params, body }) =>
      mapResult(issueStatements(context, params.organizationId, body.month), (issued) => ({ items: issued.map(presentCard) })),
    getStatement: (context, { params }) => mapResult(getStatement(context, params.organizationId, params.statementId), presentStatement),
    downloadStatement: async (context, { params, query }) => {
      const found = await getStatement(context, params.organizationId, params.statementId);
      if (!found.ok) return found;
      const file = await statementFile(options, found.value, query.format, query.lang ?? context.language);
      return ok(new RawAnswer(Buffer.from(file.bytes), downloadHeaders({ ...file, size: file.bytes.length })));
    },
    ...reportHandlers(options),
  }) satisfies Partial<Handlers<typeof facilityRoutes>>;
