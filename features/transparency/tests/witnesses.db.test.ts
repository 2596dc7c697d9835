/** A log that lays its checkpoints before real witnesses: all sign the same one, failures are borne, and proofs carry the lines. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expect as must, fail, ok } from '@tongtu/kernel/result';
import { inTransaction } from '@tongtu/platform/database';
import type { PostOutside } from '@tongtu/platform/outgoing';
import { outsidePoster } from '@tongtu/platform/outgoing';
import { testDatabase, type TestDatabase } from '@tongtu/platform/testing';
import { readState } from '../store/state.ts';
import { witnessedFrom, witnessStandings } from '../store/witnesses.ts';
import { cosignatureVerifier, cosigner, noteSigner, readNote, verifyTlogProof, witnessesOf, writeSignature } from '../tlog/index.ts';
import { acceptKey } from '../use-cases/accept-key.ts';
import { collectCosignatures, type Collecting } from '../use-cases/collect-cosignatures.ts';
import { logKeys } from '../use-cases/log-keys.ts';
import { bestCheckpoint, firstCheckpoint, isWitnessed, proveEntry, withCosignatures } from '../use-cases/prove-entry.ts';
import { openWitnessFiles } from '../witness/key.ts';
import { serveWitness, type ServedWitness } from '../witness/serve.ts';
import type { LogWitness } from '../witness/submit.ts';
import { makeWitness } from '../witness/witness.ts';
import { testKey } from './log-in-memory.ts';
import { appendAll, happen, makeLog, origin, publish, type TestLog } from './world.ts';

type Running = LogWitness & { readonly stop: () => Promise<void> };
const posted = outsidePoster({ allow: () => true });
const limitsOf = 60_000;
let database: TestDatabase;
let log: TestLog;
let folder: string;
let running: Running[];
let now: Date;
let size: number;

const startWitness = async (name: string): Promise<Running> => {
  const files = must(await openWitnessFiles(join(folder, `${name}.key`), join(folder, `${name}.state`), `w.example/${name}`));
  const witness = makeWitness({ cosigner: files.cosigner, logs: log.verifiers, file: files.file, clock: () => now });
  const served: ServedWitness = await serveWitness(witness, { host: '127.0.0.1', port: 0 }, () => {});
  const stop = async () => {
    await served.close();
    await files.file.close();
  };
  const one = { verifier: must(cosignatureVerifier(files.cosigner.verifierKey)), address: `http://127.0.0.1:${served.port}/`, stop };
  running.push(one);
  return one;
};
const grow = async (count: number): Promise<void> => {
  await happen(database.db, count);
  await appendAll(log, database.db, (size += count));
  await publish(log);
};
const collecting = (witnesses: readonly LogWitness[], post: PostOutside = posted): Collecting => ({
  db: database.db,
  store: log.store,
  witnesses,
  post,
  clock: () => now,
});
const pass = (ms: number): void => void (now = new Date(now.getTime() + ms));
const signers = async (): Promise<string[]> => {
  const state = (await readState(database.db))!;
  return must(readNote(await withCosignatures(database.db, state.size, state.checkpoint))).signatures.map(({ name }) => name);
};

beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tongtu-witnesses-'));
  log = makeLog(database.db);
  running = [];
  size = 0;
  now = new Date('2026-11-26T01:00:00Z');
});
afterEach(async () => {
  for (const one of running) await one.stop();
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

describe('a log with witnesses', () => {
  it('asks nobody before it has an entry, and nobody where none are set', async () => {
    const one = await startWitness('one');
    expect(await collectCosignatures(collecting([one]))).toBe(0);
    await grow(1);
    expect(await collectCosignatures(collecting([]))).toBe(0);
    expect(await witnessedFrom(database.db, 0, 10)).toEqual([]);
  });
  it('has every checkpoint signed as it grows, and keeps the lines with it', async () => {
    const witnesses = [await startWitness('one'), await startWitness('two')];
    for (const count of [3, 300, 1]) {
      await grow(count);
      expect(await signers()).toEqual([origin]);
      expect(await collectCosignatures(collecting(witnesses))).toBe(2);
      expect((await signers()).toSorted()).toEqual([origin, 'w.example/one', 'w.example/two']);
      expect(await collectCosignatures(collecting(witnesses))).toBe(0);
    }
    expect(await witnessStandings(database.db)).toMatchObject([
      { knownSize: 304, failures: 0, fault: null, seenAt: now },
      { knownSize: 304, failures: 0, fault: null, seenAt: now },
    ]);
  });
  it('keeps of each hour what shows the time of entries, and proves an entry under it years later', async () => {
    const witnesses = [await startWitness('one'), await startWitness('two')];
    // Three hours, a checkpoint a minute; in the second hour the second witness is away for a while.
    for (let minute = 0; minute < 180; minute += 1) {
      await grow(1);
      await collectCosignatures(collecting(minute >= 60 && minute < 75 ? witnesses.slice(0, 1) : witnesses));
      pass(60_000);
    }
    const kept = (await witnessedFrom(database.db, 0, 200)).map((one) => one.size).toSorted((a, b) => a - b);
    // The first of each hour, and the first that both signed; the newest fifty are not decided about yet.
    expect(kept).toEqual([1, 61, 76, 121, ...Array.from({ length: 50 }, (_, i) => 131 + i)]);
    const seenAt = async (index: number): Promise<string[]> => {
      const policy = { origin, logs: log.verifiers, witnesses: witnesses.map(({ verifier }) => verifier), atLeast: 2 };
      const { seen } = must(verifyTlogProof(must(await proveEntry(database.db, log.store, index, 'first')), policy));
      return seen.map(({ seconds }) => new Date(seconds * 1000).toISOString());
    };
    expect(await firstCheckpoint(database.db, 0)).toMatchObject({ size: 1 });
    expect(await seenAt(0)).toEqual(['2026-11-26T01:00:00.000Z', '2026-11-26T01:00:00.000Z']);
    // Whom both would not vouch for, both vouch for a little later.
    expect(await firstCheckpoint(database.db, 60)).toMatchObject({ size: 76 });
    expect(await isWitnessed(database.db, 179)).toBe(true);
    await grow(1);
    expect(await isWitnessed(database.db, 180)).toBe(false);
    expect(await firstCheckpoint(database.db, 180)).toMatchObject({ size: 181, cosignatures: [] });
  });
  it('proves an entry offline, with the checkpoint that most witnesses signed', async () => {
    const witnesses = [await startWitness('one'), await startWitness('two')];
    await grow(5);
    await collectCosignatures(collecting(witnesses));
    await grow(2);
    const policy = { origin, logs: log.verifiers, witnesses: witnesses.map(({ verifier }) => verifier), atLeast: 2 };
    const old = must(verifyTlogProof(must(await proveEntry(database.db, log.store, 4)), policy));
    expect(old).toMatchObject({ index: 4, checkpoint: { size: 5 }, seen: [{}, {}] });
    // The newer entry is not yet seen by anybody.
    const fresh = must(await proveEntry(database.db, log.store, 6));
    expect(verifyTlogProof(fresh, policy)).toMatchObject({ error: { kind: 'witnesses-too-few' } });
    expect(verifyTlogProof(fresh, { ...policy, atLeast: 0 })).toMatchObject({ ok: true });
    expect(await proveEntry(database.db, log.store, 7)).toMatchObject({ error: { kind: 'log-entry-not-found' } });
    expect(await bestCheckpoint(database.db, 7)).toBeUndefined();
  });
  it('learns what a witness knows: one that is behind, and one that signed what the log has forgotten', async () => {
    const one = await startWitness('one');
    await grow(5);
    await collectCosignatures(collecting([one]));
    await database.db.withTables<{ log_witnesses: { known_size: bigint } }>().updateTable('log_witnesses').set({ known_size: 0n }).execute();
    await grow(5);
    expect(await collectCosignatures(collecting([one]))).toBe(1);
    await database.db.withTables<{ log_witnesses: { known_size: bigint } }>().updateTable('log_witnesses').set({ known_size: 7n }).execute();
    await grow(5);
    expect(await collectCosignatures(collecting([one]))).toBe(1);
    expect(await witnessStandings(database.db)).toMatchObject([{ knownSize: 15, fault: null }]);
  });
  it('does not wait for one that is away, asks it later and later, and has it back', async () => {
    const [one, two] = [await startWitness('one'), await startWitness('two')];
    let asked = 0;
    let away = true;
    const post: PostOutside = (address, ...rest) => {
      if (!address.startsWith(two.address)) return posted(address, ...rest);
      asked += 1;
      return away ? Promise.resolve(fail('address-unreachable', { details: { why: 'ECONNREFUSED' } })) : posted(address, ...rest);
    };
    await grow(5);
    expect(await collectCosignatures(collecting([one, two], post))).toBe(1);
    for (let second = 0; second < 60; second += 1) {
      pass(1000);
      await collectCosignatures(collecting([one, two], post));
    }
    // After 1, 2, 4, 8, 16, 32 seconds.
    expect(asked).toBeGreaterThan(4);
    expect(asked).toBeLessThan(8);
    expect((await witnessStandings(database.db)).find(({ vkey }) => vkey === two.verifier.vkey)).toMatchObject({ fault: 'address-unreachable' });
    await grow(5);
    // The larger one is chosen, for the slow one has had its time.
    expect(await collectCosignatures(collecting([one, two], post))).toBe(1);
    expect(await signers()).toEqual([origin, 'w.example/one']);
    away = false;
    pass(3_600_000);
    expect(await collectCosignatures(collecting([one, two], post))).toBe(1);
    expect((await signers()).length).toBe(3);
  });
  it('shows all the same checkpoint while it grows under their hands', async () => {
    const [one, two] = [await startWitness('one'), await startWitness('two')];
    await grow(5);
    expect(await collectCosignatures(collecting([one]))).toBe(1);
    await grow(5);
    pass(1000);
    expect(await collectCosignatures(collecting([one, two]))).toBe(1);
    expect(await witnessedFrom(database.db, 0, 10)).toMatchObject([{ size: 5, cosignatures: [{}, {}] }]);
    expect(await collectCosignatures(collecting([one, two]))).toBe(2);
    expect(await witnessedFrom(database.db, 0, 1)).toMatchObject([{ size: 10, cosignatures: [{}, {}] }]);
  });
  it('is asked by one process at a time', async () => {
    const one = await startWitness('one');
    let asked = 0;
    const post: PostOutside = (...args) => {
      asked += 1;
      return posted(...args);
    };
    await grow(5);
    const got = await Promise.all(Array.from({ length: 6 }, () => collectCosignatures(collecting([one], post))));
    expect(got.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(asked).toBe(1);
    expect(await signers()).toEqual([origin, 'w.example/one']);
  });
  it('asks again where its process died in the middle', async () => {
    const one = await startWitness('one');
    await grow(5);
    const dead = collectCosignatures(collecting([one], () => new Promise(() => {})));
    dead.catch(() => {});
    await expect.poll(async () => (await witnessStandings(database.db)).length).toBe(1);
    expect(await collectCosignatures(collecting([one]))).toBe(0);
    pass(limitsOf + 1000);
    expect(await collectCosignatures(collecting([one]))).toBe(1);
  });
  it.each([
    ['nothing', { status: 200, contentType: null, body: '' }, 'witness-answer:200'],
    ['another witness', 'stranger', 'witness-answer:200'],
    ['a signature of another text', 'other-text', 'witness-answer:200'],
    ['a refusal', { status: 422, contentType: null, body: 'no\n' }, 'witness-refused:422'],
    ['a size without its type', { status: 409, contentType: 'text/plain', body: '5\n' }, 'witness-answer:409'],
    ['a size that is none', { status: 409, contentType: 'text/x.tlog.size', body: 'five\n' }, 'witness-answer:409'],
    ['the size that was sent', { status: 409, contentType: 'text/x.tlog.size', body: '0\n' }, 'witness-elsewhere'],
    ['a larger tree than ours', { status: 409, contentType: 'text/x.tlog.size', body: '6\n' }, 'witness-ahead'],
  ] as const)('takes %s for no cosignature', async (_, answer, fault) => {
    const own = cosigner('w.example/one', testKey(21));
    const witness: LogWitness = { verifier: must(cosignatureVerifier(own.verifierKey)), address: 'http://w.example' };
    await grow(5);
    const { text } = must(readNote((await readState(database.db))!.checkpoint));
    const body =
      answer === 'stranger'
        ? writeSignature(cosigner('w.example/one', testKey(22)).cosign(text, 5))
        : answer === 'other-text'
          ? writeSignature(own.cosign(text.replace('\n5\n', '\n6\n'), 5))
          : answer.body;
    const given = typeof answer === 'string' ? { status: 200, contentType: null } : answer;
    const post: PostOutside = async () => ok({ ...given, body: Buffer.from(body) });
    expect(await collectCosignatures(collecting([witness], post))).toBe(0);
    expect(await witnessStandings(database.db)).toMatchObject([{ fault, failures: 1 }]);
    expect(await signers()).toEqual([origin]);
  });
  it('keeps what is needed and no more', async () => {
    const one = await startWitness('one');
    for (let i = 0; i < 55; i += 1) {
      await grow(1);
      await collectCosignatures(collecting([one]));
    }
    const kept = await witnessedFrom(database.db, 0, 100);
    // The newest fifty, and the first of the hour.
    expect([kept.length, kept[0]?.size, kept.at(-2)?.size, kept.at(-1)?.size]).toEqual([51, 55, 6, 1]);
    const proof = must(await proveEntry(database.db, log.store, 0));
    expect(must(witnessesOf(proof.slice(proof.indexOf('\n\n') + 2), [one.verifier]))).toHaveLength(1);
  });
});

describe('a log whose key changes', () => {
  const freshLog = (): TestLog => makeLog(database.db, log, generateKeyPairSync('ed25519').privateKey);
  /** Who signs the proof of an entry, by key ids in the order of the lines; that of a witness by its name. */
  const proofSigners = async (index: number): Promise<string[]> => {
    const proof = must(await proveEntry(database.db, log.store, index));
    const { signatures } = must(readNote(proof.slice(proof.indexOf('\n\n') + 2)));
    return signatures.map(({ name, id }) => (name === origin ? String(id) : name));
  };
  const idOf = (one: TestLog): string => String(one.verifiers[0]!.id);

  it('proves under the new key alone after the old one was put aside, though more witnesses signed before', async () => {
    const one = await startWitness('one');
    await grow(5);
    await collectCosignatures(collecting([one]));
    const fresh = freshLog();
    const both = { ...log.sequencer, signersOf: (name: string) => [noteSigner(name, fresh.key), noteSigner(name, log.key)] };
    await publish({ sequencer: both });
    // Both are told to everybody, so either does.
    expect(await proofSigners(2)).toEqual([idOf(fresh), idOf(log), 'w.example/one']);
    await happen(database.db, 2);
    await appendAll(log, database.db, (size += 2));
    await publish({ sequencer: both });
    await collectCosignatures(collecting([one]));
    await publish(fresh);
    expect(await logKeys(database.db)).toMatchObject({ verifierKeys: [noteSigner(origin, fresh.key).verifierKey], size: 7 });
    expect(await proofSigners(2)).toEqual([idOf(fresh), 'w.example/one']);
    await happen(database.db, 1);
    await appendAll(log, database.db, (size += 1));
    await publish(fresh);
    expect(await proofSigners(2)).toEqual([idOf(fresh)]);
    expect(must(await verified(fresh, 2))).toMatchObject({ index: 2, checkpoint: { size: 8 } });
  });

  it('proves nothing until the accepted key has signed, and then under it alone', async () => {
    const one = await startWitness('one');
    await grow(5);
    await collectCosignatures(collecting([one]));
    const fresh = freshLog();
    await expect(publish(fresh, true)).rejects.toMatchObject({ kind: 'log-key-differs' });
    await inTransaction(database.db, (tx) => acceptKey(tx, fresh.sequencer.signersOf));
    expect(await logKeys(database.db)).toBeUndefined();
    expect(await proveEntry(database.db, log.store, 2)).toMatchObject({ error: { kind: 'log-entry-not-found' } });
    // No entry is new; the checkpoint is signed all the same.
    await publish(fresh);
    expect(await logKeys(database.db)).toMatchObject({ size: 5 });
    expect(await proofSigners(2)).toEqual([idOf(fresh), 'w.example/one']);
    await happen(database.db, 1);
    await appendAll(log, database.db, (size += 1));
    await publish(fresh);
    expect(await proofSigners(2)).toEqual([idOf(fresh)]);
    expect(must(await verified(fresh, 2))).toMatchObject({ index: 2, checkpoint: { size: 6 } });
  });
  const verified = async (one: TestLog, index: number) =>
    verifyTlogProof(must(await proveEntry(database.db, log.store, index)), { origin, logs: one.verifiers, witnesses: [], atLeast: 0 });
});
