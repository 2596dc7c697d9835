/** What can only be known by asking the database: is the code free, is there such a parent, does the tree stay a tree. */
import type { Context } from '@tongtu/platform/context';
import { type Failure, type Result, ok } from '@tongtu/kernel/result';
import { failAll } from '../domain/organization-rules.ts';
import type { OrganizationFields } from '../domain/organization.ts';
import { maySee } from '../policy.ts';
import { findOrganization, isUsccTaken, leadsUpTo } from '../store/organizations.ts';

/** Only a verified organization, or one's own, is named as a parent: nobody lends himself a name that nobody checked. */
const parentFailure = async ({ tx, reader }: Context, id: string, parentId: string): Promise<Failure | undefined> => {
  const parent = await findOrganization(tx, parentId);
  const field = 'body.parentId';
  if (parent === undefined || maySee(reader, parent) === 'hidden' || parent.state === 'declined') return { kind: 'organization-parent-unknown', field };
  return (await leadsUpTo(tx, parentId, id)) ? { kind: 'organization-parent-loop', field } : undefined;
};

/** Looks only at what `changed`. Kinds `uscc-taken`, `organization-parent-unknown`, `organization-parent-loop`, or `invalid-input` with several. */
export const checkPlace = async (
  context: Context,
  id: string,
  fields: OrganizationFields,
  changed: { readonly uscc: boolean; readonly parent: boolean },
): Promise<Result<void>> => {
  const taken: Failure | undefined =
    changed.uscc && fields.uscc !== null && (await isUsccTaken(context.tx, fields.uscc, id)) ? { kind: 'uscc-taken', field: 'body.uscc' } : undefined;
  const misplaced = changed.parent && fields.parentId !== null ? await parentFailure(context, id, fields.parentId) : undefined;
  const [first, ...others] = [taken, misplaced].filter((failure) => failure !== undefined);
  return first === undefined ? ok(undefined) : failAll([first, ...others]);
};
