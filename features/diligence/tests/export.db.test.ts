/**
 * A dossier is made from a case, sealed in the log, and holds before the verifier, which shares no code with the house; whatever byte
 * is changed, the verifier names it. The log runs beside: it publishes only when the maker waits for it.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesOfSubjects } from '@tongtu/transparency';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { transparencyFeature } from '@tongtu/transparency/server';
import { cosigner, readNote, writeSignature } from '@tongtu/transparency/tlog';
import { announce } from '@tongtu/platform/context';
import { memoryObjects } from '@tongtu/platform/files';
import { loadLocales } from '@tongtu/platform/i18n';
import { expect as must, ok } from '@tongtu/kernel/result';
import { fileOutcome } from '../../../apps/verify/file.ts';
import { makeDossier } from '../export/make-dossier.ts';
import { diligenceEvidence } from '../provable.ts';
import { evidenceOfCase, insertCaseFile } from '../store/evidence.ts';
import { exportsOfCase, findExport, updateExport } from '../store/exports.ts';
import { dossierToDownload, exportDossier, exportsADay } from '../use-cases/export-dossier.ts';
import { giveEvidence } from '../use-cases/give-evidence.ts';
import { linkRecord } from '../use-cases/link-record.ts';
import { openCase } from '../use-cases/open-case.ts';
import { workedCase } from '../use-cases/seen-case.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

let world: World;
let caseId: string;
let log: ReturnType<typeof transparencyFeature>;
const objects = memoryObjects();
const options = { translate: loadLocales().translate, publishedLog: objects };
let keys = [generateKeyPairSync('ed25519').privateKey];
/** Signs what is laid before it, when a test lets it. */
/** A minute after everything in these tests. */
const witnessedAt = worldNow.getTime() / 1000 + 60;
const witness = cosigner('witness.example.org', generateKeyPairSync('ed25519').privateKey);

beforeAll(async () => {
  world = await makeWorld();
  log = transparencyFeature({
    objects,
    origin: 'log.example.org/log',
    fallbackOrigin: 'log.example.org/log',
    witnesses: [],
    keys: () => keys,
    provable: () => new Set(diligenceEvidence),
    chance: (bytes) => randomBytes(bytes),
    clock: () => worldNow,
  });
  must(
    await world.write('manager', async (context) => {
      const one = must(
        await openCase(context, { organizationId: world.unit, fields: world.fields({ title: { zh: '固态电解质专利许可', en: 'A <b> licence' } }) }),
      );
      caseId = one.id;
      const file = must(await world.files.put(Buffer.from('%PDF-1.7 评估报告'.padEnd(5000, '.')), { maxBytes: 1e6 }));
      const fileId = world.newId();
      await insertCaseFile(
        context.tx,
        caseId,
        { id: fileId, sha256: file.hash, name: '评估报告.pdf', mediaType: file.mediaType, size: file.size },
        null,
        worldNow,
      );
      await giveEvidence(context, one, { kind: 'valuation', title: { zh: '评估报告' }, source: { type: 'file', id: fileId }, fileId });
      await giveEvidence(context, one, {
        kind: 'comparable',
        title: { zh: '可比交易' },
        source: { type: 'price-record', id: world.newId() },
        record: { amount: '300' },
      });
      return ok(undefined);
    }),
  );
});
afterAll(() => world.closeSound());

/** The witness signs the checkpoint of today. */
const cosign = async (): Promise<void> => {
  const { db } = world.database;
  const { rows } = await sql<{ size: bigint; checkpoint: string }>`select size, checkpoint from log_state`.execute(db);
  const { size, checkpoint } = rows[0]!;
  const line = writeSignature(witness.cosign(must(readNote(checkpoint)).text, witnessedAt));
  await sql`insert into log_checkpoints (size, checkpoint, chosen_at) values (${size}, ${checkpoint}, ${worldNow}) on conflict do nothing`.execute(db);
  await sql`insert into log_cosignatures (size, vkey, line, seconds) values (${size}, ${witness.verifierKey}, ${line}, ${witnessedAt}) on conflict do nothing`.execute(
    db,
  );
};
/** The maker's pause is the log's time to publish. */
const made = (exportId: string, publishes = true): Promise<Buffer | undefined> =>
  makeZip(exportId, async () => {
    if (publishes) await log.sequence(world.database.db);
  });
