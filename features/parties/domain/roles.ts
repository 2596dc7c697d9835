/** Who may hold which roles. An organization is never left without an admin, nor the consortium without a secretariat. */
import { organizationRoles, platformRoles, type OrganizationRole, type PlatformRole } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';

export type RoleHolder<Role> = { readonly personId: string; readonly roles: readonly Role[] };

/** Each role once, in the order in which the house names them. */
export const inOrder = (roles: readonly OrganizationRole[]): OrganizationRole[] => organizationRoles.filter((role) => roles.includes(role));

/** Is he the only one of the holders with that role? */
const isOnly = <Role>(holders: readonly RoleHolder<Role>[], personId: string, role: Role): boolean => {
  const having = holders.filter((holder) => holder.roles.includes(role));
  return having.length > 0 && having.every((holder) => holder.personId === personId);
};

/** The roles that a member will have; none when he leaves. Kind `last-admin`. */
export const nextRoles = (members: readonly RoleHolder<OrganizationRole>[], personId: string, roles: readonly OrganizationRole[]): Result<OrganizationRole[]> =>
  !roles.includes('admin') && isOnly(members, personId, 'admin') ? fail('last-admin') : ok(inOrder(roles));

/** An auditor writes nothing and the secretariat's work is writing. Kinds `platform-roles-conflict`, `last-secretariat`. */
export const nextPlatformRoles = (holders: readonly RoleHolder<PlatformRole>[], personId: string, roles: readonly PlatformRole[]): Result<PlatformRole[]> => {
  if (roles.includes('auditor') && roles.includes('secretariat')) return fail('platform-roles-conflict', { field: 'body.platformRoles' });
  if (!roles.includes('secretariat') && isOnly(holders, personId, 'secretariat')) return fail('last-secretariat');
  return ok(platformRoles.filter((role) => roles.includes(role)));
};
