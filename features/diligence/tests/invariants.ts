/**
 * What must be true of all cases and of everything that hangs on them at any time, whoever did what in whichever order; asked after
 * random lives, chaos and whole courses. What held when a case was cleared or signed is told anew from the order of events, because
 * clocks of requests that waited for one another do not order them.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '@tongtu/platform/context';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import type { Case } from '../domain/case.ts';
import { resultOf, tally } from '../domain/count-votes.ts';
import { isConfirmedByAll } from '../domain/decision.ts';
import type { Evidence } from '../domain/evidence.ts';
import { isGapAtAll, isGapNow } from '../domain/clearing.ts';
import { matrixOf } from '../domain/matrix.ts';
import { publishedRecord } from '../domain/notice-record.ts';
import { basisLost } from '../domain/price-facts.ts';
import { isPublished } from '../domain/stored-notice.ts';
import { findCase } from '../store/cases.ts';
import { decisionsOfCase, type StoredDecision } from '../store/decisions.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { exportsOfCase } from '../store/exports.ts';
import { objectionsOfNotice } from '../store/notice-objections.ts';
import { matrixOfCase } from '../use-cases/matrix-of-case.ts';
import { packsForUnit } from '../use-cases/packs.ts';
import { factsOf, type CaseFacts } from '../use-cases/price-facts.ts';

export type Looking = {
  /** Does the store of files hold these bytes? Not asked where it is left out. */
  readonly hasFile?: (sha256: string) => Promise<boolean>;
  /** Only this case; all of the database otherwise. */
  readonly caseId?: string;
  /** Every event that is provable has been taken into the log. */
  readonly sequenced?: boolean;
};
type Event = {
  readonly seq: bigint;
  readonly id: string;
  readonly kind: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly at: Date;
  readonly changed: Record<string, unknown>;
};
/** Notes that something does not hold. */
type Wrong = (what: string, more?: unknown) => void;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const shown = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? '';

/** Everything that was announced about the case, in the order in which it was written: who writes holds the case. */
const eventsOf = async (db: Tx, caseId: string): Promise<Event[]> =>
  (
    await sql<Event>`
      select seq, id, kind, subject_type, subject_id, at, changed from events
      where subject_id = ${caseId}::uuid or changed->>'case' = ${caseId} order by seq`.execute(db)
  ).rows;

/** What stood just before an event, as far as announced; withdrawn later is standing still. */
const before = (facts: CaseFacts, events: readonly Event[], { seq }: Event) => {
  const earlier = (kind: string, id: string): boolean => events.some((each) => each.seq < seq && each.kind === kind && each.subject_id === id);
  const standing = <T extends { readonly id: string; readonly withdrawnAt: Date | null }>(all: readonly T[], given: string, withdrawn: string): T[] =>
    all.filter(({ id }) => earlier(given, id)).map((one) => (earlier(withdrawn, one.id) ? one : { ...one, withdrawnAt: null }));
  return {
    evidence: standing(facts.evidence, 'evidence-supplied', 'evidence-withdrawn'),
    records: standing(facts.records, 'price-recorded', 'price-record-withdrawn'),
    decisions: facts.decisions.filter(({ id }) => earlier('decision-confirmed', id)),
    notices: facts.price.notices.filter(({ id }) => earlier('notice-completed', id)),
  };
};

/** The latest value that events of these kinds told before that one. */
const toldBefore = <T>(events: readonly Event[], { seq }: Event, kinds: readonly string[], field: string): T | undefined =>
  events.findLast((each) => each.seq < seq && kinds.includes(each.kind))?.changed[field] as T | undefined;

