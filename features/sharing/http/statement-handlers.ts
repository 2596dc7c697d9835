/** Statements of payouts, objections to them, and what the reader is owed. */
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { sharingRoutes } from '../contract.ts';
import { payoutStatementFile } from '../documents/payout-statement.ts';
import { answerObjection } from '../use-cases/answer-objection.ts';
import { issuePayoutStatements } from '../use-cases/issue-payout-statements.ts';
import { getMyIncome } from '../use-cases/my-income.ts';
import { objectToStatement } from '../use-cases/object-to-statement.ts';
import { getPayoutStatement, listPayoutStatements } from '../use-cases/read-payout-statements.ts';
import type { SharingOptions } from './options.ts';
import { presentIncome, presentStatement, presentStatementCard } from './present-payouts.ts';

export const statementHandlers = (options: SharingOptions) =>
  ({
    listPayoutStatements: (context: Context, { params, query }) =>
      mapResult(listPayoutStatements(context, params.planId, query), ({ items, next }) => ({ items: items.map(presentStatementCard), next })),
    issuePayoutStatements: (context, { params, body }) =>
      mapResult(issuePayoutStatements(context, params.planId, body.to), (issued) => ({
        items: issued.map((statement) => presentStatementCard({ statement, openObjections: 0 })),
      })),
    getPayoutStatement: (context, { params }) => mapResult(getPayoutStatement(context, params.planId, params.statementId), presentStatement),
    downloadPayoutStatement: async (context, { params, query }) => {
      const found = await getPayoutStatement(context, params.planId, params.statementId);
      if (!found.ok) return found;
      const file = await payoutStatementFile(options, found.value.statement, query.format, query.lang ?? context.language);
      return ok(new RawAnswer(Buffer.from(file.bytes), downloadHeaders({ ...file, size: file.bytes.length })));
    },
    objectToStatement: (context, { params, body }) => mapResult(objectToStatement(context, params.planId, params.statementId, body.words), presentStatement),
    answerObjection: (context, { params, body }) =>
      mapResult(answerObjection(context, params.planId, params.statementId, params.objectionId, body), presentStatement),
    getMyIncome: async (context) => ok({ items: (await getMyIncome(context)).map(presentIncome) }),
  }) satisfies Partial<Handlers<typeof sharingRoutes>>;
