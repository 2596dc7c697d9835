/** Committees as a reader may see them: those of his organizations, and those he sits in. */
import { personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { CommitteeView } from '../contract/committees.ts';
import { isInside, isPlatform, mayBindUnit } from '../policy.ts';
import { committeeIdsOfMember, committeesOf, type Committee } from '../store/committees.ts';

export type SeenCommittee = { readonly committee: Committee; readonly names: ReadonlyMap<string, string>; readonly actions: CommitteeView['actions'] };
type Asking = Pick<Context, 'tx' | 'reader'>;

export const maySeeCommittee = (reader: Context['reader'], one: Committee): boolean =>
  isInside(reader, one.organizationId) || isPlatform(reader) || one.members.some((member) => member.personId === reader.personId);

export const committeeViews = async ({ tx, reader }: Asking, all: readonly Committee[]): Promise<SeenCommittee[]> => {
  const names = await personNamesByIds(
    tx,
    all.flatMap((one) => one.members.map((member) => member.personId)),
  );
  return all.map((committee) => ({
    committee,
    names,
    actions: committee.dissolvedAt === null && mayBindUnit(reader, committee) ? ['save', 'dissolve'] : [],
  }));
};
export const committeeView = async (context: Asking, one: Committee): Promise<SeenCommittee> => (await committeeViews(context, [one]))[0]!;

export type CommitteeList = { readonly items: readonly SeenCommittee[]; readonly mayForm: boolean };
/** `organizationId`: only of this one. Those that were dissolved stand last. */
export const listCommittees = async (context: Asking, organizationId?: string): Promise<CommitteeList> => {
  const { tx, reader } = context;
  const own = reader.memberships.map((membership) => membership.organizationId);
  const sits = reader.personId === undefined ? [] : await committeeIdsOfMember(tx, reader.personId);
  const asked = organizationId === undefined ? own : own.includes(organizationId) || isPlatform(reader) ? [organizationId] : [];
  const all = (await committeesOf(tx, { organizationIds: asked, ids: sits })).filter(
    (one) => organizationId === undefined || one.organizationId === organizationId,
  );
  const sorted = [...all.filter((one) => one.dissolvedAt === null), ...all.filter((one) => one.dissolvedAt !== null)];
  const mayForm = (organizationId === undefined ? own : [organizationId]).some((each) => mayBindUnit(reader, { organizationId: each }));
  return { items: await committeeViews(context, sorted), mayForm };
};
