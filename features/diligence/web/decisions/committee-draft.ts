/** What stands in the form of a committee. Pure. */
import type { z } from 'zod';
import type { committeeFields, CommitteeView } from '../../contract/committees.ts';

export type CommitteeFields = z.output<typeof committeeFields>;
export type CommitteeDraft = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly memberIds: readonly string[];
  readonly chairId: string | null;
  readonly share: string;
  readonly least: number;
  readonly majority: string;
};

export const emptyCommittee: CommitteeDraft = { name: { zh: '', en: '' }, memberIds: [], chairId: null, share: '2/3', least: 3, majority: '1/2' };

export const draftOf = (one: CommitteeView): CommitteeDraft => ({
  name: { zh: one.name.zh ?? '', en: one.name.en ?? '' },
  memberIds: one.members.map(({ personId }) => personId),
  chairId: one.members.find(({ chair }) => chair)?.personId ?? null,
  share: one.quorum.share,
  least: one.quorum.least,
  majority: one.majority,
});

/** Voices that are needed of so many members: the larger of the least number and the share, rounded up. */
export const neededOf = ({ share, least, memberIds }: Pick<CommitteeDraft, 'share' | 'least' | 'memberIds'>): number => {
  const [part = 1, whole = 1] = share.split('/').map(Number);
  return Math.max(least, Math.ceil((part * memberIds.length) / whole));
};

/** Who leaves cannot stay in the chair. */
export const withMembers = (draft: CommitteeDraft, memberIds: readonly string[]): CommitteeDraft => ({
  ...draft,
  memberIds,
  chairId: draft.chairId !== null && memberIds.includes(draft.chairId) ? draft.chairId : null,
});

/** What is sent; undefined while the name, the members or the chair are missing. */
export const fieldsOf = ({ name, memberIds, chairId, share, least, majority }: CommitteeDraft): CommitteeFields | undefined => {
  const [zh, en] = [name.zh.trim(), name.en.trim()];
  if ((zh === '' && en === '') || memberIds.length === 0 || chairId === null) return undefined;
  return { name: { ...(zh === '' ? {} : { zh }), ...(en === '' ? {} : { en }) }, quorum: { share, least }, majority, chairId, memberIds: [...memberIds] };
};
