/** Evidence comes into a dossier by hand and by link, and out of it with a reason; everybody who may see it sees the same, and is seen. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transparencyFeature } from '@tongtu/transparency/server';
import { announce } from '@tongtu/platform/context';
import { memoryObjects } from '@tongtu/platform/files';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must, ok } from '@tongtu/kernel/result';
import type { EvidenceKind } from '../domain/evidence.ts';
import { diligenceEvidence } from '../provable.ts';
import { findCase } from '../store/cases.ts';
import { evidenceOfCase, insertCaseFile } from '../store/evidence.ts';
import { presentDossier } from '../http/present-dossier.ts';
import { dossierView } from '../contract.ts';
import { tables } from '../store/tables.ts';
import { getDossier } from '../use-cases/dossier.ts';
import { downloadEvidence } from '../use-cases/download-evidence.ts';
import { giveEvidence } from '../use-cases/give-evidence.ts';
import { linkRecord } from '../use-cases/link-record.ts';
import { listDossierAccesses } from '../use-cases/list-accesses.ts';
import { readCase } from '../use-cases/case-view.ts';
import { openCase } from '../use-cases/open-case.ts';
import { workedCase } from '../use-cases/seen-case.ts';
import { supplyEvidence } from '../use-cases/supply-evidence.ts';
import { uploadEvidenceFile } from '../use-cases/upload-evidence-file.ts';
import { takeBackEvidence, withdrawEvidence } from '../use-cases/withdraw-evidence.ts';
import { daysLater, kindOf, makeWorld, worldNow, type World } from './world.ts';

/** Bookings are another room’s. */
const provable = [...diligenceEvidence, 'booking-finished'];
let world: World;
let log: ReturnType<typeof transparencyFeature>;
beforeAll(async () => {
  world = await makeWorld();
  const { privateKey } = generateKeyPairSync('ed25519');
  log = transparencyFeature({
    objects: memoryObjects(),
    origin: 'log.example.org/log',
    fallbackOrigin: 'log.example.org/log',
    witnesses: [],
    keys: () => [privateKey],
    provable: () => new Set(provable),
    chance: (bytes) => randomBytes(bytes),
    clock: () => worldNow,
  });
});
afterAll(() => world.close());

