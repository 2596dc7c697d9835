/** Generates a notice from its case. One at a time: what runs already is replaced, not doubled. */
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { localDay } from '@tongtu/kernel/zone';
import type { NoticeContent } from '../contract/notices.ts';
import type { Case } from '../domain/case.ts';
import { contentOfCase } from '../domain/notice-content.ts';
import { noticeLifecycle } from '../domain/notice-lifecycle.ts';
import { noticeNumber } from '../domain/notice-number.ts';
import { noticePlaces } from '../domain/obligation-pack.ts';
import type { StoredNotice } from '../domain/stored-notice.ts';
import { mayWorkCase } from '../policy.ts';
import { insertNotice, noticesOfCase } from '../store/notices.ts';
import { keepCase } from './keep-case.ts';
import { counterpartyName, unitOfNotice } from './notice-parties.ts';
import { appliedRule, ruleOfNotice, type RuleOfNotice } from './notice-rule.ts';
import { seeNotice, type SeenNotice } from './notice-view.ts';
import { workedCase } from './seen-case.ts';
import { inOpenCase } from './worked-notice.ts';

/** A new draft of the case; `replaces` is the running notice that it is to supersede. */
export const newDraft = (
  context: Context,
  one: Case,
  found: RuleOfNotice,
  what: { readonly unit: StoredNotice['unit']; readonly content: NoticeContent; readonly replaces?: { readonly id: string; readonly reason: string } },
): StoredNotice => {
  const id = context.newId();
  return {
    id,
    caseId: one.id,
    organizationId: one.organizationId,
    number: noticeNumber(id, localDay(context.now, found.zone)),
    state: noticeLifecycle.initial,
    unit: what.unit,
    content: what.content,
    revision: 1,
    rule: appliedRule(found),
    // One board shows it to the unit's visitors and to the market's, whichever of them the rule asks for.
    places: noticePlaces,
    zone: found.zone,
    draftedBy: context.reader.personId ?? null,
    draftedAt: context.now,
    published: null,
    supersedes: what.replaces?.id ?? null,
    supersededBy: null,
    replacedReason: what.replaces?.reason ?? null,
    withdrawnReason: null,
    endedAt: null,
    closing: null,
  };
};

/** Kinds case-not-found, not-allowed, wrong-state, notice-already-there (a draft, or one that runs), notice-rule-missing. */
export const draftNotice = async (context: Context, caseId: string): Promise<Result<SeenNotice>> => {
  const seen = await workedCase(context, caseId, mayWorkCase);
  if (!seen.ok) return seen;
  const one = seen.value.case;
  const open = inOpenCase(one, 'draft-notice');
  if (!open.ok) return open;
  const there = (await noticesOfCase(context.tx, caseId)).find(({ state }) => state === 'draft' || state === 'running');
  if (there !== undefined) return fail('notice-already-there', { details: { noticeId: there.id, state: there.state } });
  const found = await ruleOfNotice(context, one);
  if (found === undefined) return fail('notice-rule-missing');
  const unit = await unitOfNotice(context, one.organizationId);
  const draft = newDraft(context, one, found, { unit, content: contentOfCase(one, unit.name, await counterpartyName(context, one)) });
  await insertNotice(context.tx, draft);
  await keepCase(context, one);
  return ok(await seeNotice(context, draft, one));
};
