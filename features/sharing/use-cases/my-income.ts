/** What the reader is owed in person, by plan: in all, what was paid, what the bank has, what is still to come, and when. */
import { organizationCardsByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { bookDay } from '../domain/book-day.ts';
import { payableFrom } from '../domain/objection-window.ts';
import { payeesOfVersion, settlingVersions, type Payee } from '../domain/payee.ts';
import { versionOn, type StoredPlan, type StoredVersion } from '../domain/stored-plan.ts';
import type { StoredPayoutStatement } from '../domain/stored-statement.ts';
import { broughtTo, plansOfPerson } from '../store/my-income.ts';
import { statementsWithBank } from '../store/payments.ts';
import { statementsOfPerson } from '../store/payout-statements.ts';
import { versionsOfPlans } from '../store/versions.ts';
import { cardViewsOf, type StatementCardView } from './read-payout-statements.ts';

type Reading = Pick<Context, 'tx' | 'reader' | 'now'>;
export type IncomeOfPlan = {
  readonly plan: StoredPlan;
  readonly unitName: Localized;
  readonly title: Localized;
  readonly payee: Payee;
  readonly currency: string;
  /** Minor units. */
  readonly total: bigint;
  readonly paid: bigint;
  readonly inPayment: bigint;
  readonly payableFrom: string | null;
  readonly statements: readonly StatementCardView[];
};

const mostStatements = 12;

type Mine = { readonly payee: Payee; readonly versions: ReadonlySet<number>; readonly title: Localized; readonly currency: string };
/** Payees behind whom the person stands, each with the versions in which he does: what others got under the same name is not his. */
const minesOf = (versions: readonly StoredVersion[], personId: string, today: string): Mine[] => {
  const settling = settlingVersions(versions);
  const current = versionOn(settling, today) ?? settling.at(-1);
  const found = new Map<string, Mine>();
  for (const version of settling)
    for (const [key, payee] of payeesOfVersion(version))
      if (payee.personId === personId) {
        const { title, currency } = (current ?? version).tree;
        found.set(key, { payee, versions: new Set([...(found.get(key)?.versions ?? []), version.version]), title, currency });
      }
  return [...found.values()];
};

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

const incomeOf = async (
  context: Reading,
  plan: StoredPlan,
  mine: Mine,
  statements: readonly StoredPayoutStatement[],
  withBank: ReadonlySet<string>,
): Promise<Omit<IncomeOfPlan, 'unitName'>> => {
  const { payee, versions, title, currency } = mine;
  const own = statements.filter((statement) => statement.payee === payee.key && statement.currency === currency);
  const got = await broughtTo(context.tx, plan.id, payee);
  const amountsOf = (which: (statement: StoredPayoutStatement) => boolean): bigint => sumOf(own.filter(which).map(({ amount }) => amount));
  const waiting = own.filter(({ state }) => state === 'issued').map((statement) => statement.objectionsUntil);
  const oldest = waiting.toSorted()[0];
  return {
    plan,
    title,
    payee,
    currency,
    total: sumOf(got.filter((of) => versions.has(of.version)).map(({ amount }) => amount)),
    paid: amountsOf(({ state }) => state === 'paid'),
    // What a run only plans is not with the bank yet.
    inPayment: amountsOf(({ state, id }) => state === 'in-payment' && withBank.has(id)),
    payableFrom: oldest === undefined ? null : payableFrom(oldest),
    statements: await cardViewsOf(context, plan.id, own.slice(0, mostStatements)),
  };
};

export const getMyIncome = async (context: Reading): Promise<readonly IncomeOfPlan[]> => {
  const { tx, reader, now } = context;
  const { personId } = reader;
  if (personId === undefined) return [];
  const plans = await plansOfPerson(tx, personId);
  const versions = await versionsOfPlans(
    tx,
    plans.map(({ id }) => id),
  );
  const units = await organizationCardsByIds(
    tx,
    plans.map(({ organizationId }) => organizationId),
  );
  const found: IncomeOfPlan[] = [];
  for (const plan of plans) {
    const mines = minesOf(versions.get(plan.id) ?? [], personId, bookDay(now));
    if (mines.length === 0) continue;
    const statements = await statementsOfPerson(tx, plan.id, personId);
    const withBank = await statementsWithBank(tx, plan.id);
    for (const mine of mines)
      found.push({ ...(await incomeOf(context, plan, mine, statements, withBank)), unitName: units.get(plan.organizationId)?.name ?? {} });
  }
  return found;
};
