/**
 * States to each payee what the events up to a day brought, as far as no statement that stands holds it. One statement for each
 * stretch of the books (see `openRuns`); everything that it says is frozen: names, clauses, figures.
 */
import { createHash } from 'node:crypto';
import { organizationById } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import { canonicalBytes } from '@tongtu/kernel/canonical-bytes';
import { expect, fail, ok, type Result } from '@tongtu/kernel/result';
import { bookDay } from '../domain/book-day.ts';
import { objectionsUntil } from '../domain/objection-window.ts';
import { payeesOfVersion, settlingVersions, type Payee } from '../domain/payee.ts';
import { amountFor, payoutLine } from '../domain/payout-lines.ts';
import type { SharingPlan } from '../domain/plan.ts';
import { isDay } from '../domain/read-fields.ts';
import { readPlan } from '../domain/read-plan.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { openRuns, type PayeeEvent, type StatementRun } from '../domain/statement-runs.ts';
import type { StoredPlan, StoredVersion } from '../domain/stored-plan.ts';
import { statedFacts, statedKey, statementNumber, type StatedContent, type StoredPayoutStatement } from '../domain/stored-statement.ts';
import { mayKeepBooks } from '../policy.ts';
import { eventsInOrder } from '../store/income-events.ts';
import { countPayoutStatements, insertPayoutStatement, lockPapers, statedRangesOf } from '../store/payout-statements.ts';
import { versionsOf } from '../store/versions.ts';
import { tellPayee } from './payout-letters.ts';
import { workedPlan } from './seen-plan.ts';

const eventsAtOnce = 5000;
const allEvents = async (tx: Context['tx'], planId: string): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await eventsInOrder(tx, planId, events.at(-1)?.position ?? 0, eventsAtOnce);
    events.push(...page);
    if (page.length < eventsAtOnce) return events;
  }
};

/** A version made ready to explain its events. */
type Explained = { readonly version: StoredVersion; readonly plan: SharingPlan; readonly payees: ReadonlyMap<string, Payee> };
type Stated = PayeeEvent & { readonly event: RecordedEvent };
/** One person or organization behind a payee, in one currency: a later version may bind somebody else, and each is told his own. */
type Beneficiary = { readonly key: string; readonly payees: ReadonlyMap<number, Payee> };

const explain = (versions: readonly StoredVersion[]): ReadonlyMap<number, Explained> =>
  new Map(settlingVersions(versions).map((version) => [version.version, { version, plan: expect(readPlan(version.tree)), payees: payeesOfVersion(version) }]));

/** In the order in which they first appear; with the versions in which each is paid. */
const beneficiariesOf = (versions: ReadonlyMap<number, Explained>): Beneficiary[] => {
  const found = new Map<string, Map<number, Payee>>();
  for (const [number, { plan, payees }] of versions)
    for (const payee of payees.values()) {
      const key = statedKey({ ...payee, payee: payee.key, currency: plan.currency });
      found.set(key, (found.get(key) ?? new Map()).set(number, payee));
    }
  return [...found].map(([key, payees]) => ({ key, payees }));
};

const statedTo = ({ payees }: Beneficiary, events: readonly RecordedEvent[]): Stated[] =>
  events.map((event) => ({
    position: event.position,
    onDay: event.on,
    isReversal: event.reverses !== null || event.reversedBy !== null,
    amount: amountFor(payees.get(event.version), event),
    event,
  }));

const contentOf = (
  context: Context,
  planId: string,
  unitName: StatedContent['unitName'],
  run: StatementRun<Stated>,
  payees: Beneficiary['payees'],
  versions: ReadonlyMap<number, Explained>,
  running: number,
): StatedContent => {
  const last = run.lines.at(-1)!.event.event.version;
  const { plan } = versions.get(last)!;
  const { key, party, member, organizationId, personId, name, tags } = payees.get(last)!;
  return {
    planId,
    id: context.newId(),
    number: statementNumber(run.toDay, running),
    payee: key,
    party,
    member,
    organizationId,
    personId,
    planTitle: plan.title,
    unitName,
    payeeName: name,
    fromDay: run.fromDay,
    toDay: run.toDay,
    currency: plan.currency,
    amount: run.amount,
    opening: run.opening,
    lines: run.lines.map(({ event: { event }, total }) => payoutLine(versions.get(event.version)!.plan, payees.get(event.version)!, event, total)),
    tags,
    issuedAt: context.now,
  };
};

const issue = async (context: Context, plan: StoredPlan, content: StatedContent, run: StatementRun<Stated>): Promise<StoredPayoutStatement> => {
  const statement: StoredPayoutStatement = {
    ...content,
    fromPosition: run.lines[0]!.event.position,
    toPosition: run.lines.at(-1)!.event.position,
    state: 'issued',
    objectionsUntil: objectionsUntil(context.now),
    sha256: createHash('sha256')
      .update(canonicalBytes(statedFacts(content)))
      .digest('hex'),
    issuedBy: context.reader.personId ?? null,
  };
  await insertPayoutStatement(context.tx, statement);
  await announce(context, {
    kind: 'payout-statement-issued',
    subject: { type: 'payout-statement', id: statement.id },
    organizationId: plan.organizationId,
    changed: {
      planId: plan.id,
      number: statement.number,
      party: statement.party,
      member: statement.member,
      payeeOrganizationId: statement.organizationId,
      payeePersonId: statement.personId,
      to: statement.toDay,
      objectionsUntil: statement.objectionsUntil,
      sha256: statement.sha256,
    },
  });
  await tellPayee(context, 'statement-issued', statement);
  return statement;
};

/** Kinds `plan-not-found`, `not-allowed`, `date-malformed`, `day-not-over` (details: today), `nothing-to-state`. */
export const issuePayoutStatements = async (context: Context, planId: string, to: string): Promise<Result<readonly StoredPayoutStatement[]>> => {
  const { tx, now } = context;
  const worked = await workedPlan(context, planId, mayKeepBooks);
  if (!worked.ok) return worked;
  if (!isDay(to)) return fail('date-malformed', { field: 'body.to' });
  const today = bookDay(now);
  if (to >= today) return fail('day-not-over', { field: 'body.to', details: { today } });
  await lockPapers(tx, planId);
  const { plan } = worked.value;
  const versions = explain(await versionsOf(tx, planId));
  const events = await allEvents(tx, planId);
  const stated = await statedRangesOf(tx, planId);
  const unitName = (await organizationById(tx, plan.organizationId))?.name ?? {};
  let running = await countPayoutStatements(tx, planId);
  const issued: StoredPayoutStatement[] = [];
  for (const beneficiary of beneficiariesOf(versions))
    for (const run of openRuns(statedTo(beneficiary, events), stated.get(beneficiary.key) ?? [], to)) {
      running += 1;
      issued.push(await issue(context, plan, contentOf(context, planId, unitName, run, beneficiary.payees, versions, running), run));
    }
  return issued.length === 0 ? fail('nothing-to-state') : ok(issued);
};
