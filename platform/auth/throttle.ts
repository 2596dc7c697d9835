/**
 * Guessing is slowed, not forbidden: a few tries are free, then each further one waits twice as long
 * as the one before, up to a ceiling. The count is kept in the database, so that all processes share it,
 * and it is taken *before* the guess is looked at: a hundred guesses at once do not all slip through.
 * While a key waits, further tries change nothing, so that nobody can be locked out for ever.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Tx } from '../database/index.ts';
import type { AuthTables } from './schema.ts';

/** `free` tries, then a wait of `baseSeconds`, doubled each time, at most `maxSeconds`; forgotten after `forgetSeconds` of rest. */
export type Limit = { readonly free: number; readonly baseSeconds: number; readonly maxSeconds: number; readonly forgetSeconds: number };

/** One address of IPv4; the /64 of IPv6, which is what one household holds. */
export const networkOf = (ip: string): string => {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** What is counted is stored hashed: the table holds no addresses of people. */
export const attemptKey = (deed: string, whom: string): string => `${deed}:${createHash('sha256').update(whom).digest('base64url')}`;

const waitSql = (limit: Limit) =>
  sql<number>`least(${limit.maxSeconds}::float8, ${limit.baseSeconds}::float8 * power(2, least(30, greatest(0, tried.count - ${limit.free}))))`;

/** Counts one try. Kind `too-many-attempts` with `retryAfterSeconds` while the key waits. */
export const countAttempt = async (tx: Tx, key: string, limit: Limit, now: Date): Promise<Result<void>> => {
  const stale = new Date(now.getTime() - limit.forgetSeconds * 1000);
  const { rows } = await sql<{ blocked_until: Date; counted: boolean }>`
    insert into auth_attempts as kept (key, count, first_at, last_at, blocked_until) values (${key}, 1, ${now}, ${now}, ${now})
    on conflict (key) do update set
      count = case when kept.last_at < ${stale} then 1 else kept.count + 1 end,
      first_at = case when kept.last_at < ${stale} then ${now} else kept.first_at end,
      last_at = ${now},
      blocked_until = ${now}::timestamptz + (case when kept.last_at < ${stale} or kept.count + 1 < ${limit.free} then 0
        else (select ${waitSql(limit)} from (select kept.count + 1 as count) as tried) end) * interval '1 second'
    where kept.blocked_until <= ${now}
    returning blocked_until, true as counted`.execute(tx);
  if (rows.length > 0) return ok(undefined);
  const waiting = await tx.withTables<AuthTables>().selectFrom('auth_attempts').select('blocked_until').where('key', '=', key).executeTakeFirst();
  const seconds = Math.max(1, Math.ceil(((waiting?.blocked_until.getTime() ?? now.getTime()) - now.getTime()) / 1000));
  return fail('too-many-attempts', { details: { retryAfterSeconds: seconds } });
};

/** The guess was right: its key starts afresh. */
export const forgetAttempts = async (tx: Tx, keys: readonly string[]): Promise<void> => {
  if (keys.length > 0) await tx.withTables<AuthTables>().deleteFrom('auth_attempts').where('key', 'in', keys).execute();
};

/** A right guess gives its try back to a key that others share (a network). */
export const returnAttempt = async (tx: Tx, key: string, now: Date): Promise<void> => {
  await sql`update auth_attempts set count = greatest(0, count - 1), blocked_until = least(blocked_until, ${now}::timestamptz) where key = ${key}`.execute(tx);
};

/** Drops what is long past; run daily. */
export const forgetOldAttempts = async (tx: Tx, before: Date): Promise<void> => {
  await tx.withTables<AuthTables>().deleteFrom('auth_attempts').where('last_at', '<', before).execute();
};
