/** What the reader is to a unit's register of declarations. A register that he has nothing to do with does not exist for him. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { isAuditor } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { isInside, mayReadRegister } from '../policy.ts';
import { committeeIdsOfMember, committeesOf } from '../store/committees.ts';
import { hasDeclared } from '../store/declarations.ts';

export type RegisterStanding = { readonly seesAll: boolean; readonly inside: boolean };

/**
 * The unit's people, auditors, members of its committees from outside, and who once declared something here. Kind `organization-not-found`.
 */
export const registerStanding = async ({ tx, reader }: Pick<Context, 'tx' | 'reader'>, organizationId: string): Promise<Result<RegisterStanding>> => {
  const seesAll = mayReadRegister(reader, { organizationId });
  const inside = isInside(reader, organizationId);
  if (inside) return ok({ seesAll, inside });
  if (isAuditor(reader)) return (await organizationById(tx, organizationId)) === undefined ? fail('organization-not-found') : ok({ seesAll, inside });
  if (reader.personId === undefined) return fail('organization-not-found');
  const seats = await committeesOf(tx, { ids: await committeeIdsOfMember(tx, reader.personId) });
  if (seats.some((committee) => committee.organizationId === organizationId)) return ok({ seesAll, inside });
  return (await hasDeclared(tx, organizationId, reader.personId)) ? ok({ seesAll, inside }) : fail('organization-not-found');
};
