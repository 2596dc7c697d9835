/** Our own statements on the tables of this room: lists for the security page, and what ends an account. */
import type { Tx } from '../database/index.ts';
import type { AuthTables } from './schema.ts';

const tables = (tx: Tx) => tx.withTables<AuthTables>();
const removed = (result: { numDeletedRows: bigint }): number => Number(result.numDeletedRows);

export const listSessions = (tx: Tx, userId: string, now: Date) =>
  tables(tx)
    .selectFrom('auth_sessions')
    .select(['id', 'factor', 'ip_address', 'user_agent', 'created_at', 'updated_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();

export const deleteSession = async (tx: Tx, userId: string, id: string): Promise<number> =>
  removed(await tables(tx).deleteFrom('auth_sessions').where('user_id', '=', userId).where('id', '=', id).executeTakeFirstOrThrow());

/** Ends all sessions of a person but `keep`. */
export const deleteSessions = async (tx: Tx, userId: string, keep?: string): Promise<number> => {
  const all = tables(tx).deleteFrom('auth_sessions').where('user_id', '=', userId);
  return removed(await (keep === undefined ? all : all.where('token', '!=', keep)).executeTakeFirstOrThrow());
};

export const hasPassword = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('auth_accounts')
    .select('id')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst()) !== undefined;

export const listPasskeys = (tx: Tx, userId: string) =>
  tables(tx)
    .selectFrom('auth_passkeys')
    .select(['id', 'name', 'backed_up', 'created_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export const deletePasskey = async (tx: Tx, userId: string, id: string): Promise<number> =>
  removed(await tables(tx).deleteFrom('auth_passkeys').where('user_id', '=', userId).where('id', '=', id).executeTakeFirstOrThrow());

export const listApiKeys = (tx: Tx, userId: string) =>
  tables(tx)
    .selectFrom('auth_api_keys')
    .select(['id', 'name', 'start', 'permissions', 'created_at', 'expires_at', 'last_request'])
    .where('reference_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();

export const deleteApiKey = async (tx: Tx, userId: string, id: string): Promise<number> =>
  removed(await tables(tx).deleteFrom('auth_api_keys').where('reference_id', '=', userId).where('id', '=', id).executeTakeFirstOrThrow());

export const findUser = (tx: Tx, userId: string) => tables(tx).selectFrom('auth_users').selectAll().where('id', '=', userId).executeTakeFirst();
export const findUserByEmail = (tx: Tx, email: string) =>
  tables(tx).selectFrom('auth_users').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst();

/** A reset by letter proves the address as well. */
export const markVerified = async (tx: Tx, userId: string, now: Date): Promise<void> => {
  await tables(tx).updateTable('auth_users').set({ email_verified: true, updated_at: now }).where('id', '=', userId).execute();
};

/** Nobody signs in with this account until it is enabled again; sessions end now, keys sleep. */
export const disableUser = async (tx: Tx, userId: string, now: Date): Promise<void> => {
  await tables(tx).updateTable('auth_users').set({ disabled_at: now, updated_at: now }).where('id', '=', userId).execute();
  await tables(tx).updateTable('auth_api_keys').set({ enabled: false }).where('reference_id', '=', userId).execute();
  await deleteSessions(tx, userId);
};
export const enableUser = async (tx: Tx, userId: string, now: Date): Promise<void> => {
  await tables(tx).updateTable('auth_users').set({ disabled_at: null, updated_at: now }).where('id', '=', userId).execute();
  await tables(tx).updateTable('auth_api_keys').set({ enabled: true }).where('reference_id', '=', userId).execute();
};

/** Forgets the account with all that hangs on it. */
export const deleteUser = async (tx: Tx, userId: string): Promise<void> => {
  await tables(tx).deleteFrom('auth_users').where('id', '=', userId).execute();
};

/** Drops what has run out; run daily. */
export const forgetExpired = async (tx: Tx, before: Date): Promise<void> => {
  await tables(tx).deleteFrom('auth_sessions').where('expires_at', '<', before).execute();
  await tables(tx).deleteFrom('auth_verifications').where('expires_at', '<', before).execute();
};
