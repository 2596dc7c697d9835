/**
 * Profit sharing of the demo consortium: a plan in force with its income, statements and payments, one that waits for acceptance, one
 * draft that is not lawful yet. A plan that is there is left to its people; each is one transaction, and what a changed database
 * refuses is said and left out.
 */
import {
  acceptPlanVersion,
  approvePaymentRun,
  draftSharingPlan,
  issuePayoutStatements,
  objectToStatement,
  planById,
  preparePaymentRun,
  proposePlanVersion,
  reconcileBankStatement,
  recordIncomeEvents,
  savePayee,
} from '@tongtu/sharing';
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { moneyToDecimal } from '@tongtu/kernel/money';
import { expect as must } from '@tongtu/kernel/result';
import { idOfName, named } from './ids.ts';
import { readersOf, type Readers } from './readers.ts';
import type { SeedOptions } from './seed.ts';
import { demoPlans, type DemoPeriod, type DemoPlan } from './sharing.ts';

const dayMs = 86_400_000;
/** Past steps write no letters today. */
const silent: Context['mail'] = { send: async () => {} };

/** That many days from the seeding, at ten in the morning or so; the day in Beijing. */
const instantOf = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs);
const dayOf = (now: Date, days: number): string => new Date(instantOf(now, days).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** `as('signatory.polytechnic', -120)`: somebody's context on a day. */
type As = (who: string, days: number) => Promise<Context>;

const bindingsOf = async (demo: DemoPlan, readers: Readers) => {
  const each = async (group: DemoPlan['bindings']['parties']) => {
    const bound: Record<string, { organizationId?: string; personId?: string }> = {};
    for (const [id, { organization, person }] of Object.entries(group)) {
      const personId = person === undefined ? undefined : (await readers(person)).personId;
      bound[id] = { ...(organization && { organizationId: idOfName(`organization/${organization}`) }), ...(personId && { personId }) };
    }
    return bound;
  };
  return { parties: await each(demo.bindings.parties), members: await each(demo.bindings.members) };
};

/** Statements, the run that pays them, what the bank answered, an objection: as far as the period says. */
const settlePeriod = async (demo: DemoPlan, planId: string, period: DemoPeriod, as: As, now: Date): Promise<void> => {
  const events = period.events.map(({ day, ...event }) => ({ ...event, on: dayOf(now, day) }));
  must(await recordIncomeEvents(await as(demo.writer, period.events.at(-1)!.day), planId, events));
  const statements = must(await issuePayoutStatements(await as(demo.writer, period.stated), planId, dayOf(now, period.stated - 1)));
  const { objection } = period;
  const currency = 'CNY' as const;
  if (objection !== undefined) {
    const about = statements.find(({ party }) => party === objection.payee)!;
    must(await objectToStatement(await as(objection.by, period.stated + 2), planId, about.id, objection.words));
  }
  const day = period.paid ?? period.prepared;
  if (day === undefined) return;
  const { run } = must(await preparePaymentRun(await as(demo.writer, day), planId));
  if (period.paid === undefined) return;
  const signer = demo.signers[demo.organization]!;
  const approved = must(await approvePaymentRun(await as(signer, day + 1), planId, run.id));
  const heads = ['交易日期', '附言', '借方金额'];
  const answers = approved.lines.map(({ reference, amount }) => [dayOf(now, day + 2), reference, moneyToDecimal({ amount, currency })]);
  const rows = [heads, ...answers].map((cells, i) => ({ line: i + 1, cells }));
  must(await reconcileBankStatement(await as(demo.writer, day + 3), planId, rows));
};

const seedOne = async (given: Context, demo: DemoPlan, now: Date): Promise<boolean> => {
  const id = idOfName(`sharing-plan/${demo.key}`);
  const organizationId = idOfName(`organization/${demo.organization}`);
  if ((await planById(given.tx, id)) !== undefined || (await organizationById(given.tx, organizationId)) === undefined) return false;
  const readers = readersOf(given);
  const as: As = async (who, days) => ({ ...given, mail: silent, reader: await readers(who), now: instantOf(now, days) });
  const began = Math.min(demo.begins - 10, -4);
  const tree = { ...demo.tree, effectiveOn: dayOf(now, demo.begins) };
  const bindings = await bindingsOf(demo, readers);
  const drafted = must(await draftSharingPlan(named(await as(demo.writer, began), `sharing-plan/${demo.key}`), { organizationId, tree, bindings }));
  if (demo.state === 'draft') return true;
  const { sha256 } = must(await proposePlanVersion(await as(demo.writer, began + 1), id, 1, drafted.version.sha256)).version;
  for (const [organization, who] of Object.entries(demo.signers))
    must(await acceptPlanVersion(await as(who, began + 2), id, 1, { sha256, organizationId: idOfName(`organization/${organization}`) }));
  for (const account of demo.accounts) must(await savePayee(await as(demo.writer, began + 3), id, account));
  for (const period of demo.periods) await settlePeriod(demo, id, period, as, now);
  return true;
};

export type SeededSharing = { readonly plans: number };

export const seedSharing = async ({ inTransaction, now, log = () => {} }: SeedOptions): Promise<SeededSharing> => {
  let plans = 0;
  for (const demo of demoPlans()) {
    try {
      if (await inTransaction((context) => seedOne(context, demo, now))) plans += 1;
    } catch (error) {
      // A demo database that people changed must not keep the house from starting.
      log(`sharing ${demo.key}: ${String(error)}`);
    }
  }
  return { plans };
};
