/** Presenters of statements and payments: amounts as decimal text, instants in ISO 8601. */
import type { MyIncomeItem, Objection, PayoutStatement, PayoutStatementCard } from '../contract/statements.ts';
import type { Payee as PayeeJson, Payment, PaymentRun, PaymentRunCard } from '../contract/payments.ts';
import { amountText } from '../domain/amount-text.ts';
import type { StoredPayment } from '../domain/stored-payment.ts';
import type { StoredObjection } from '../domain/stored-statement.ts';
import type { PayeeView } from '../use-cases/list-payees.ts';
import type { IncomeOfPlan } from '../use-cases/my-income.ts';
import type { RunCardView, RunView } from '../use-cases/read-payment-runs.ts';
import type { StatementCardView, StatementView } from '../use-cases/read-payout-statements.ts';

export const presentStatementCard = ({ statement, openObjections }: StatementCardView): PayoutStatementCard => ({
  id: statement.id,
  planId: statement.planId,
  planTitle: statement.planTitle,
  number: statement.number,
  party: statement.party,
  member: statement.member,
  payeeName: statement.payeeName,
  from: statement.fromDay,
  to: statement.toDay,
  currency: statement.currency,
  amount: amountText(statement.amount, statement.currency),
  state: statement.state,
  objectionsUntil: statement.objectionsUntil,
  openObjections,
  issuedAt: statement.issuedAt.toISOString(),
});

const presentObjection = (of: StoredObjection, people: ReadonlyMap<string, string>): Objection => ({
  id: of.id,
  personName: people.get(of.personId) ?? '',
  at: of.madeAt.toISOString(),
  words: of.words,
  outcome: of.outcome,
  answer: of.answer,
  answeredAt: of.answeredAt?.toISOString() ?? null,
  answeredBy: of.answeredBy === null ? null : (people.get(of.answeredBy) ?? ''),
});

export const presentStatement = (view: StatementView): PayoutStatement => {
  const { statement } = view;
  return {
    ...presentStatementCard(view),
    unitName: statement.unitName,
    lines: [...statement.lines],
    opening: amountText(statement.opening, statement.currency),
    closing: amountText(statement.opening + statement.amount, statement.currency),
    tags: [...statement.tags],
    objections: view.objections.map((one) => presentObjection(one, view.people)),
    sha256: statement.sha256,
    actions: [...view.actions],
  };
};

export const presentIncome = ({ plan, unitName, title, payee, currency, total, paid, inPayment, payableFrom, statements }: IncomeOfPlan): MyIncomeItem => ({
  planId: plan.id,
  planTitle: title,
  unitName,
  party: payee.party,
  member: payee.member,
  weight: payee.weight,
  currency,
  total: amountText(total, currency),
  paid: amountText(paid, currency),
  inPayment: amountText(inPayment, currency),
  payable: amountText(total - paid - inPayment, currency),
  payableFrom,
  statements: statements.map(presentStatementCard),
  tags: [...payee.tags],
});

export const presentPayee = ({ payee, account }: PayeeView): PayeeJson => ({
  party: payee.party,
  member: payee.member,
  name: payee.name,
  isPerson: payee.isPerson,
  accountName: account?.accountName ?? null,
  account: account?.account ?? null,
  bank: account?.bank ?? null,
  changedAt: account?.changedAt.toISOString() ?? null,
});

export const presentRunCard = ({ run, payments, people }: RunCardView): PaymentRunCard => ({
  id: run.id,
  planId: run.planId,
  number: run.number,
  state: run.state,
  currency: run.currency,
  total: amountText(run.total, run.currency),
  payments,
  preparedBy: people.get(run.preparedBy) ?? '',
  preparedAt: run.preparedAt.toISOString(),
  approvedBy: run.approvedBy === null ? null : (people.get(run.approvedBy) ?? ''),
  approvedAt: run.approvedAt?.toISOString() ?? null,
});

const presentPayment = (of: StoredPayment, currency: string): Payment => ({
  id: of.id,
  party: of.party,
  member: of.member,
  payeeName: of.payeeName,
  accountName: of.accountName,
  account: of.account,
  bank: of.bank,
  amount: amountText(of.amount, currency),
  reference: of.reference,
  statementIds: [...of.statementIds],
  tags: [...of.tags],
  state: of.state,
  settledOn: of.settledOn,
});

export const presentRun = (view: RunView): PaymentRun => ({
  ...presentRunCard(view),
  lines: view.lines.map((line) => presentPayment(line, view.run.currency)),
  actions: [...view.actions],
});
