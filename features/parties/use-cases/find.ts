/** The first lines of nearly every use-case: the organization, and may this reader do that with it. One that he may not see does not exist for him. */
import type { Context } from '@tongtu/platform/context';
import type { Decision, Reader } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Organization } from '../domain/organization.ts';
import { findOrganization, lockOrganization } from '../store/organizations.ts';

type May = (reader: Reader, organization: Organization) => Decision;

const decided = (organization: Organization | undefined, reader: Reader, may: May): Result<Organization> => {
  if (organization === undefined) return fail('organization-not-found');
  const decision = may(reader, organization);
  if (decision === 'allowed') return ok(organization);
  return fail(decision === 'hidden' ? 'organization-not-found' : 'not-allowed');
};

/** Kinds `organization-not-found`, `not-allowed`. */
export const seenOrganization = async (context: Pick<Context, 'tx' | 'reader'>, id: string, may: May): Promise<Result<Organization>> =>
  decided(await findOrganization(context.tx, id), context.reader, may);

/** For changing it, its members or its invitations: locked until the transaction ends. Kinds as `seenOrganization`. */
export const lockedOrganization = async (context: Pick<Context, 'tx' | 'reader'>, id: string, may: May): Promise<Result<Organization>> =>
  decided(await lockOrganization(context.tx, id), context.reader, may);

/** The person who asks. Routes that need one let no visitor in; a visitor here is a bug. */
export const personOf = (reader: Reader): string => {
  if (reader.personId === undefined) throw new Error('a visitor got past the policy');
  return reader.personId;
};