/** Clearing, signing and closing: the price settled on its basis, and no required element missing, by the packs of that day. */
const holdsSteps = async (db: Tx, one: Case, facts: CaseFacts, events: readonly Event[], wrong: Wrong): Promise<void> => {
  const steps = events.filter(({ kind }) => ['case-cleared', 'case-signed', 'case-closed'].includes(kind));
  for (const step of steps) {
    const then = before(facts, events, step);
    const day = new Date(step.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const signedOn = step.kind === 'case-closed' ? one.signedOn : null;
    const packs = await packsForUnit({ tx: db }, one, signedOn ?? day);
    const state = step.kind === 'case-closed' ? 'signed' : 'open';
    const method = toldBefore<Case['method']>(events, step, ['price-step-taken'], 'method') ?? null;
    const pathway = toldBefore<Case['pathway']>(events, step, ['case-opened', 'case-saved'], 'pathway') ?? one.pathway;
    const matrix = matrixOf({ case: { ...one, state, signedOn, method, pathway }, packs, evidence: then.evidence, today: day });
    const gaps = matrix.rows.filter(step.kind === 'case-closed' ? isGapAtAll : isGapNow).map(({ element }) => element.id);
    if (gaps.length > 0) wrong(`${step.kind} with gaps`, gaps);
    const price = { ...facts.price, ...then, today: day, case: { ...one, priceState: 'settled' as const } };
    const lost = step.kind === 'case-closed' || one.state === 'open' || one.state === 'abandoned' ? undefined : basisLost(price);
    if (lost !== undefined && step === steps.findLast(({ kind }) => kind === step.kind)) wrong(`${step.kind} without ${lost}`);
  }
  const isBeyond = ['cleared', 'signed', 'closed'].includes(one.state);
  if (isBeyond && (one.priceState !== 'settled' || one.method === null)) wrong(`${one.state} with a price that is ${one.priceState}`);
  if (isBeyond && one.clearedOn === null) wrong(`${one.state}, never cleared`);
  if (['signed', 'closed'].includes(one.state) && (one.signedOn === null || one.signedOn < one.clearedOn!)) wrong('signed before it was cleared');
  const last = events.findLast(({ kind }) => kind.startsWith('case-') && !['case-opened', 'case-saved'].includes(kind));
  if ((last?.changed['state'] ?? 'open') !== one.state) wrong(`is ${one.state}, announced as`, last?.changed['state']);
};

const holdsTrack = (one: Case, { steps }: CaseFacts, wrong: Wrong): void => {
  steps.forEach((step, i) => {
    if (step.position !== i + 1) wrong('steps of the price are not counted on', step.position);
    if (step.from !== (steps[i - 1]?.to ?? 'method-open')) wrong('a step of the price does not follow from the one before', step.position);
  });
  const last = steps.at(-1)?.to ?? 'method-open';
  if (last !== one.priceState) wrong(`the price is ${one.priceState}, its last step led to ${last}`);
};

const holdsNotices = async (db: Tx, facts: CaseFacts, events: readonly Event[], wrong: Wrong): Promise<void> => {
  if (facts.notices.filter(({ state }) => state === 'running').length > 1) wrong('two notices run');
  for (const notice of facts.notices.filter(isPublished)) {
    const objections = await objectionsOfNotice(db, notice);
    const { published, closing, id, state } = notice;
    if (sha256(canonicalJson(publishedRecord(notice, published))) !== published.sha256) wrong('a notice is not what was published', id);
    const told = events.filter(({ kind, subject_id }) => kind === 'notice-published' && subject_id === id);
    if (told.length !== 1 || told[0]!.id !== published.eventId || told[0]!.changed['sha256'] !== published.sha256) wrong('a notice was not announced once', id);
    if ((state === 'completed') !== (closing !== null)) wrong('a notice is closed without being completed, or the other way', id);
    if (closing !== null && closing.completedAt < published.endsAt) wrong('a notice was completed before its end', id);
    const blocking = objections.filter(({ outcome }) => outcome === 'open' || outcome === 'upheld');
    if (state === 'completed' && blocking.length > 0) wrong('a notice was completed over objections', id);
    if (objections.some(({ at }) => at < published.at || at >= published.endsAt)) wrong('an objection outside of the period', id);
    if (objections.some((objection, i) => objection.number !== i + 1)) wrong('objections are not counted on', id);
    const certificates = facts.evidence.filter(({ kind, source }) => kind === 'notice-certificate' && source.id === id);
    if (certificates.length !== (state === 'completed' ? 1 : 0)) wrong('certificates of a notice', [state, certificates.length]);
  }
};

const holdsDecision = (one: StoredDecision, facts: CaseFacts, events: readonly Event[], wrong: Wrong): void => {
  const { id, members, state, result, minutes, minutesSha256 } = one;
  if (members.some(({ voice, conflict }) => voice !== null && conflict !== 'none')) wrong('a voice of somebody with a conflict', id);
  const isCounted = state === 'counted' || state === 'confirmed';
  if (isCounted && result !== resultOf(tally(members.map(({ voice }) => voice)), one)) wrong('the voices do not come to the result', id);
  if (isCounted && (minutes === null || sha256(minutes) !== minutesSha256)) wrong('minutes are not what their hash says', id);
  if (state === 'confirmed' && !isConfirmedByAll(one)) wrong('confirmed without everybody who voted', id);
  if (members.some(({ voice, confirmedAt }) => confirmedAt !== null && voice === null)) wrong('confirmed by somebody who did not vote', id);
  const counted = events.filter(({ kind, subject_id }) => kind === 'votes-counted' && subject_id === id);
  if (isCounted && (counted.length !== 1 || counted[0]!.changed['result'] !== result)) wrong('a count was not announced once', id);
  const given = facts.evidence.filter(({ kind, source }) => kind === 'decision-minutes' && source.id === id).length;
  if (given !== (state === 'confirmed' && result !== 'inquorate' ? 1 : 0)) wrong('minutes in the dossier', [state, result, given]);
};

type Entry = { readonly event_id: string; readonly subject_id: string; readonly content: string | null };
const entriesOf = async (db: Tx, caseId: string): Promise<Entry[]> =>
  (
    await sql<Entry>`
      select e.event_id, e.subject_id, c.content from log_entries e join log_contents c on c.idx = e.idx
      where e.kind = 'evidence-supplied' and e.subject_id in (select evidence_id from evidence where case_id = ${caseId}::uuid)`.execute(db)
  ).rows;

const said = (piece: Evidence): string => canonicalJson({ kind: piece.kind, source: { ...piece.source }, sha256: piece.sha256 });
const heard = (changed: Readonly<Record<string, unknown>>): string =>
  canonicalJson({ kind: changed['kind'], source: changed['source'], sha256: changed['sha256'] } as Canonical);

const holdsEvidence = async (db: Tx, facts: CaseFacts, events: readonly Event[], { hasFile, sequenced }: Looking, wrong: Wrong): Promise<void> => {
  const entries = sequenced === true && facts.evidence.length > 0 ? await entriesOf(db, facts.evidence[0]!.caseId) : undefined;
  for (const piece of facts.evidence) {
    const about = events.filter(({ subject_id }) => subject_id === piece.id);
    const given = about.filter(({ kind }) => kind === 'evidence-supplied');
    if (given.length !== 1 || given[0]!.id !== piece.eventId || heard(given[0]!.changed) !== said(piece))
      wrong('evidence was not announced once, as it is', piece.id);
    if (about.filter(({ kind }) => kind === 'evidence-withdrawn').length !== (piece.withdrawnAt === null ? 0 : 1))
      wrong('a withdrawal was not announced once', piece.id);
    if (piece.record !== null && piece.file === null && sha256(piece.record) !== piece.sha256) wrong('a record is not what its hash says', piece.id);
    if (piece.file !== null && hasFile !== undefined && !(await hasFile(piece.sha256!))) wrong('a file of evidence is gone', piece.id);
    if (entries === undefined) continue;
    const logged = entries.filter(({ subject_id }) => subject_id === piece.id);
    const content = JSON.parse(logged[0]?.content ?? '{"changed":{}}') as { changed: Record<string, unknown> };
    if (logged.length !== 1 || logged[0]!.event_id !== piece.eventId || heard({ sha256: null, ...content.changed }) !== said(piece))
      wrong('evidence does not stand in the log once, as it is', piece.id);
  }
  const gone = new Set(facts.evidence.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ id }) => id));
  for (const row of facts.matrix.rows) if (row.evidence.some((id) => gone.has(id))) wrong('withdrawn evidence counts', row.element.id);
  for (const record of facts.records) {
    const standing = facts.evidence.filter(({ source, withdrawnAt }) => source.type === 'price-record' && source.id === record.id && withdrawnAt === null);
    if (standing.length !== (record.withdrawnAt === null ? 1 : 0)) wrong('a price record and its evidence do not stand together', record.id);
  }
};

