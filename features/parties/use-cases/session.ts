/** Who is asking: the person of an account is known here from his first request on. */
import type { Language } from '@tongtu/kernel/localized';
import type { PlatformRole, Reader } from '@tongtu/kernel/reader';
import type { Context, Tx } from '@tongtu/platform/context';
import type { Membership } from '../contract.ts';
import { membershipsOf } from '../store/members.ts';
import { findPerson, putPerson } from '../store/people.ts';
import { knownPerson } from '../store/read.ts';
import type { AccountOf } from './invitations.ts';

export type SignedInAccount = {
  /** Of the account and of the person: one id. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** In which he reads now; his letters are written in it. */
  readonly language?: Language;
  readonly now: Date;
};

/**
 * The reader that a signed-in account is; for the door of the server, on every request, with the pool. Makes the person at
 * the first, and follows the account's address (once it is confirmed) and language; else it only reads, in one query.
 */
export const identifyPerson = async (db: Tx, account: SignedInAccount): Promise<Reader> => {
  const { reader, known } = await knownPerson(db, account.id);
  const email = account.emailVerified ? account.email : null;
  const language = account.language ?? known?.language ?? 'zh';
  if (known === undefined || known.email !== email || known.language !== language)
    await putPerson(db, { personId: account.id, name: account.name, email, language, createdAt: account.now });
  return reader;
};

export type SessionView = {
  readonly person: { readonly id: string; readonly name: string; readonly email: string; readonly emailVerified: boolean } | null;
  readonly platformRoles: readonly PlatformRole[];
  readonly memberships: readonly Membership[];
};

export const readSession = async ({ tx, reader }: Context, accountOf: AccountOf): Promise<SessionView> => {
  const { personId } = reader;
  if (personId === undefined) return { person: null, platformRoles: [], memberships: [] };
  const [person, account, memberships] = await Promise.all([findPerson(tx, personId), accountOf(personId, tx), membershipsOf(tx, [personId])]);
  return {
    person: { id: personId, name: person?.name ?? '', email: account?.email ?? '', emailVerified: account?.emailVerified ?? false },
    platformRoles: reader.platformRoles,
    memberships: memberships.get(personId) ?? [],
  };
};
