/** A review by somebody outside: from the link that is shown once to a final finding, and every way in which a link leads nowhere. */
import { createHash } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { testChance } from '@tongtu/platform/testing';
import { visitor, type Reader } from '@tongtu/kernel/reader';
import { expect as must, ok } from '@tongtu/kernel/result';
import { guestReview, inviteReview as inviteRoute, openGuestReview as openRoute } from '../contract/reviews.ts';
import { reviewsMost } from '../domain/review.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { reviewHandlers } from '../http/review-handlers.ts';
import { latestAccesses } from '../store/accesses.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { insertExport } from '../store/exports.ts';
import { reviewsOfCase } from '../store/reviews.ts';
import { appealReview, settleReview } from '../use-cases/appeal-review.ts';
import { giveEvidence } from '../use-cases/give-evidence.ts';
import { downloadGuestFile, openGuestReview, recordFinding } from '../use-cases/guest-review.ts';
import { inviteReview, revokeReview, type InvitedReview } from '../use-cases/invite-review.ts';
import { openCase } from '../use-cases/open-case.ts';
import { listDossierReviews } from '../use-cases/read-reviews.ts';
import { workedCase } from '../use-cases/seen-case.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

let world: World;
const chance = testChance('reviews');
type Who = keyof World['people'];
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.closeSound());

const open = async (): Promise<string> =>
  must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() }))).id;
const invite = (caseId: string, who: Who = 'manager', days = 60) =>
  world.write(who, (context) => inviteReview(context, chance, caseId, { reviewerName: '王审计', reviewerBody: '示例审计局', days }));
const look = (token: string, now = worldNow, who: Reader = visitor) => world.write(who, (context) => openGuestReview(context, token), now);
const find = (token: string, now = worldNow, who: Reader = visitor, finding: 'exempt' | 'partly' | 'not-exempt' = 'partly') =>
  world.write(who, (context) => recordFinding(context, token, { finding, reasons: '询价记录不全。' }), now);
const appeal = (invited: InvitedReview, now = worldNow, who: Who = 'manager') =>
  world.write(who, (context) => appealReview(context, invited.seen.review.caseId, invited.seen.review.id, '询价记录在附件三。'), now);
const settle = (invited: InvitedReview, now = worldNow, who: Who = 'manager') =>
  world.write(who, (context) => settleReview(context, invited.seen.review.caseId, invited.seen.review.id), now);
const revoke = (invited: InvitedReview, who: Who = 'manager') =>
  world.write(who, (context) => revokeReview(context, invited.seen.review.caseId, invited.seen.review.id));
const fresh = async (days?: number): Promise<InvitedReview> => must(await invite(await open(), 'manager', days));
const eventsAbout = async (id: string) =>
  (
    await sql<{ kind: string; actor_role: string; actor_id: string | null; changed: Record<string, unknown> }>`
      select kind, actor_role, actor_id, changed from events where subject_id = ${id} order by seq`.execute(world.database.db)
  ).rows;

describe('the link', () => {
  it('is made of 32 random bytes, stands behind the #, and is kept as a hash alone', async () => {
    const { token, path, seen } = await fresh();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(path).toBe(`/guest-review#${token}`);
    const { rows } = await sql<{ token_sha256: string }>`select token_sha256 from review_links where review_id = ${seen.review.id}`.execute(world.database.db);
    expect(rows).toEqual([{ token_sha256: createHash('sha256').update(token).digest('hex') }]);
    expect(JSON.stringify(await eventsAbout(seen.review.id))).not.toContain(token);
    expect(JSON.stringify(await eventsAbout(seen.review.id))).not.toContain('王审计');
  });
  it('is answered once: the route keeps no answer for a repeat', () => expect(inviteRoute.secretAnswer).toBe(true));
  it('nor is a dossier kept for a repeat: it would outlive the link', () => expect(openRoute.secretAnswer).toBe(true));
  it.each([
    ['viewer', 'not-allowed'],
    ['expert', 'not-allowed'],
    ['auditor', 'not-allowed'],
    ['auditing-admin', 'not-allowed'],
    ['outsider', 'case-not-found'],
    ['person', 'case-not-found'],
    ['manager', 'ok'],
    ['signatory', 'ok'],
    ['secretariat', 'ok'],
  ] as const)('made by %s: %s', async (who, kind) => expect(kindOf(await invite(await open(), who))).toBe(kind));
  it('is no chain: one case has so many and no more', async () => {
    const caseId = await open();
    for (let i = 0; i < reviewsMost; i += 1) must(await invite(caseId));
    expect(await invite(caseId)).toMatchObject({ error: { kind: 'reviews-too-many', details: { most: reviewsMost } } });
  });
  it('that never was leads nowhere; one that is over or revoked says so', async () => {
    const invited = await fresh(7);
    const other = `${invited.token.slice(0, -1)}${invited.token.endsWith('A') ? 'B' : 'A'}`;
    for (const token of [other, 'x'.repeat(43), '', `${invited.token}=`, invited.seen.review.id]) expect(kindOf(await look(token))).toBe('review-link-invalid');
    expect(kindOf(await look(invited.token, daysLater(6.99)))).toBe('ok');
    for (const answer of [await look(invited.token, daysLater(7)), await find(invited.token, daysLater(7))]) expect(kindOf(answer)).toBe('review-link-over');
    must(await revoke(invited));
    expect(kindOf(await look(invited.token))).toBe('review-link-over');
    expect(kindOf(await find(invited.token))).toBe('review-link-over');
  });
});

