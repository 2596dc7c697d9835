/** Anybody objects to a running notice, under a name and with a way to be answered. */
import { createHash } from 'node:crypto';
import { announce, type Context } from '@tongtu/platform/context';
import { visitor } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { noticeLifecycle } from '../domain/notice-lifecycle.ts';
import { isWithinPeriod } from '../domain/notice-period.ts';
import { isPublished, type StoredNoticeObjection } from '../domain/stored-notice.ts';
import { lockCase } from '../store/cases.ts';
import { insertNoticeObjection, objectionsOfNotice } from '../store/notice-objections.ts';
import { findNotice, findPublishedNotice } from '../store/notices.ts';
import { keepCase } from './keep-case.ts';
import { tellManagers } from './notice-letters.ts';

/** More than these open at once, and the managers, who have to work, get no further letters: the list tells them. */
export const mostLetters = 36;
/** The right to object is the public's: it ends only where a page could no longer show what waits, so that it cannot be used up by a few. */
export const mostOpenObjections = 300;

export type GivenObjection = { readonly name: string; readonly contact: string; readonly words: string };

/** Kinds notice-not-found, wrong-state, notice-period-over (details: lastDay), objections-too-many (details: most). */
export const objectToNotice = async (context: Context, noticeId: string, given: GivenObjection): Promise<Result<StoredNoticeObjection>> => {
  const { tx, reader, now } = context;
  const found = await findPublishedNotice(tx, noticeId);
  // Its case is held before it is looked at again: nobody objects to what is being completed.
  const one = found && (await lockCase(tx, found.caseId));
  const notice = found && (await findNotice(tx, found.caseId, noticeId));
  if (one === undefined || notice === undefined || !isPublished(notice)) return fail('notice-not-found');
  const { lastDay, endsAt } = notice.published;
  const next = noticeLifecycle.next(notice.state, 'object', () => isWithinPeriod(endsAt, now));
  if (!next.ok) return next.error.kind === 'guard-refused' ? fail('notice-period-over', { details: { lastDay } }) : next;
  const earlier = await objectionsOfNotice(tx, notice);
  const waiting = earlier.filter(({ outcome }) => outcome === 'open').length;
  if (waiting >= mostOpenObjections) return fail('objections-too-many', { details: { most: mostOpenObjections } });
  const objection: StoredNoticeObjection = {
    id: context.newId(),
    noticeId,
    number: earlier.length + 1,
    objector: { name: given.name, contact: given.contact, personId: reader.personId ?? null },
    words: given.words,
    at: now,
    outcome: 'open',
    answer: null,
    answeredBy: null,
    answeredAt: null,
  };
  await insertNoticeObjection(tx, one.id, objection);
  // Colleagues read in the log who acted, everybody as what, and a dossier goes to people outside: whoever objects is a visitor there.
  await announce(
    { ...context, reader: visitor },
    {
      kind: 'notice-objected',
      subject: { type: 'notice', id: noticeId },
      organizationId: one.organizationId,
      role: 'visitor',
      // Its words by their hash: they may name people.
      changed: {
        case: one.id,
        number: notice.number,
        objection: objection.number,
        wordsSha256: createHash('sha256').update(given.words, 'utf8').digest('hex'),
      },
    },
  );
  if (waiting < mostLetters) await tellManagers(context, 'notice-objected', notice, given.words);
  await keepCase(context, one);
  return ok(objection);
};
