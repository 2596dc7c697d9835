/**
 * Tells it to everybody: the clock starts, and from here on nothing of it changes. Refused is what the law would not count as a
 * notice: parts that are missing, too few days, a related party that is hidden or was not looked for, words that differ from the case.
 */
import { createHash } from 'node:crypto';
import { announce, type Context } from '@tongtu/platform/context';
import { canonicalJson } from '@tongtu/kernel/canonical-bytes';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Case } from '../domain/case.ts';
import { isGapBefore, nothingMissing } from '../domain/clearing.ts';
import { differencesFromCase } from '../domain/notice-content.ts';
import { missingParts } from '../domain/notice-missing.ts';
import { noticePeriod } from '../domain/notice-period.ts';
import { publishedRecord } from '../domain/notice-record.ts';
import type { StoredNotice } from '../domain/stored-notice.ts';
import { endNotice, findNotice, updateDraftNotice } from '../store/notices.ts';
import { keepCase } from './keep-case.ts';
import { matrixOfCase } from './matrix-of-case.ts';
import { counterpartyName, unitOfNotice } from './notice-parties.ts';
import { appliedRule, ruleOfNotice, type RuleOfNotice } from './notice-rule.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { hasCounterparty, relatedPartyRefusal, relatedPartyStanding } from './related-parties.ts';
import { workedNotice } from './worked-notice.ts';

const refusalOf = async (context: Context, one: Case, draft: StoredNotice, { rule }: RuleOfNotice, days: number): Promise<Result<true>> => {
  const missing = missingParts(draft, rule.tells);
  if (missing.length > 0) return fail('notice-incomplete', { details: { parts: missing } });
  if (days < rule.days) return fail('notice-too-short', { field: 'days', details: { least: rule.days } });
  const differs = differencesFromCase(draft.content, one, await counterpartyName(context, one));
  if (differs.length > 0) return fail('notice-differs-from-case', { details: { parts: differs } });
  // Without another side there is nobody to be related to.
  const refusal = hasCounterparty(one) ? relatedPartyRefusal(await relatedPartyStanding(context, one), draft.content.relatedParty.marked) : null;
  if (refusal !== null) return fail(refusal);
  return nothingMissing((await matrixOfCase(context, one)).matrix.rows, isGapBefore('notice'));
};

/** The notice that this one takes the place of, if it still runs; it ends here. */
const supersede = async (context: Context, draft: StoredNotice): Promise<boolean> => {
  const earlier = draft.supersedes === null ? undefined : await findNotice(context.tx, draft.caseId, draft.supersedes);
  if (earlier?.state !== 'running') return false;
  await endNotice(context.tx, { ...earlier, state: 'superseded', supersededBy: draft.id, endedAt: context.now });
  await announce(context, {
    kind: 'notice-superseded',
    subject: { type: 'notice', id: earlier.id },
    organizationId: draft.organizationId,
    changed: { case: draft.caseId, number: earlier.number, by: draft.id, reason: draft.replacedReason },
  });
  return true;
};

/**
 * `revision`: of the draft that was read; one that somebody changed since is not told unread. `days`: the pack's unless told. Kinds
 * case-not-found, not-allowed, notice-not-found, wrong-state, revision-conflict (details: revision), notice-rule-missing,
 * notice-incomplete (details: parts), notice-too-short (details: least), notice-differs-from-case (details: parts),
 * related-parties-unchecked, declarations-missing, related-party-unmarked, dossier-incomplete (what is due before it).
 */
export const publishNotice = async (
  context: Context,
  caseId: string,
  noticeId: string,
  { revision, days }: { readonly revision: number; readonly days?: number | undefined },
): Promise<Result<SeenNotice>> => {
  const worked = await workedNotice(context, caseId, noticeId, 'publish');
  if (!worked.ok) return worked;
  const { case: one, notice: read } = worked.value;
  if (read.revision !== revision) return fail('revision-conflict', { details: { revision: read.revision } });
  const found = await ruleOfNotice(context, one);
  if (found === undefined) return fail('notice-rule-missing');
  const wanted = days ?? found.rule.days;
  const draft = { ...read, unit: await unitOfNotice(context, one.organizationId) };
  const sound = await refusalOf(context, one, draft, found, wanted);
  if (!sound.ok) return sound;

  const told: StoredNotice = {
    ...draft,
    state: 'running',
    rule: appliedRule(found, wanted),
    zone: found.zone,
    // One that was completed or withdrawn meanwhile stays what it is.
    supersedes: (await supersede(context, draft)) ? draft.supersedes : null,
  };
  const { publishedOn, ...period } = noticePeriod(context.now, { ...found, days: wanted, endsOnWorkingDay: found.rule.endsOnWorkingDay });
  const published = { at: context.now, on: publishedOn, ...period };
  const sha256 = createHash('sha256')
    .update(canonicalJson(publishedRecord(told, published)), 'utf8')
    .digest('hex');
  const announced = await announce(context, {
    kind: 'notice-published',
    subject: { type: 'notice', id: told.id },
    organizationId: one.organizationId,
    changed: {
      case: one.id,
      number: told.number,
      sha256,
      lastCalendarDay: published.lastCalendarDay,
      lastDay: published.lastDay,
      endsAt: published.endsAt.toISOString(),
      pack: found.pack,
      supersedes: told.supersedes,
    },
  });
  const notice = { ...told, published: { ...published, sha256, eventId: announced.id } };
  await updateDraftNotice(context.tx, notice);
  await keepCase(context, one);
  return ok(await seeNotice(context, notice, one));
};