const holdsExports = async (db: Tx, caseId: string, events: readonly Event[], { hasFile }: Looking, wrong: Wrong): Promise<void> => {
  for (const { id, state, sha256: hash, size, fault } of await exportsOfCase(db, caseId)) {
    if (state === 'failed' && fault === null) wrong('an export failed and nobody says why', id);
    if (state !== 'ready') continue;
    if (hash === null || size === null) wrong('a dossier is ready without a file', id);
    else if (hasFile !== undefined && !(await hasFile(hash))) wrong('the file of a dossier is gone', id);
    if (hasFile !== undefined && !events.some(({ kind, subject_id }) => kind === 'dossier-exported' && subject_id === id))
      wrong('a dossier without its seal', id);
  }
};

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

/** A guest link stands nowhere but as its hash. */
const holdsLinks = async (db: Tx, wrong: Wrong): Promise<void> => {
  const { rows: links } = await sql<{ token_sha256: string; known: boolean }>`
    select l.token_sha256, r.review_id is not null as known from review_links l
    left join dossier_reviews r on r.case_id = l.case_id and r.review_id = l.review_id`.execute(db);
  const hashes = new Set(links.map(({ token_sha256 }) => token_sha256));
  if (links.some(({ token_sha256, known }) => !/^[0-9a-f]{64}$/.test(token_sha256) || !known)) wrong('a link that is no hash, or leads nowhere');
  const { rows: events } = await sql<{ changed: unknown }>`select changed from events where subject_type = 'dossier-review'`.execute(db);
  for (const { changed } of events) if (textsIn(changed).some((text) => hashes.has(sha256(text)))) wrong('a token was announced');
};

