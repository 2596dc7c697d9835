/** An expert from outside is found by the whole address that he signs in with; nobody can look through the people of the house this way. */
import { personByEmail, personNamesByIds } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { mayBindUnit } from '../policy.ts';

/** For who binds the unit. Kinds `not-allowed`, `expert-not-found`. */
export const findExpert = async (
  context: Context,
  { organizationId, email }: { readonly organizationId: string; readonly email: string },
): Promise<Result<{ readonly personId: string; readonly name: string }>> => {
  if (!mayBindUnit(context.reader, { organizationId })) return fail('not-allowed');
  const found = await personByEmail(context.tx, email);
  if (found === undefined) return fail('expert-not-found', { field: 'email' });
  return ok({ personId: found.id, name: (await personNamesByIds(context.tx, [found.id])).get(found.id) ?? '' });
};
