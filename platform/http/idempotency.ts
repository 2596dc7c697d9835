/** Habit 10: a repeat is answered as before, a changed repeat is a named failure. */
import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Tx } from '../database/index.ts';

type Tables = { idempotency_keys: { person_id: string; key: string; request_hash: string; status: number | null; answer: unknown; at: Date } };
type Kept = { status: number; answer: unknown };

/** Hash of what makes two requests the same: method, address and parsed body. */
export const requestHash = (method: string, url: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex');

/**
 * Claims the key inside the open transaction. A second request with the same key waits
 * here until the first commits or rolls back. Answers the kept answer, or null when the caller must act.
 */
export const claimKey = async (tx: Tx, personId: string, key: string, hash: string, at: Date): Promise<Result<Kept | null>> => {
  const db = tx.withTables<Tables>();
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ person_id: personId, key, request_hash: hash, status: null, answer: null, at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  if ((claimed.numInsertedOrUpdatedRows ?? 0n) > 0n) return ok(null);
  const kept = await db.selectFrom('idempotency_keys').selectAll().where('person_id', '=', personId).where('key', '=', key).executeTakeFirst();
  if (kept === undefined || kept.request_hash !== hash || kept.status === null) return fail('idempotency-key-reused');
  return ok({ status: kept.status, answer: kept.answer });
};

/** Keeps the answer with the key, in the same transaction as the deed. */
export const keepAnswer = async (tx: Tx, personId: string, key: string, status: number, answer: unknown): Promise<void> => {
  await tx
    .withTables<Tables>()
    .updateTable('idempotency_keys')
    .set({ status, answer: JSON.stringify(answer ?? null) })
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute();
};

/** Forgets keys older than the given instant; run daily. */
export const forgetKeys = async (tx: Tx, before: Date): Promise<void> => {
  await tx.withTables<Tables>().deleteFrom('idempotency_keys').where('at', '<', before).execute();
};
