/** A committee is formed, changed and dissolved by who binds the unit. Members may be people of the unit or experts from outside. */
import { organizationById, personNamesByIds } from '@tongtu/parties';
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { checkRules } from '../domain/quorum.ts';
import { mayBindUnit } from '../policy.ts';
import { findCommittee, lockCommittee, putCommittee, type Committee } from '../store/committees.ts';
import { committeeView, maySeeCommittee, type SeenCommittee } from './committees.ts';

export type CommitteeFields = {
  readonly name: Localized;
  readonly quorum: { readonly share: string; readonly least: number };
  readonly majority: string;
  readonly chairId: string;
  readonly memberIds: readonly string[];
};

/** Kinds `committee-chair-outside`, `committee-quorum-impossible`, `committee-majority-impossible`, `person-not-found`. */
const filled = async (
  context: Context,
  base: Pick<Committee, 'id' | 'organizationId' | 'revision' | 'formedAt'>,
  fields: CommitteeFields,
  earlier: Committee['members'],
): Promise<Result<Committee>> => {
  const ids = [...new Set(fields.memberIds)];
  if (!ids.includes(fields.chairId)) return fail('committee-chair-outside', { field: 'fields.chairId' });
  const rules = { quorumShare: fields.quorum.share, quorumLeast: fields.quorum.least, majority: fields.majority };
  const checked = checkRules(rules, ids.length);
  if (!checked.ok) return checked;
  const names = await personNamesByIds(context.tx, ids);
  const unknown = ids.find((id) => !names.has(id));
  if (unknown !== undefined) return fail('person-not-found', { field: 'fields.memberIds', details: { personId: unknown } });
  const since = new Map(earlier.map((member) => [member.personId, member.since]));
  const members = ids.map((personId) => ({ personId, chair: personId === fields.chairId, since: since.get(personId) ?? context.now }));
  return ok({ ...base, name: fields.name, ...rules, dissolvedAt: null, members: members.toSorted((a, b) => Number(b.chair) - Number(a.chair)) });
};

const write = async (context: Context, one: Committee, kind: string): Promise<SeenCommittee> => {
  await putCommittee(context.tx, one);
  await announce(context, {
    kind,
    subject: { type: 'committee', id: one.id },
    organizationId: one.organizationId,
    changed: {
      name: one.name,
      quorum: { share: one.quorumShare, least: one.quorumLeast },
      majority: one.majority,
      members: one.members.map(({ personId, chair }) => ({ personId, chair })),
    },
  });
  return committeeView(context, one);
};

/** Kinds `organization-not-found`, `not-allowed`, and those of `filled`. */
export const formCommittee = async (context: Context, organizationId: string, fields: CommitteeFields): Promise<Result<SeenCommittee>> => {
  if ((await organizationById(context.tx, organizationId)) === undefined) return fail('organization-not-found');
  if (!mayBindUnit(context.reader, { organizationId })) return fail('not-allowed');
  const one = await filled(context, { id: context.newId(), organizationId, revision: 1, formedAt: context.now }, fields, []);
  return one.ok ? ok(await write(context, one.value, 'committee-formed')) : one;
};

/** Kinds `committee-not-found`, `not-allowed`, `wrong-state`. */
const worked = async (context: Context, committeeId: string, action: 'save' | 'dissolve'): Promise<Result<Committee>> => {
  await lockCommittee(context.tx, committeeId);
  const one = await findCommittee(context.tx, committeeId);
  if (one === undefined || !maySeeCommittee(context.reader, one)) return fail('committee-not-found');
  if (!mayBindUnit(context.reader, one)) return fail('not-allowed');
  return one.dissolvedAt === null ? ok(one) : fail('wrong-state', { details: { state: 'dissolved', action, allowed: [] } });
};

/**
 * Decisions that were called keep the members and rules with which they began. `revision`: the one that was read, so that nobody
 * overwrites what he has not seen. Kinds `revision-conflict` (details: revision), and those of `worked` and `filled`.
 */
export const saveCommittee = async (
  context: Context,
  committeeId: string,
  { revision, fields }: { readonly revision: number; readonly fields: CommitteeFields },
): Promise<Result<SeenCommittee>> => {
  const found = await worked(context, committeeId, 'save');
  if (!found.ok) return found;
  const before = found.value;
  if (before.revision !== revision) return fail('revision-conflict', { details: { revision: before.revision } });
  const one = await filled(context, { ...before, revision: revision + 1 }, fields, before.members);
  return one.ok ? ok(await write(context, one.value, 'committee-changed')) : one;
};

/** It takes no further decisions; those that were called go on. Kinds of `worked`. */
export const dissolveCommittee = async (context: Context, committeeId: string): Promise<Result<SeenCommittee>> => {
  const found = await worked(context, committeeId, 'dissolve');
  return found.ok ? ok(await write(context, { ...found.value, revision: found.value.revision + 1, dissolvedAt: context.now }, 'committee-dissolved')) : found;
};
