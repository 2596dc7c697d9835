/** An organization with its place in the tree, as far as one reader may see it. */
import type { Context } from '@tongtu/platform/context';
import { isAuditor, isSecretariat, type Reader } from '@tongtu/kernel/reader';
import type { Result } from '@tongtu/kernel/result';
import type { OrganizationAction, OrganizationCard } from '../contract.ts';
import type { Organization } from '../domain/organization.ts';
import { actionsOf, maySee, maySeeInside } from '../policy.ts';
import { countMembers } from '../store/members.ts';
import { relativesOf, type Sight } from '../store/organizations.ts';
import { seenOrganization } from './find.ts';

export type OrganizationView = {
  readonly organization: Organization;
  readonly parent: OrganizationCard | null;
  readonly children: readonly OrganizationCard[];
  /** What members and the platform know beside; null for everybody else. */
  readonly inside: { readonly members: number } | null;
  readonly actions: readonly OrganizationAction[];
};

/** Whose unverified organizations this reader sees. */
export const sightOf = (reader: Reader): Sight =>
  isSecretariat(reader) || isAuditor(reader) ? 'all' : reader.memberships.map(({ organizationId }) => organizationId);

/** After a write the reader may stand otherwise to it than when he came: `reader` says how. */
export const organizationView = async (
  { tx, reader: asking }: Pick<Context, 'tx' | 'reader'>,
  organization: Organization,
  reader: Reader = asking,
): Promise<OrganizationView> => {
  const relatives = await relativesOf(tx, organization, sightOf(reader));
  const isInside = maySeeInside(reader, organization) === 'allowed';
  return {
    organization,
    ...relatives,
    inside: isInside ? { members: await countMembers(tx, organization.id) } : null,
    actions: actionsOf(reader, organization),
  };
};

/** Kind `organization-not-found`. */
export const getOrganization = async (context: Context, id: string): Promise<Result<OrganizationView>> => {
  const found = await seenOrganization(context, id, maySee);
  return found.ok ? { ok: true, value: await organizationView(context, found.value) } : found;
};