describe('what a guest sees', () => {
  it('is the dossier without any act, and his look is kept', async () => {
    const { token, seen } = await fresh();
    const { caseId } = seen.review;
    await world.write('manager', async (context) => {
      const worked = must(await workedCase(context, caseId, () => true));
      return ok(
        await giveEvidence(context, worked.case, {
          kind: 'comparable',
          title: { zh: '可比交易' },
          source: { type: 'price-record', id: world.newId() },
          record: { amount: '300' },
        }),
      );
    });
    const view = must(await look(token, daysLater(1)));
    expect(view).toMatchObject({ unitName: { zh: '示例大学' }, actions: ['find'], latestExport: null, dossier: { actions: [] } });
    expect(view.dossier.evidence.map(({ mayWithdraw }) => mayWithdraw)).toEqual([false]);
    expect((await latestAccesses(world.database.db, caseId, 10))[0]).toMatchObject({ what: 'matrix', as: 'guest', reviewerName: '王审计', at: daysLater(1) });
    expect(must(await world.read('manager', (context) => listDossierReviews(context, caseId)))[0]!.review.lastSeenAt).toEqual(daysLater(1));
  });
  it('leaves in the shape of the contract, without addresses, revision or people of the case', async () => {
    const { token } = await fresh();
    const handlers = reviewHandlers({ chance } as DiligenceOptions);
    const input = { params: undefined, query: undefined, body: { token }, upload: undefined };
    const answer = must(await world.write(visitor, (context) => handlers.openGuestReview(context, input)));
    expect(guestReview.parse(answer)).toEqual(answer);
    for (const hidden of ['@example.org', token, world.people.manager.personId, world.people.chair.personId])
      expect(JSON.stringify(answer)).not.toContain(hidden);
  });
  it('even a manager of the unit may do nothing more by the link', async () => {
    const { token } = await fresh();
    const view = must(await look(token, worldNow, world.people.manager));
    expect(view.dossier.actions).toEqual([]);
  });
  it('files of this case, each recorded, and none of another', async () => {
    const [{ token, seen }, other] = [await fresh(), await fresh()];
    const { caseId } = seen.review;
    const give = (id: string) =>
      world.write('manager', async (context) => {
        const worked = must(await workedCase(context, id, () => true));
        return ok(
          await giveEvidence(context, worked.case, {
            kind: 'comparable',
            title: { zh: '可比交易' },
            source: { type: 'price-record', id: world.newId() },
            record: { amount: '300' },
          }),
        );
      });
    const [mine, theirs] = [must(await give(caseId)), must(await give(other.seen.review.caseId))];
    const take = (evidenceId: string | null, exportId: string | null = null) =>
      world.write(visitor, (context) => downloadGuestFile(context, token, { evidenceId, exportId }));
    expect(await textOf(must(await take(mine.id)).body)).toBe('{"amount":"300"}');
    expect((await latestAccesses(world.database.db, caseId, 1))[0]).toMatchObject({ what: 'file', as: 'guest', reviewId: seen.review.id });
    expect(kindOf(await take(theirs.id))).toBe('evidence-not-found');
    expect(kindOf(await take(null))).toBe('evidence-not-found');
    expect(kindOf(await take(mine.id, world.newId()))).toBe('evidence-not-found');
    expect(kindOf(await take(null, world.newId()))).toBe('dossier-export-not-found');
    expect(kindOf(await world.write(visitor, (context) => downloadGuestFile(context, 'x'.repeat(43), { evidenceId: mine.id, exportId: null })))).toBe(
      'review-link-invalid',
    );
    const stored = must(await world.files.put(Buffer.from('zip'), { maxBytes: 100 }));
    const made = { caseId, requestedBy: null, requestedAt: worldNow, readyAt: worldNow, sha256: stored.hash, size: 3, fault: null };
    const [ready, making] = [world.newId(), world.newId()];
    await insertExport(world.database.db, { ...made, id: ready, state: 'ready' });
    await insertExport(world.database.db, { ...made, id: making, state: 'making' });
    expect(must(await take(null, ready))).toMatchObject({ name: 'dossier.zip', size: 3 });
    expect(kindOf(await take(null, making))).toBe('dossier-export-not-found');
    expect((await latestAccesses(world.database.db, caseId, 1))[0]).toMatchObject({ what: 'export', as: 'guest' });
    expect(must(await look(token)).latestExport?.id).toBe(ready);
  });
});

