/** Who looked at a dossier or took a file of it: each access is kept, and the unit reads the list. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { hasLookedSince, insertAccess, latestAccesses, type AccessKind } from '../store/accesses.ts';

/** A page that is open asks again and again: looks within this time are one visit, kept with its beginning. */
const visitMs = 300_000;

/**
 * `as`: the role in which somebody looked (`unit`, `committee`, `office`, `auditor`, `guest`). A guest is named by his review. Files and
 * exports are kept each time.
 */
export const recordAccess = async (
  context: Pick<Context, 'tx' | 'reader' | 'now' | 'newId'>,
  caseId: string,
  what: AccessKind,
  as: string,
  reviewId: string | null = null,
): Promise<void> => {
  const { tx, now } = context;
  const personId = context.reader.personId ?? null;
  const since = new Date(now.getTime() - visitMs);
  if (what === 'matrix' && (await hasLookedSince(tx, caseId, { personId, reviewId, as }, since))) return;
  await insertAccess(tx, { id: context.newId(), caseId, what, personId, reviewId, as, at: now });
};

/** The list is for people: the latest are enough. */
const mostShown = 500;
export type SeenAccess = { readonly at: Date; readonly name: string; readonly as: string; readonly what: AccessKind };

/** The latest first; a guest by the name of the invited reviewer, somebody who has left by an empty name. */
export const accessesOf = async ({ tx }: Pick<Context, 'tx'>, caseId: string): Promise<SeenAccess[]> => {
  const all = await latestAccesses(tx, caseId, mostShown);
  const names = await personNamesByIds(tx, [...new Set(all.flatMap(({ personId }) => personId ?? []))]);
  return all.map(({ at, as, what, personId, reviewerName }) => ({
    at,
    as,
    what,
    name: reviewerName ?? (personId === null ? '' : (names.get(personId) ?? '')),
  }));
};
