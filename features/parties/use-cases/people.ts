/** People of the consortium: listed for the secretariat, named by themselves, given platform roles. */
import { announce, type Context } from '@tongtu/platform/context';
import { isUuid } from '@tongtu/kernel/ids';
import type { PlatformRole } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Membership } from '../contract.ts';
import { nextPlatformRoles } from '../domain/roles.ts';
import { membershipsOf } from '../store/members.ts';
import { findPerson, lockPlatformRoles, pageOfPeople, putPlatformRoles, renamePerson, type PersonView } from '../store/people.ts';
import { personOf } from './find.ts';

export type PersonWithMemberships = PersonView & { readonly memberships: readonly Membership[] };

const whole = async ({ tx }: Context, people: readonly PersonView[]): Promise<PersonWithMemberships[]> => {
  const memberships = await membershipsOf(
    tx,
    people.map(({ id }) => id),
  );
  return people.map((person) => ({ ...person, memberships: memberships.get(person.id) ?? [] }));
};
const wholePerson = async (context: Context, person: PersonView): Promise<PersonWithMemberships> => (await whole(context, [person]))[0]!;

export type PeopleQuery = { readonly q?: string | undefined; readonly after?: string | undefined; readonly limit: number };

/** Newest first. Kind `malformed-cursor`. */
export const listPeople = async (
  context: Context,
  { q, after, limit }: PeopleQuery,
): Promise<Result<{ readonly items: readonly PersonWithMemberships[]; readonly next: string | null }>> => {
  if (after !== undefined && !isUuid(after)) return fail('malformed-cursor');
  const page = await pageOfPeople(context.tx, q?.trim() || undefined, after ?? null, limit + 1);
  return ok({ items: await whole(context, page.slice(0, limit)), next: page.length > limit ? page[limit - 1]!.id : null });
};

/** One's own name. Kind `person-not-found`. */
export const updateProfile = async (context: Context, { name }: { readonly name: string }): Promise<Result<PersonWithMemberships>> => {
  const person = await findPerson(context.tx, personOf(context.reader));
  if (person === undefined) return fail('person-not-found');
  await renamePerson(context.tx, person.id, name);
  return ok(await wholePerson(context, { ...person, name }));
};

/** Kinds `person-not-found`, `platform-roles-conflict`, `last-secretariat`. */
export const changePlatformRoles = async (context: Context, personId: string, wanted: readonly PlatformRole[]): Promise<Result<PersonWithMemberships>> => {
  const holders = await lockPlatformRoles(context.tx);
  const person = await findPerson(context.tx, personId);
  if (person === undefined) return fail('person-not-found');
  const roles = nextPlatformRoles(holders, personId, wanted);
  if (!roles.ok) return roles;
  await putPlatformRoles(context.tx, personId, roles.value);
  await announce(context, {
    kind: 'platform-roles-changed',
    subject: { type: 'person', id: personId },
    changed: { from: [...person.platformRoles], platformRoles: roles.value },
  });
  return ok(await wholePerson(context, { ...person, platformRoles: roles.value }));
};