describe('a finding', () => {
  it('is made once, with reasons, as evidence and in the log as that of a guest', async () => {
    const invited = await fresh();
    const { caseId, id } = invited.seen.review;
    const view = must(await find(invited.token, daysLater(2)));
    expect(view).toMatchObject({ actions: [], review: { state: 'found', finding: 'partly', foundAt: daysLater(2), appealUntil: '2026-06-18' } });
    expect((await eventsAbout(id)).at(-1)).toMatchObject({
      kind: 'review-found',
      actor_role: 'guest-reviewer',
      actor_id: null,
      changed: { case: caseId, finding: 'partly' },
    });
    const [evidence] = await evidenceOfCase(world.database.db, caseId);
    expect(evidence).toMatchObject({ kind: 'review-finding', suppliedAs: 'guest-reviewer', suppliedBy: null });
    expect(JSON.parse(evidence!.record!)).toMatchObject({ finding: 'partly', reasons: '询价记录不全。', reviewer: { name: '王审计', body: '示例审计局' } });
    expect((await eventsAbout(evidence!.id))[0]).toMatchObject({
      kind: 'evidence-supplied',
      actor_role: 'guest-reviewer',
      changed: { sha256: evidence!.sha256 },
    });
    expect(kindOf(await find(invited.token, daysLater(2)))).toBe('wrong-state');
    expect(kindOf(await revoke(invited))).toBe('wrong-state');
  });
  it('is not made by the unit, or its committee, about itself', async () => {
    const { token } = await fresh();
    expect(kindOf(await find(token, worldNow, world.people.manager))).toBe('not-allowed');
    expect(kindOf(await find(token, worldNow, world.people.viewer))).toBe('not-allowed');
    // Who decided about it from outside.
    expect(kindOf(await find(token, worldNow, world.people.expert))).toBe('not-allowed');
    expect(kindOf(await find(token, worldNow, world.people.auditor))).toBe('ok');
  });
  it('two at one moment: one stands', async () => {
    const { token, seen } = await fresh();
    const both = await Promise.all([find(token, worldNow, visitor, 'exempt'), find(token, worldNow, visitor, 'not-exempt')]);
    expect(both.map(kindOf).toSorted()).toEqual(['ok', 'wrong-state']);
    expect(await evidenceOfCase(world.database.db, seen.review.caseId)).toHaveLength(1);
  });
});

