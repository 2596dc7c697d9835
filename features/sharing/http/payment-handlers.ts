/** Payees, payment runs, the bank's file and its answer. */
import type { Context } from '@tongtu/platform/context';
import { downloadHeaders, RawAnswer, type Handlers } from '@tongtu/platform/http';
import { mapResult, ok } from '@tongtu/kernel/result';
import type { sharingRoutes } from '../contract.ts';
import { bankFile } from '../documents/bank-file.ts';
import { bankRows, bankText } from '../documents/read-bank-csv.ts';
import { amountText } from '../domain/amount-text.ts';
import { approvePaymentRun } from '../use-cases/approve-payment-run.ts';
import { bankFileContent } from '../use-cases/bank-file.ts';
import { cancelPaymentRun } from '../use-cases/cancel-payment-run.ts';
import { listPayees } from '../use-cases/list-payees.ts';
import { preparePaymentRun } from '../use-cases/prepare-payment-run.ts';
import { getPaymentRun, listPaymentRuns, type RunList } from '../use-cases/read-payment-runs.ts';
import { reconcileBankStatement } from '../use-cases/reconcile-bank-statement.ts';
import { savePayee } from '../use-cases/save-payee.ts';
import type { SharingOptions } from './options.ts';
import { presentPayee, presentRun, presentRunCard } from './present-payouts.ts';

const presentRuns = ({ items, next, payable: { ready, waiting, currency } }: RunList) => ({
  items: items.map(presentRunCard),
  next,
  ready: {
    amount: amountText(
      ready.reduce((sum, { amount }) => sum + amount, 0n),
      currency,
    ),
    statements: ready.reduce((count, { statements }) => count + statements.length, 0),
  },
  waiting: waiting.map(({ statement: { statement }, reason }) => ({
    statementId: statement.id,
    payeeName: statement.payeeName,
    amount: amountText(statement.amount, currency),
    reason,
  })),
});

export const paymentHandlers = (options: SharingOptions) =>
  ({
    listPayees: (context: Context, { params }) => mapResult(listPayees(context, params.planId), (payees) => ({ items: payees.map(presentPayee) })),
    savePayee: (context, { params, body }) => mapResult(savePayee(context, params.planId, body), presentPayee),
    listPaymentRuns: (context, { params, query }) => mapResult(listPaymentRuns(context, params.planId, query), presentRuns),
    preparePaymentRun: (context, { params }) => mapResult(preparePaymentRun(context, params.planId), presentRun),
    getPaymentRun: (context, { params }) => mapResult(getPaymentRun(context, params.planId, params.runId), presentRun),
    approvePaymentRun: (context, { params }) => mapResult(approvePaymentRun(context, params.planId, params.runId), presentRun),
    cancelPaymentRun: (context, { params }) => mapResult(cancelPaymentRun(context, params.planId, params.runId), presentRun),
    downloadBankFile: async (context, { params, query }) => {
      const found = await bankFileContent(context, params.planId, params.runId);
      if (!found.ok) return found;
      const file = bankFile(options, found.value, query.lang ?? context.language);
      return ok(new RawAnswer(Buffer.from(file.bytes), downloadHeaders({ ...file, size: file.bytes.length })));
    },
    reconcileBankStatement: (context, { params, body }) =>
      mapResult(
        reconcileBankStatement(context, params.planId, bankRows(body.encoding === 'base64' ? bankText(Buffer.from(body.content, 'base64')) : body.content)),
        ({ matched, repeated, unmatched }) => ({
          paid: matched.filter(({ step }) => step === 'pay').length,
          returned: matched.filter(({ step }) => step === 'return').length,
          repeated,
          unmatched: unmatched.map(({ line, reason }) => ({ line: line.line, reference: line.remark, amount: line.amountShown, reason })),
        }),
      ),
  }) satisfies Partial<Handlers<typeof sharingRoutes>>;
