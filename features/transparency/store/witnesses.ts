/** Checkpoints that witnesses are asked to sign, their cosignatures, and how each witness stands. */
import { sql, type Generated } from 'kysely';
import type { Tx } from '@tongtu/platform/context';

type Tables = {
  log_checkpoints: { size: bigint; checkpoint: string; chosen_at: Date; stays: Generated<boolean> };
  log_cosignatures: { size: bigint; vkey: string; line: string; seconds: bigint };
  log_witnesses: { vkey: string; known_size: bigint; failures: number; fault: string | null; seen_at: Date | null; next_at: Date };
};
const tables = (tx: Tx) => tx.withTables<Tables>();

/** A signature line of a witness that was verified; `seconds` as POSIX counts. */
export type Cosignature = { readonly vkey: string; readonly line: string; readonly seconds: number };
export type Witnessed = { readonly size: number; readonly checkpoint: string; readonly chosenAt: Date; readonly cosignatures: readonly Cosignature[] };
export type WitnessStanding = {
  readonly vkey: string;
  /** Of the largest tree that it is known to have signed. */
  readonly knownSize: number;
  /** Since it last signed. */
  readonly failures: number;
  readonly fault: string | null;
  readonly seenAt: Date | null;
};

type CheckpointRow = { readonly size: bigint; readonly checkpoint: string; readonly chosen_at: Date };
const withLines = async (tx: Tx, checkpoints: readonly CheckpointRow[]): Promise<readonly Witnessed[]> => {
  if (checkpoints.length === 0) return [];
  const sizes = checkpoints.map((row) => row.size);
  const lines = await tables(tx).selectFrom('log_cosignatures').selectAll().where('size', 'in', sizes).orderBy('vkey').execute();
  return checkpoints.map((row) => ({
    size: Number(row.size),
    checkpoint: row.checkpoint,
    chosenAt: row.chosen_at,
    cosignatures: lines.filter((line) => line.size === row.size).map(({ vkey, line, seconds }) => ({ vkey, line, seconds: Number(seconds) })),
  }));
};

/** Checkpoints with their cosignatures from this size on, the largest first. */
export const witnessedFrom = async (tx: Tx, size: number, limit: number): Promise<readonly Witnessed[]> =>
  withLines(tx, await tables(tx).selectFrom('log_checkpoints').selectAll().where('size', '>=', BigInt(size)).orderBy('size', 'desc').limit(limit).execute());

/** The same, the smallest first. */
export const firstWitnessedFrom = async (tx: Tx, size: number, limit: number): Promise<readonly Witnessed[]> =>
  withLines(tx, await tables(tx).selectFrom('log_checkpoints').selectAll().where('size', '>=', BigInt(size)).orderBy('size').limit(limit).execute());

const hourOf = (at: Date): number => Math.floor(at.getTime() / 3_600_000);
const signersOf = ({ cosignatures }: Witnessed): string[] => cosignatures.map(({ vkey }) => vkey);

/**
 * Of the checkpoints up to this size it is decided which are kept for ever: in each hour the first that witnesses signed, and a later
 * one that was signed by somebody beyond those of a kept one. The others are given up.
 */
const settleCheckpoints = async (tx: Tx, upTo: bigint): Promise<void> => {
  const rows = await tables(tx).selectFrom('log_checkpoints').selectAll().where('size', '<=', upTo).where('stays', '=', false).orderBy('size').execute();
  const [first] = rows;
  if (first === undefined) return;
  const before = await tables(tx)
    .selectFrom('log_checkpoints')
    .selectAll()
    .where('stays', '=', true)
    .where('size', '<', first.size)
    .orderBy('size', 'desc')
    .limit(20)
    .execute();
  const kept = [...(await withLines(tx, before))];
  const given: bigint[] = [];
  for (const one of await withLines(tx, rows)) {
    const signers = signersOf(one);
    const same = kept.filter(({ chosenAt }) => hourOf(chosenAt) === hourOf(one.chosenAt)).map(signersOf);
    const adds = signers.length > 0 && !same.some((other) => signers.every((vkey) => other.includes(vkey)));
    if (adds) kept.push(one);
    else given.push(BigInt(one.size));
  }
  if (given.length > 0) {
    await tables(tx).deleteFrom('log_cosignatures').where('size', 'in', given).execute();
    await tables(tx).deleteFrom('log_checkpoints').where('size', 'in', given).execute();
  }
  await tables(tx).updateTable('log_checkpoints').set({ stays: true }).where('size', '<=', upTo).where('stays', '=', false).execute();
};

/** Lays this checkpoint before the witnesses. The newest `keep` stay as they are; of those before, what shows the time of entries. */
export const chooseCheckpoint = async (tx: Tx, size: number, checkpoint: string, now: Date, keep: number): Promise<void> => {
  await tables(tx)
    .insertInto('log_checkpoints')
    .values({ size: BigInt(size), checkpoint, chosen_at: now })
    .onConflict((conflict) => conflict.column('size').doNothing())
    .execute();
  const oldest = await tables(tx).selectFrom('log_checkpoints').select('size').orderBy('size', 'desc').offset(keep).limit(1).executeTakeFirst();
  if (oldest !== undefined) await settleCheckpoints(tx, oldest.size);
};

/** The right to ask this witness until `until`; undefined while it is not yet time or another process asks it. */
export const claimWitness = async (tx: Tx, vkey: string, now: Date, until: Date): Promise<WitnessStanding | undefined> => {
  const { rows } = await sql<Tables['log_witnesses']>`
    insert into log_witnesses (vkey, known_size, failures, fault, seen_at, next_at) values (${vkey}, 0, 0, null, null, ${until})
    on conflict (vkey) do update set next_at = excluded.next_at where log_witnesses.next_at <= ${now}
    returning *`.execute(tx);
  const [row] = rows;
  return row === undefined ? undefined : present(row);
};

const present = ({ vkey, known_size, failures, fault, seen_at }: Tables['log_witnesses']): WitnessStanding => ({
  vkey,
  knownSize: Number(known_size),
  failures,
  fault,
  seenAt: seen_at,
});

export const saveStanding = async (tx: Tx, { vkey, knownSize, failures, fault, seenAt }: WitnessStanding, next: Date): Promise<void> => {
  await tables(tx)
    .updateTable('log_witnesses')
    .set({ known_size: BigInt(knownSize), failures, fault, seen_at: seenAt, next_at: next })
    .where('vkey', '=', vkey)
    .execute();
};

/** Nothing happens where the checkpoint was given up meanwhile. */
export const saveCosignature = async (tx: Tx, size: number, { vkey, line, seconds }: Cosignature): Promise<void> => {
  await sql`
    insert into log_cosignatures (size, vkey, line, seconds)
    select size, ${vkey}, ${line}, ${BigInt(seconds)} from log_checkpoints where size = ${BigInt(size)}
    on conflict (size, vkey) do update set line = excluded.line, seconds = excluded.seconds`.execute(tx);
};

export const witnessStandings = async (tx: Tx): Promise<readonly WitnessStanding[]> =>
  (await tables(tx).selectFrom('log_witnesses').selectAll().orderBy('vkey').execute()).map(present);