describe('an appeal', () => {
  it('is made in time, answered by the reviewer, and then final', async () => {
    const invited = await fresh();
    const { caseId, id } = invited.seen.review;
    expect(kindOf(await appeal(invited))).toBe('wrong-state');
    must(await find(invited.token));
    expect(must(await appeal(invited, daysLater(3))).review).toMatchObject({
      state: 'appealed',
      appeal: '询价记录在附件三。',
      appealedBy: world.people.manager.personId,
    });
    expect(kindOf(await appeal(invited, daysLater(3)))).toBe('wrong-state');
    expect(kindOf(await settle(invited, daysLater(30)))).toBe('wrong-state');
    expect(must(await look(invited.token, daysLater(4))).actions).toEqual(['answer']);
    const final = must(await find(invited.token, daysLater(5), visitor, 'exempt'));
    expect(final).toMatchObject({ actions: [], review: { state: 'final', finding: 'partly', finalFinding: 'exempt', finalAt: daysLater(5) } });
    expect((await eventsAbout(id)).map(({ kind }) => kind)).toEqual(['review-invited', 'review-found', 'review-appealed', 'review-final']);
    const evidence = await evidenceOfCase(world.database.db, caseId);
    expect(evidence.map(({ kind, withdrawnAt }) => [kind, withdrawnAt])).toEqual([
      ['review-finding', null],
      ['review-finding', null],
    ]);
    expect(JSON.parse(evidence[1]!.record!)).toMatchObject({ finding: 'partly', appeal: '询价记录在附件三。', finalFinding: 'exempt' });
    expect(kindOf(await find(invited.token, daysLater(6)))).toBe('wrong-state');
  });
  it('comes too late after fifteen days, and then the finding is settled, not before', async () => {
    const invited = await fresh();
    must(await find(invited.token));
    // Found on 1 June: the last day is 16 June, by the clock of Beijing.
    const [lastMoment, nextDay] = [new Date('2026-06-16T15:59:59Z'), new Date('2026-06-16T16:00:00Z')];
    expect(await settle(invited, lastMoment)).toMatchObject({ error: { kind: 'appeal-still-open', details: { until: '2026-06-16' } } });
    expect(await appeal(invited, nextDay)).toMatchObject({ error: { kind: 'appeal-too-late', details: { until: '2026-06-16' } } });
    expect(must(await settle(invited, nextDay, 'secretariat')).review).toMatchObject({
      state: 'final',
      finalFinding: 'partly',
      finalReasons: '询价记录不全。',
    });
    expect(kindOf(await settle(invited, nextDay))).toBe('wrong-state');
    expect(await evidenceOfCase(world.database.db, invited.seen.review.caseId)).toHaveLength(2);
  });
  it('keeps the link alive until it can be answered', async () => {
    const invited = await fresh(5);
    must(await find(invited.token, daysLater(4)));
    expect(kindOf(await look(invited.token, daysLater(6)))).toBe('review-link-over');
    must(await appeal(invited, daysLater(10)));
    expect(kindOf(await find(invited.token, daysLater(39.9), visitor, 'not-exempt'))).toBe('ok');
  });
  it.each([
    ['viewer', 'not-allowed'],
    ['secretariat', 'not-allowed'],
    ['auditor', 'not-allowed'],
    ['expert', 'not-allowed'],
    ['outsider', 'case-not-found'],
    ['signatory', 'ok'],
  ] as const)('by %s: %s', async (who, kind) => {
    const invited = await fresh();
    must(await find(invited.token));
    expect(kindOf(await appeal(invited, worldNow, who))).toBe(kind);
  });
});

describe('the list', () => {
  it('shows the latest first, with what each reader may do now', async () => {
    const caseId = await open();
    const [first, second] = [
      must(await invite(caseId)),
      must(
        await world.write('secretariat', (context) => inviteReview(context, chance, caseId, { reviewerName: '李', reviewerBody: '局', days: 9 }), daysLater(1)),
      ),
    ];
    must(await find(first.token, daysLater(2)));
    const actions = async (who: Who, now: Date) => must(await world.read(who, (context) => listDossierReviews(context, caseId), now)).map((one) => one.actions);
    expect(must(await world.read('viewer', (context) => listDossierReviews(context, caseId))).map(({ review, invitedBy }) => [review.id, invitedBy])).toEqual([
      [second.seen.review.id, 'secretariat'],
      [first.seen.review.id, 'manager'],
    ]);
    expect(await actions('manager', daysLater(3))).toEqual([['revoke'], ['appeal']]);
    expect(await actions('manager', daysLater(30))).toEqual([['revoke'], ['settle']]);
    expect(await actions('secretariat', daysLater(3))).toEqual([['revoke'], []]);
    for (const who of ['viewer', 'auditor', 'expert'] as const) expect(await actions(who, daysLater(3))).toEqual([[], []]);
    expect(kindOf(await world.read('outsider', (context) => listDossierReviews(context, caseId)))).toBe('case-not-found');
  });
  it('of another case has no review of this one', async () => {
    const [invited, caseId] = [await fresh(), await open()];
    expect(kindOf(await world.write('manager', (context) => revokeReview(context, caseId, invited.seen.review.id)))).toBe('review-not-found');
  });
});

test('what was found stands in the database too', async () => {
  const invited = await fresh();
  must(await find(invited.token));
  const { caseId, id } = invited.seen.review;
  const change = (set: ReturnType<typeof sql>) =>
    sql`update dossier_reviews set ${set} where case_id = ${caseId} and review_id = ${id}`.execute(world.database.db);
  await expect(change(sql`finding = 'exempt'`)).rejects.toThrow(/what was found stands/);
  await expect(change(sql`reasons = null, finding = null, state = 'open'`)).rejects.toThrow(/stands/);
  await expect(sql`delete from dossier_reviews where case_id = ${caseId}`.execute(world.database.db)).rejects.toThrow(/stands/);
  expect((await reviewsOfCase(world.database.db, caseId))[0]?.finding).toBe('partly');
});