/** All that was announced stands in the log. A sequencer waits for transactions that are older than what it takes in, in whatever database. */
const logged = async (): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    await log.sequence(world.database.db);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from events where kind = any(${provable}) and id not in (select event_id from log_entries)`.execute(world.database.db);
    if (rows[0]?.n === 0) return;
    await setTimeout(20);
  }
  throw new Error('the log does not catch up');
};

type Who = Parameters<World['write']>[0];
const open = async (): Promise<string> =>
  must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() }))).id;
const words = (kind: EvidenceKind, said = '已说明。') => ({ kind, title: { zh: '说明' }, fileId: null, words: said });
const supply = (caseId: string, kind: EvidenceKind, who: Who = 'manager') => world.write(who, (context) => supplyEvidence(context, caseId, words(kind)));
const read = async (caseId: string, who: Who = 'manager') => world.read(who, (context) => getDossier(context, caseId));
const status = async (caseId: string, element: string) => must(await read(caseId)).matrix.rows.find((row) => row.element.id === element)?.status;
const gapsOf = async (caseId: string) => (await findCase(world.database.db, caseId))?.gaps;
const upload = async (caseId: string, name: string, bytes = Buffer.from('%PDF-1.7 规定')) => {
  const file = must(await world.files.put(bytes, { maxBytes: 1e6, mediaType: 'application/pdf' }));
  return world.write('manager', (context) => uploadEvidenceFile(context, caseId, { name, file }));
};
const textOf = async (caseId: string, evidenceId: string, who: Who = 'manager') => {
  const taken = must(await world.read(who, (context) => downloadEvidence(context, caseId, evidenceId)));
  return { ...taken, text: Buffer.concat(await taken.body.toArray()).toString('utf8') };
};

describe('a dossier', () => {
  test('begins with every gap, and each piece closes one', async () => {
    const caseId = await open();
    const first = must(await read(caseId));
    expect(first.packs.map(({ code }) => code)).toEqual(['cn-institute', 'beijing', 'beijing-duty-of-care']);
    expect([first.matrix.complete, first.matrix.missing, await gapsOf(caseId)]).toEqual([false, 6, 6]);
    for (const kind of ['rule-text', 'rule-consultation'] as const) must(await supply(caseId, kind));
    // The text of the rule shows the rule on diligence too.
    expect([await status(caseId, 'rule'), await status(caseId, 'duty-of-care-rule'), await gapsOf(caseId)]).toEqual(['missing', 'met', 5]);
    must(await supply(caseId, 'rule-publication'));
    expect([await status(caseId, 'rule'), await gapsOf(caseId)]).toEqual(['met', 4]);
  });
  test('is what the contract says, with articles in full', async () => {
    const caseId = await open();
    must(await supply(caseId, 'readiness-statement'));
    const view = dossierView.parse(presentDossier(must(await read(caseId))));
    expect(view.articles.find(({ id }) => id === 'transformation-law-18')?.text.zh).toContain('应当在本单位公示科技成果名称和拟交易价格');
    expect(view.unconfirmed).toBe(2);
    expect(new Set(view.rows.flatMap(({ articles }) => articles))).toEqual(new Set(view.articles.map(({ id }) => id)));
    expect(view.evidence[0]).toMatchObject({
      kind: 'readiness-statement',
      suppliedBy: 'manager',
      suppliedAs: 'technology-manager',
      file: null,
      actions: ['download', 'withdraw'],
    });
    expect(view.actions).toEqual(['supply', 'link', 'export', 'invite-review']);
  });
  test.each([
    ['viewer', ['export'], ['download']],
    ['expert', ['export'], ['download']],
    ['secretariat', ['export', 'invite-review'], ['download']],
    ['auditor', ['export'], ['download']],
    ['auditing-admin', ['export'], ['download']],
  ] as const)('%s reads it, and may no more than that', async (who, actions, pieceActions) => {
    const caseId = await open();
    must(await supply(caseId, 'alternatives'));
    const view = presentDossier(must(await read(caseId, who)));
    expect([view.actions, view.evidence[0]?.actions]).toEqual([actions, pieceActions]);
    expect(kindOf(await supply(caseId, 'alternatives', who))).toBe('not-allowed');
  });
  test('people whom the case names bring what they know at first hand, and no more', async () => {
    const named = [
      { personId: world.people.manager.personId, part: 'manager' },
      { personId: world.people.viewer.personId, part: 'completer' },
      { personId: world.people.outsider.personId, part: 'completer' },
    ] as const;
    const fields = world.fields({ people: [...named] });
    const caseId = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields }))).id;
    expect(await supply(caseId, 'readiness-statement', 'viewer')).toMatchObject({ value: { suppliedBy: world.people.viewer.personId, suppliedAs: 'viewer' } });
    expect(kindOf(await supply(caseId, 'rule-text', 'viewer'))).toBe('not-allowed');
    const view = presentDossier(must(await read(caseId, 'viewer')));
    expect([view.actions, view.supplies.includes('raw-data-hash'), view.supplies.includes('rule-text')]).toEqual([['supply', 'link', 'export'], true, false]);
    expect(view.evidence[0]?.actions).toEqual(['download']);
    const next = must(await world.read('viewer', (context) => readCase(context, caseId))).next;
    expect(next.filter(({ mine }) => mine).map(({ act, subject }) => `${act} ${subject}`)).toEqual([]);
    // Who is named but of another unit does not see it.
    expect(kindOf(await supply(caseId, 'alternatives', 'outsider'))).toBe('case-not-found');
    expect(kindOf(await supply(caseId, 'alternatives', 'signatory'))).toBe('not-allowed');
  });
  test('what is asked of them stands among what is theirs to do', async () => {
    const fields = world.fields({ people: [{ personId: world.people.viewer.personId, part: 'completer' }] });
    const caseId = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields }))).id;
    const mine = async (who: Who) =>
      must(await world.read(who, (context) => readCase(context, caseId)))
        .next.filter((step) => step.mine && step.act === 'supply-evidence')
        .map(({ subject }) => subject);
    expect(await mine('viewer')).toEqual(['exploratory']);
    expect(await mine('manager')).toEqual(expect.arrayContaining(['rule', 'exploratory']));
    expect(await mine('signatory')).toEqual([]);
  });
  test.each(['outsider', 'person', 'soe-admin'] as const)('for %s it does not exist', async (who) => {
    const caseId = await open();
    const piece = must(await supply(caseId, 'alternatives'));
    expect(kindOf(await read(caseId, who))).toBe('case-not-found');
    expect(kindOf(await world.read(who, (context) => downloadEvidence(context, caseId, piece.id)))).toBe('case-not-found');
    expect(kindOf(await world.read(who, (context) => listDossierAccesses(context, caseId)))).toBe('case-not-found');
    expect(kindOf(await supply(caseId, 'alternatives', who))).toBe('case-not-found');
  });
  test('shows where each piece stands in the log once it is there', async () => {
    const caseId = await open();
    must(await supply(caseId, 'alternatives'));
    expect(must(await read(caseId)).evidence[0]?.logIndex).toBeNull();
    await logged();
    expect(must(await read(caseId)).evidence[0]?.logIndex).toBeGreaterThanOrEqual(0);
  });
});

describe('evidence given by hand', () => {
  test('words become the record, and its bytes are what was hashed', async () => {
    const caseId = await open();
    const piece = must(await world.write('manager', (context) => supplyEvidence(context, caseId, words('alternatives', '比较过氧化物路线，成本过高。'))));
    const { text, mediaType, size } = await textOf(caseId, piece.id);
    expect([mediaType, size]).toEqual(['application/json', Buffer.byteLength(text)]);
    expect(JSON.parse(text)).toMatchObject({
      statement: '比较过氧化物路线，成本过高。',
      kind: 'alternatives',
      case: caseId,
      suppliedAt: worldNow.toISOString(),
    });
    expect(piece.sha256).toBe((await import('node:crypto')).createHash('sha256').update(text).digest('hex'));
  });
  test('a file stays the file', async () => {
    const caseId = await open();
    const file = must(await upload(caseId, '..\\转化规定.pdf'));
    expect(file.name).toBe('转化规定.pdf');
    const supplied = { kind: 'rule-text', title: { zh: '转化规定' }, fileId: file.id, words: null } as const;
    const piece = must(await world.write('manager', (context) => supplyEvidence(context, caseId, supplied)));
    expect(piece).toMatchObject({ sha256: file.sha256, source: { type: 'file', id: file.id }, record: null });
    expect(await textOf(caseId, piece.id, 'auditor')).toMatchObject({ name: '转化规定.pdf', text: '%PDF-1.7 规定' });
    expect(kindOf(await world.write('second-manager', (context) => supplyEvidence(context, caseId, supplied)))).toBe('evidence-already-there');
    // Of another kind it shows something else.
    expect(kindOf(await world.write('manager', (context) => supplyEvidence(context, caseId, { ...supplied, kind: 'rule-publication' })))).toBe('ok');
  });
  test.each([
    ['evidence-empty', { ...words('offer'), words: null }],
    ['evidence-in-two-forms', { ...words('offer'), fileId: '018f0000-0000-7000-8000-000000000000' }],
    ['evidence-file-not-found', { ...words('offer'), words: null, fileId: '018f0000-0000-7000-8000-000000000000' }],
    ['evidence-kind-reserved', words('notice-certificate')],
    ['evidence-kind-reserved', words('related-party-check')],
    ['evidence-kind-reserved', words('review-finding')],
    ['evidence-file-needed', words('decision-minutes')],
    ['evidence-file-needed', words('interest-declaration')],
    ['evidence-file-needed', words('gift-register')],
    ['state-secret-refused', { ...words('offer'), title: { zh: '机密★5年 报价' } }],
  ] as const)('%s', async (kind, supplied) => {
    const caseId = await open();
    expect(kindOf(await world.write('manager', (context) => supplyEvidence(context, caseId, supplied)))).toBe(kind);
    expect(await evidenceOfCase(world.database.db, caseId)).toEqual([]);
  });
  test('minutes of a body outside the house are its paper', async () => {
    const caseId = await open();
    const { id: fileId } = must(await upload(caseId, '校长办公会纪要.pdf'));
    const scan = { kind: 'decision-minutes', title: { zh: '纪要' }, fileId, words: null } as const;
    expect(kindOf(await world.write('manager', (context) => supplyEvidence(context, caseId, scan)))).toBe('ok');
    expect(await status(caseId, 'decision')).toBe('met');
  });
  test('a file of another case is not found', async () => {
    const [one, other] = [await open(), await open()];
    const file = must(await upload(other, 'a.pdf'));
    const supplied = { kind: 'offer', title: { zh: '报价' }, fileId: file.id, words: null } as const;
    expect(kindOf(await world.write('manager', (context) => supplyEvidence(context, one, supplied)))).toBe('evidence-file-not-found');
  });
  test.each(['signed', 'closed', 'abandoned'] as const)('a case that is %s still takes what shows how it came to that', async (state) => {
    const caseId = await open();
    await tables(world.database.db)
      .updateTable('diligence_cases')
      .set({ state, ...(state === 'abandoned' ? {} : { signed_on: '2026-05-20' }) })
      .where('case_id', '=', caseId)
      .execute();
    must(await supply(caseId, 'site-visit'));
    expect(await status(caseId, 'supervision')).toBe('met');
  });
  test('500 pieces and 300 files are enough', async () => {
    const caseId = await open();
    for (let i = 0; i < 300; i += 1)
      await insertCaseFile(
        world.database.db,
        caseId,
        { id: world.newId(), sha256: 'a'.repeat(64), name: 'a.pdf', mediaType: 'application/pdf', size: 1 },
        null,
        worldNow,
      );
    expect(kindOf(await upload(caseId, 'one-more.pdf'))).toBe('evidence-files-too-many');
    const piece = must(await supply(caseId, 'alternatives'));
    const [row] = await tables(world.database.db).selectFrom('evidence').selectAll().where('evidence_id', '=', piece.id).execute();
    const more = Array.from({ length: 499 }, () => ({ ...row!, title: JSON.stringify(row!.title), evidence_id: world.newId(), source_id: world.newId() }));
    await tables(world.database.db).insertInto('evidence').values(more).execute();
    expect(kindOf(await supply(caseId, 'alternatives'))).toBe('evidence-too-many');
    // What the house does is never left out.
    const given = { kind: 'decision-minutes', title: { zh: '纪要' }, source: { type: 'decision', id: world.newId() }, record: { result: 'passed' } } as const;
    must(await world.write('manager', async (context) => ok(await giveEvidence(context, must(await workedCase(context, caseId, () => true)).case, given))));
    expect(await status(caseId, 'decision')).toBe('met');
  });
  test('two pieces at once: both are there, and the gaps are right', async () => {
    const caseId = await open();
    const before = await gapsOf(caseId);
    const given = await Promise.all([
      supply(caseId, 'readiness-statement'),
      supply(caseId, 'rule-text', 'second-manager'),
      supply(caseId, 'comparable', 'admin'),
    ]);
    expect(given.map(kindOf)).toEqual(['ok', 'ok', 'ok']);
    expect((await evidenceOfCase(world.database.db, caseId)).length).toBe(3);
    expect([before, await gapsOf(caseId)]).toEqual([6, 3]);
  });
  test('the same file at once counts once', async () => {
    const caseId = await open();
    const file = must(await upload(caseId, 'a.pdf'));
    const supplied = { kind: 'offer', title: { zh: '报价' }, fileId: file.id, words: null } as const;
    const given = await Promise.all(
      (['manager', 'second-manager'] as const).map((who) => world.write(who, (context) => supplyEvidence(context, caseId, supplied))),
    );
    expect(given.map(kindOf).toSorted()).toEqual(['evidence-already-there', 'ok']);
  });
});

describe('a record of another room', () => {
  const booking = async (organizationId: string): Promise<{ type: string; id: string }> => {
    const subject = { type: 'booking', id: world.newId() };
    must(
      await world.write('manager', async (context) =>
        ok(await announce(context, { kind: 'booking-finished', subject, organizationId, changed: { hours: 3 } })),
      ),
    );
    return subject;
  };
  const link = (caseId: string, subject: { type: string; id: string }, kind: EvidenceKind = 'test-booking', who: Who = 'manager') =>
    world.write(who, (context) => linkRecord(context, caseId, { kind, title: { en: 'Booking' }, subject }));
  test('is linked when the log knows it, and the evidence says which entries stood there', async () => {
    const caseId = await open();
    const subject = await booking(world.unit);
    expect(kindOf(await link(caseId, subject))).toBe('record-not-logged');
    await logged();
    const piece = must(await link(caseId, subject));
    const { text } = await textOf(caseId, piece.id);
    expect(JSON.parse(text)).toMatchObject({ subject, entries: [{ kind: 'booking-finished', at: worldNow.toISOString() }] });
    expect(kindOf(await link(caseId, subject))).toBe('evidence-already-there');
    expect(kindOf(await link(caseId, subject, 'metered-use'))).toBe('ok');
    expect(kindOf(await link(caseId, subject, 'decision-minutes'))).toBe('evidence-file-needed');
  });
  test('of an organization that the reader does not belong to is as if it were not there', async () => {
    const caseId = await open();
    const subject = await booking(world.company);
    await logged();
    expect(kindOf(await link(caseId, subject))).toBe('record-not-logged');
    const both: Reader = {
      ...world.people.manager,
      memberships: [...world.people.manager.memberships, { organizationId: world.company, roles: ['viewer'], organizationVerified: true }],
    };
    expect(kindOf(await link(caseId, subject, 'test-booking', both))).toBe('ok');
  });
  test('of this room comes by itself, and reserved kinds are given by the house', async () => {
    const caseId = await open();
    await logged();
    expect(kindOf(await link(caseId, { type: 'diligence-case', id: caseId }))).toBe('evidence-kind-reserved');
    expect(kindOf(await link(caseId, await booking(world.unit), 'notice-certificate'))).toBe('evidence-kind-reserved');
    expect(kindOf(await link(caseId, await booking(world.unit), 'test-booking', 'viewer'))).toBe('not-allowed');
  });
});

describe('a withdrawal', () => {
  const withdraw = (caseId: string, evidenceId: string, who: Who = 'manager') =>
    world.write(who, (context) => withdrawEvidence(context, caseId, evidenceId, '附件有误'));
  test('leaves it readable, and opens the gap again', async () => {
    const caseId = await open();
    const piece = must(await supply(caseId, 'readiness-statement'));
    expect(await gapsOf(caseId)).toBe(5);
    expect(must(await withdraw(caseId, piece.id))).toMatchObject({ withdrawnReason: '附件有误' });
    expect([await status(caseId, 'exploratory'), await gapsOf(caseId)]).toEqual(['missing', 6]);
    expect(presentDossier(must(await read(caseId))).evidence[0]).toMatchObject({ withdrawnAt: worldNow.toISOString(), actions: ['download'] });
    expect((await textOf(caseId, piece.id)).text).toContain('已说明。');
    expect(kindOf(await withdraw(caseId, piece.id))).toBe('wrong-state');
  });
  test('is not for everybody, and only for what is there', async () => {
    const [caseId, other] = [await open(), await open()];
    const piece = must(await supply(caseId, 'readiness-statement'));
    expect(kindOf(await withdraw(caseId, piece.id, 'signatory'))).toBe('not-allowed');
    expect(kindOf(await withdraw(other, piece.id))).toBe('evidence-not-found');
    expect(kindOf(await withdraw(caseId, world.newId()))).toBe('evidence-not-found');
  });
  test('what the house gave goes only with its record', async () => {
    const caseId = await open();
    const source = { type: 'price-record', id: world.newId() };
    const piece = must(
      await world.write('manager', async (context) =>
        ok(
          await giveEvidence(context, must(await workedCase(context, caseId, () => true)).case, {
            kind: 'valuation',
            title: { zh: '估值' },
            source,
            record: { amount: '1' },
          }),
        ),
      ),
    );
    expect(kindOf(await withdraw(caseId, piece.id))).toBe('evidence-kind-reserved');
    const taken = await world.write('manager', async (context) =>
      ok(await takeBackEvidence(context, must(await workedCase(context, caseId, () => true)).case, source, '作废')),
    );
    expect(must(taken).map(({ id }) => id)).toEqual([piece.id]);
    expect([await status(caseId, 'price'), await gapsOf(caseId)]).toEqual(['missing', 6]);
  });
});

describe('accesses', () => {
  test('are kept, with who, as what, and when; an open page is one visit', async () => {
    const caseId = await open();
    const piece = must(await supply(caseId, 'alternatives'));
    const look = (who: Who, minutes: number) => world.read(who, (context) => getDossier(context, caseId), new Date(worldNow.getTime() + minutes * 60_000));
    for (const [who, minutes] of [
      ['auditor', 0],
      ['auditor', 1],
      ['auditor', 4],
      ['auditor', 6],
      ['expert', 7],
      ['secretariat', 8],
    ] as const)
      must(await look(who, minutes));
    must(await world.read('viewer', (context) => downloadEvidence(context, caseId, piece.id), daysLater(1)));
    must(await world.read('viewer', (context) => downloadEvidence(context, caseId, piece.id), daysLater(1)));
    const list = must(await world.read('manager', (context) => listDossierAccesses(context, caseId)));
    expect(list.map(({ name, as, what }) => `${name} ${as} ${what}`)).toEqual([
      'viewer unit file',
      'viewer unit file',
      'secretariat office matrix',
      'expert committee matrix',
      'auditor auditor matrix',
      'auditor auditor matrix',
    ]);
  });
  test('a refused look and a file that is not there leave no trace of one', async () => {
    const caseId = await open();
    await read(caseId, 'outsider');
    expect(kindOf(await world.read('manager', (context) => downloadEvidence(context, caseId, world.newId())))).toBe('evidence-not-found');
    expect(must(await world.read('manager', (context) => listDossierAccesses(context, caseId)))).toEqual([]);
  });
});