const makeZip = async (exportId: string, meanwhile: () => Promise<void>): Promise<Buffer | undefined> => {
  let waited = 0;
  const pause = async (): Promise<void> => {
    // Other tests' transactions on the cluster may hold the log back for a moment.
    if ((waited += 1) > 200) throw new Error('waited for too long');
    await meanwhile();
    await sleep(5);
  };
  await makeDossier(world.base(world.readers.visitor), { options, pause }, caseId, exportId);
  const found = await findExport(world.database.db, caseId, exportId);
  const hash = found?.sha256 ?? null;
  const content = hash === null ? undefined : await world.files.open(hash);
  return content === undefined ? undefined : Buffer.concat(await Array.fromAsync(content as AsyncIterable<Buffer>));
};
/** Each on a day of its own: of one case only so many are made in a day. */
let asks = 0;
const ask = async () => must(await world.write('manager', (context) => exportDossier(context, caseId), daysLater((asks += 1))));
const check = (zip: Uint8Array) => fileOutcome(zip, 'dossier.zip', { vkeys: [], witnesses: [], atLeast: undefined, entry: undefined, content: undefined });

describe('a dossier', () => {
  let zip: Buffer;
  test('holds before the verifier', async () => {
    const asked = await ask();
    zip = (await made(asked.id))!;
    const outcome = check(zip);
    expect(outcome).toMatchObject({ holds: true, format: 'tongtu-dossier/1' });
    expect(outcome).toMatchObject({
      dossier: {
        complete: false,
        seal: {},
        records: [{ kind: 'case-opened', signer: { name: 'manager' } }, { kind: 'evidence-supplied' }, { kind: 'evidence-supplied' }],
      },
    });
  });
  test('is recorded when somebody takes it, and given to nobody else', async () => {
    const [latest] = (await findExportIds()).slice(-1);
    expect(kindOf(await world.write('manager', (context) => dossierToDownload(context, caseId, latest!)))).toBe('ok');
    expect(kindOf(await world.write('outsider', (context) => dossierToDownload(context, caseId, latest!)))).toBe('case-not-found');
    expect(kindOf(await world.write('outsider', (context) => exportDossier(context, caseId)))).toBe('case-not-found');
  });
  test('one changed byte is named, at 1,000 places all over it', () => {
    const places = Array.from({ length: 1000 }, (_, i) => Math.floor(((i + 0.5) * zip.byteLength) / 1000));
    const unseen = places.filter((place) => {
      const copy = Buffer.from(zip);
      copy[place] = copy[place]! ^ (1 << (place % 8));
      return check(copy).holds;
    });
    expect(unseen).toEqual([]);
  });
  test('that was asked for while another is made is refused', async () => {
    const asked = await ask();
    expect(kindOf(await world.write('manager', (context) => exportDossier(context, caseId)))).toBe('dossier-export-running');
    expect(await made(asked.id)).toBeDefined();
  });
  test('waits for the log and is made later; what was supplied meanwhile is in it', async () => {
    const asked = await ask();
    must(
      await world.write('manager', async (context) => {
        const worked = must(await workedCase(context, caseId, () => true));
        await giveEvidence(context, worked.case, {
          kind: 'offer',
          title: { zh: '报价' },
          source: { type: 'price-record', id: world.newId() },
          record: { amount: '1' },
        });
        return ok(undefined);
      }),
    );
    await expect(made(asked.id, false)).rejects.toThrow('too long');
    expect(await findExport(world.database.db, caseId, asked.id)).toMatchObject({ state: 'making' });
    const outcome = check((await made(asked.id))!);
    expect(outcome).toMatchObject({ holds: true });
    expect(JSON.stringify(outcome)).toContain('报价');
    // A second run finds it done.
    await makeDossier(world.base(world.readers.visitor), { options, pause: () => Promise.reject(new Error('nothing to wait for')) }, caseId, asked.id);
  });
  test('shows what another organization did about a linked record by its proof, and not its content', async () => {
    const subject = { type: 'sharing-plan', id: world.newId() };
    must(
      await world.write('manager', async (context) => {
        const did = { kind: 'shareholding-recorded', subject } as const;
        await announce(context, { ...did, organizationId: world.unit, changed: { words: '本校接受' } });
        await announce(context, { ...did, organizationId: world.company, changed: { words: '公司的底价' } });
        return ok(undefined);
      }),
    );
    const link = () => world.write('manager', (context) => linkRecord(context, caseId, { kind: 'comparable', title: { zh: '分配方案' }, subject }));
    for (let tries = 0; tries < 500 && (await entriesOfSubjects(world.database.db, subject.type, [subject.id])).length < 2; tries += 1) {
      await log.sequence(world.database.db);
      await setTimeout(20);
    }
    must(await link());
    const shown = (await made((await ask()).id))!;
    const about = check(shown) as {
      readonly dossier?: { readonly records: readonly { readonly subject: { readonly id: string }; readonly erased: boolean }[] };
    };
    expect(about).toMatchObject({ holds: true });
    expect(about.dossier?.records.filter((record) => record.subject.id === subject.id).map(({ erased }) => erased)).toEqual([false, true]);
    expect(shown.includes('本校接受')).toBe(true);
    expect(shown.includes('公司的底价')).toBe(false);
  });
  test('names a witness that signed nothing but its seal', async () => {
    await sql`insert into log_witnesses (vkey, known_size, failures, seen_at, next_at) values (${witness.verifierKey}, 1, 0, ${worldNow}, ${worldNow})`.execute(
      world.database.db,
    );
    const asked = await ask();
    const made = await makeZip(asked.id, async () => {
      await log.sequence(world.database.db);
      const { rows } = await sql`select from events where kind = 'dossier-exported' and subject_id = ${asked.id}`.execute(world.database.db);
      if (rows.length > 0) await cosign();
    });
    expect(check(made!)).toMatchObject({ holds: true, dossier: { seal: { witnesses: [{ name: 'witness.example.org' }] } } });
    await sql`delete from log_cosignatures`.execute(world.database.db);
  });
  test('proves each record under what a witness signed first: its time is borne out', async () => {
    await log.sequence(world.database.db);
    await cosign();
    const asked = await ask();
    const made = await makeZip(asked.id, async () => {
      await log.sequence(world.database.db);
      await cosign();
    });
    const outcome = check(made!);
    expect(outcome).toMatchObject({ holds: true });
    const { records, seal } = (outcome as Extract<typeof outcome, { holds: true }>).dossier!;
    expect(new Set(records.map(({ time }) => time))).toEqual(new Set(['borne-out']));
    // The records stand under an earlier, smaller tree than the seal.
    expect(Number(records[0]!.size)).toBeLessThan(Number(seal.size));
    await sql`delete from log_cosignatures`.execute(world.database.db);
  });
  test('made after the key was lost and another accepted holds, under the new key alone', async () => {
    await cosign();
    keys = [generateKeyPairSync('ed25519').privateKey];
    await expect(log.sequence(world.database.db)).rejects.toMatchObject({ kind: 'log-key-differs' });
    const accepted = await log.acceptKey(world.database.db);
    const asked = await ask();
    const made = (await makeZip(asked.id, () => log.sequence(world.database.db)))!;
    expect(check(made)).toMatchObject({ holds: true, dossier: { vkeys: [accepted] } });
    // What was made before holds as it did.
    expect(check(zip)).toMatchObject({ holds: true });
  });
  test('made while the key changes as planned holds at every step', async () => {
    const [lasting, fresh] = [keys[0]!, generateKeyPairSync('ed25519').privateKey];
    await cosign();
    keys = [fresh, lasting];
    const both = await ask();
    // The manifest was written under the keys of before; the job comes again.
    await expect(makeZip(both.id, () => log.sequence(world.database.db))).rejects.toThrow('seal');
    expect(check((await makeZip(both.id, () => log.sequence(world.database.db)))!)).toMatchObject({
      holds: true,
      dossier: { vkeys: [expect.any(String), expect.any(String)] },
    });
    await cosign();
    keys = [fresh];
    await log.sequence(world.database.db);
    const after = await ask();
    expect(check((await makeZip(after.id, () => log.sequence(world.database.db)))!)).toMatchObject({ holds: true, dossier: { vkeys: [expect.any(String)] } });
  });
  test('is made some times a day, and no more: each stays in the store', async () => {
    const other = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() }))).id;
    const request = (now = worldNow) => world.write('viewer', (context) => exportDossier(context, other), now);
    const failed = { state: 'failed', fault: 'log-not-published' } as const;
    for (let asked = 0; asked < exportsADay; asked += 1) await updateExport(world.database.db, { ...must(await request()), ...failed });
    expect(kindOf(await request())).toBe('dossier-exports-too-many');
    expect(kindOf(await request(daysLater(1)))).toBe('ok');
  });
  test('that finds no room in the store says so at once; with room again the next one is made', async () => {
    const full = await ask();
    const { put } = world.files;
    Object.assign(world.files, { put: () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })) });
    expect(await made(full.id)).toBeUndefined();
    expect(await findExport(world.database.db, caseId, full.id)).toMatchObject({ state: 'failed', fault: 'storage-full' });
    Object.assign(world.files, { put });
    expect(check((await made((await ask()).id))!)).toMatchObject({ holds: true });
  });
  test('whose file is gone from the store says so', async () => {
    const evidence = must(await world.read('manager', async (context) => ok(await filesOf(context.tx))));
    for (const hash of evidence) await world.files.remove(hash);
    const asked = await ask();
    expect(await made(asked.id)).toBeUndefined();
    expect(await findExport(world.database.db, caseId, asked.id)).toMatchObject({ state: 'failed', fault: 'evidence-file-lost' });
  });
});

const filesOf = async (tx: World['database']['db']): Promise<string[]> => {
  return (await evidenceOfCase(tx, caseId)).flatMap(({ file, sha256 }) => (file === null || sha256 === null ? [] : [sha256]));
};
const findExportIds = async (): Promise<string[]> => {
  return (await exportsOfCase(world.database.db, caseId)).map(({ id }) => id);
};