/** Every violation, `case: what more`; none when all is well. */
export const broken = async (db: Tx, looking: Looking = {}): Promise<string[]> => {
  const found: string[] = [];
  const only = looking.caseId ?? null;
  const { rows } = await sql<{ case_id: string }>`
    select case_id from diligence_cases where case_id = ${only}::uuid or ${only}::uuid is null order by case_id`.execute(db);
  for (const { case_id: caseId } of rows) {
    const wrong: Wrong = (what, more) => void found.push(`${caseId}: ${what}${more === undefined ? '' : ` ${shown(more)}`}`);
    const one = (await findCase(db, caseId))!;
    const facts = await factsOf({ tx: db, now: one.changedAt }, one);
    const events = await eventsOf(db, caseId);
    // As of the last change: later a period may have run out, or a pack come into force.
    if ((await matrixOfCase({ tx: db, now: one.changedAt }, one)).matrix.missing !== one.gaps) wrong('gaps', [one.gaps, facts.matrix.missing]);
    await holdsSteps(db, one, facts, events, wrong);
    holdsTrack(one, facts, wrong);
    await holdsNotices(db, facts, events, wrong);
    for (const decision of await decisionsOfCase(db, caseId)) holdsDecision(decision, facts, events, wrong);
    await holdsEvidence(db, { ...facts, evidence: await evidenceOfCase(db, caseId) }, events, looking, wrong);
    await holdsExports(db, caseId, events, looking, wrong);
  }
  await holdsLinks(db, (what, more) => void found.push(`${what}${more === undefined ? '' : ` ${shown(more)}`}`));
  return found;
};

/** For after each test. */
export const mustBeSound = async (db: Tx, looking?: Looking): Promise<void> => {
  const wrong = await broken(db, looking);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};
