/** The register of declarations: who declares, who corrects, who reads what, and what is told of it elsewhere. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { testChance } from '@tongtu/platform/testing';
import { canonicalJson, type Canonical } from '@tongtu/kernel/canonical-bytes';
import { expect as must } from '@tongtu/kernel/result';
import type { DeclarationFields } from '../contract/declarations.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { declareInterest } from '../use-cases/declare-interest.ts';
import { openCase } from '../use-cases/open-case.ts';
import { listDeclarations, type DeclarationPage } from '../use-cases/read-declarations.ts';
import { kindOf, makeWorld, type World } from './world.ts';

let world: World;
const chance = testChance('declarations');
let caseId: string;
type Who = keyof World['people'];
const secret = '岳父是该公司财务总监';

beforeAll(async () => {
  world = await makeWorld();
  caseId = must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields() }))).id;
});
afterAll(() => world.closeSound());

const given = (more: Partial<DeclarationFields> & { readonly corrects?: string } = {}) => ({
  kind: 'family' as const,
  caseId: null,
  about: { organizationId: world.company, name: null },
  relation: '岳父',
  share: null,
  value: null,
  on: '2026-05-01',
  words: secret,
  corrects: null,
  ...more,
});
const declare = (who: Who, more: Parameters<typeof given>[0] = {}, organizationId = world.unit) =>
  world.write(who, (context) => declareInterest(context, organizationId, given(more), chance));
const list = (who: Who, more: { readonly mine?: 'true'; readonly after?: string; readonly limit?: number } = {}) =>
  world.read(who, (context) => listDeclarations(context, world.unit, { limit: 100, ...more }));
const idsOf = (page: DeclarationPage): string[] => page.items.map(({ declaration }) => declaration.id);
type News = { readonly kind: string; readonly organization_id: string | null; readonly changed: Record<string, unknown> };
const eventsAbout = async (id: string): Promise<News[]> =>
  (await sql<News>`select kind, organization_id, changed from events where subject_id = ${id}`.execute(world.database.db)).rows;

describe('who reads what', () => {
  let [ofViewer, ofManager] = ['', ''];
  beforeAll(async () => {
    ofViewer = must(await declare('viewer')).declaration.id;
    ofManager = must(await declare('manager', { kind: 'none', words: null })).declaration.id;
  });
  it.each([
    ['viewer', false],
    ['manager', false],
    ['second-manager', false],
    ['signatory', true],
    ['admin', true],
    ['auditor', true],
    ['auditing-admin', true],
  ] as const)('%s: all %s', async (who, seesAll) => {
    const page = must(await list(who));
    expect(page.seesAll).toBe(seesAll);
    const own = page.items.every(({ declaration }) => declaration.personId === world.people[who].personId);
    expect(seesAll ? idsOf(page).includes(ofViewer) && idsOf(page).includes(ofManager) : own).toBe(true);
  });
  it('the viewer his own, the only one', async () => expect(idsOf(must(await list('viewer')))).toEqual([ofViewer]));
  it('and his own alone, whoever asks so', async () => expect(idsOf(must(await list('admin', { mine: 'true' })))).toEqual([]));
  it.each(['outsider', 'person', 'secretariat', 'soe-admin'] as const)('for %s there is no register', async (who) =>
    expect(kindOf(await list(who))).toBe('organization-not-found'),
  );
  it('a member of a committee from outside reads his own', async () => {
    const made = must(await declare('expert', { caseId, kind: 'none', words: null })).declaration;
    expect(idsOf(must(await list('expert')))).toEqual([made.id]);
  });
  it('pages follow each other without gap or repeat; a foreign marker is refused', async () => {
    const all = idsOf(must(await list('admin')));
    const first = must(await list('admin', { limit: 1 }));
    const second = must(await list('admin', { limit: 100, after: first.next! }));
    expect([...idsOf(first), ...idsOf(second)]).toEqual(all);
    expect(second.next).toBeNull();
    expect(kindOf(await list('admin', { after: 'x' }))).toBe('malformed-cursor');
  });
  it('only who declared it may correct it', async () => {
    const actions = async (who: Who) => must(await list(who)).items.find(({ declaration }) => declaration.id === ofViewer)?.actions;
    expect([await actions('viewer'), await actions('admin'), await actions('auditor')]).toEqual([['correct'], [], []]);
  });
});

describe('declaring', () => {
  it.each([
    ['outsider', 'organization-not-found'],
    ['person', 'organization-not-found'],
    ['secretariat', 'organization-not-found'],
    ['viewer', 'ok'],
  ] as const)('%s: %s', async (who, kind) => expect(kindOf(await declare(who, { kind: 'none', words: null }))).toBe(kind));
  it('from outside only for a case that he sits in', async () => {
    expect(kindOf(await declare('expert'))).toBe('not-allowed');
    expect(kindOf(await declare('expert', { caseId: world.newId() }))).toBe('case-not-found');
    expect(kindOf(await declare('expert', { caseId, kind: 'none', words: null }))).toBe('ok');
  });
  it('for a case of another unit there is none', async () => {
    expect(kindOf(await declare('outsider', { caseId }, world.company))).toBe('case-not-found');
    expect(kindOf(await declare('secretariat', { caseId }))).toBe('organization-not-found');
  });
  it.each([
    [{ on: '2026-02-30' }, 'date-malformed'],
    [{ on: '2026-06-02' }, 'day-in-future'],
    [{ on: '2026-06-01' }, 'ok'],
    [{ relation: null }, 'declaration-incomplete'],
    [{ about: { organizationId: null, name: null } }, 'declaration-incomplete'],
    [{ kind: 'shareholding', share: null }, 'declaration-incomplete'],
    [{ kind: 'shareholding', share: '100.1' }, 'percent-malformed'],
    [{ kind: 'shareholding', share: '12.5' }, 'ok'],
    [{ kind: 'gift', value: null }, 'declaration-incomplete'],
    [{ kind: 'gift', value: { amount: '20000', currency: 'CNY' }, words: null }, 'declaration-incomplete'],
    [{ kind: 'gift', value: { amount: '20000', currency: 'XXQ' } }, 'currency-unknown'],
    [{ kind: 'gift', value: { amount: '-1', currency: 'CNY' } }, 'money-malformed'],
    [{ kind: 'gift', value: { amount: '20000', currency: 'CNY' } }, 'ok'],
    [{ about: { organizationId: '00000000-0000-4000-8000-000000000000', name: null } }, 'organization-not-found'],
  ] as const)('%j: %s', async (more, kind) => expect(kindOf(await declare('viewer', more))).toBe(kind));
});

describe('correcting', () => {
  it('stands in place of the earlier one, once', async () => {
    const first = must(await declare('viewer')).declaration;
    const second = must(await declare('viewer', { corrects: first.id, relation: '岳母' })).declaration;
    expect(second.corrects).toBe(first.id);
    const kept = must(await list('viewer')).items.find(({ declaration }) => declaration.id === first.id)!;
    expect(kept).toMatchObject({ declaration: { relation: '岳父', correctedBy: second.id }, actions: [] });
    expect(kindOf(await declare('viewer', { corrects: first.id }))).toBe('declaration-corrected');
  });
  it('is for oneself, and for the same case', async () => {
    const first = must(await declare('manager', { caseId })).declaration;
    expect(kindOf(await declare('admin', { corrects: first.id }))).toBe('declaration-not-found');
    expect(kindOf(await declare('manager', { corrects: world.newId() }))).toBe('declaration-not-found');
    expect(kindOf(await declare('manager', { corrects: first.id }))).toBe('declaration-incomplete');
    expect(kindOf(await declare('manager', { corrects: first.id, caseId, kind: 'none' }))).toBe('ok');
  });
  it('two at one moment: one of them comes too late', async () => {
    const first = must(await declare('viewer')).declaration;
    const both = await Promise.all([declare('viewer', { corrects: first.id }), declare('viewer', { corrects: first.id, relation: '岳母' })]);
    expect(both.map(kindOf).toSorted()).toEqual(['declaration-corrected', 'ok']);
  });
});

describe('what is told elsewhere', () => {
  it('the news names ids and a hash: neither the kind nor a word of a life', async () => {
    const { declaration } = must(await declare('second-manager', { caseId, about: { organizationId: null, name: '岳父的公司' } }));
    const [announced] = await eventsAbout(declaration.id);
    expect(announced).toMatchObject({ kind: 'interest-declared', organization_id: world.unit, changed: { case: caseId, corrects: null } });
    expect(Object.keys(announced!.changed).toSorted()).toEqual(['case', 'corrects', 'sha256']);
    const evidence = (await evidenceOfCase(world.database.db, caseId)).find(({ source }) => source.id === declaration.id)!;
    const told = JSON.stringify([announced, await eventsAbout(evidence.id), evidence.title]);
    for (const word of [secret, '岳父', world.people['second-manager'].personId]) expect(told).not.toContain(word);
  });
  it('what stands in the register alone is no news of the unit: its people would read in the log who declared something', async () => {
    const { declaration } = must(await declare('second-manager'));
    expect(await eventsAbout(declaration.id)).toMatchObject([{ kind: 'interest-declared', organization_id: null }]);
  });
  it('the dossier of the case holds who, about whom and how much; relatives and words stay in the register', async () => {
    const family = must(await declare('second-manager', { caseId })).declaration;
    const gift = must(await declare('second-manager', { caseId, kind: 'gift', value: { amount: '20000', currency: 'CNY' } })).declaration;
    const evidence = await evidenceOfCase(world.database.db, caseId);
    const of = (id: string) => evidence.find(({ source }) => source.id === id)!;
    expect([of(family.id).kind, of(gift.id).kind]).toEqual(['interest-declaration', 'gift-register']);
    const record = JSON.parse(of(gift.id).record!) as Record<string, unknown>;
    expect(record).toMatchObject({
      kind: 'gift',
      person: gift.personId,
      value: { amount: '20000', currency: 'CNY' },
      about: { organizationId: world.company },
    });
    for (const id of [family.id, gift.id]) for (const word of [secret, '岳父']) expect(of(id).record).not.toContain(word);
  });
  it('the hash is salted: whoever guesses the words cannot tell that he is right', async () => {
    const { declaration } = must(await declare('second-manager', { caseId, words: null }));
    const piece = (await evidenceOfCase(world.database.db, caseId)).find(({ source }) => source.id === declaration.id)!;
    const { sha256, ...told } = JSON.parse(piece.record!) as { [key: string]: Canonical } & { sha256: string };
    const hash = (...parts: (string | Buffer)[]): string => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex');
    const guessed = canonicalJson({ ...told, relation: '岳父', words: null });
    expect(hash(Buffer.from(declaration.salt!, 'base64'), guessed)).toBe(sha256);
    expect(hash(guessed)).not.toBe(sha256);
    expect(JSON.stringify([piece, await eventsAbout(declaration.id)])).not.toContain(declaration.salt!);
  });
  it('one for the register alone is no evidence of a case', async () => {
    const { declaration } = must(await declare('second-manager'));
    expect((await evidenceOfCase(world.database.db, caseId)).some(({ source }) => source.id === declaration.id)).toBe(false);
  });
});

describe('the database', () => {
  const change = (set: ReturnType<typeof sql>, id: string) => sql`update declarations set ${set} where declaration_id = ${id}`.execute(world.database.db);
  test('keeps what was declared, but lets words about a life be forgotten', async () => {
    const { declaration } = must(await declare('viewer'));
    await expect(change(sql`kind = 'none'`, declaration.id)).rejects.toThrow(/what was declared stands/);
    await expect(change(sql`words = 'other'`, declaration.id)).rejects.toThrow(/what was declared stands/);
    await expect(sql`delete from declarations where declaration_id = ${declaration.id}`.execute(world.database.db)).rejects.toThrow(/stands/);
    await change(sql`words = null, relation = null, salt = null`, declaration.id);
    expect(must(await list('viewer')).items.find((one) => one.declaration.id === declaration.id)!.declaration).toMatchObject({ words: null, relation: null });
  });
  test('corrects one once', async () => {
    const first = must(await declare('viewer')).declaration;
    const second = must(await declare('viewer', { corrects: first.id })).declaration;
    await expect(change(sql`corrected_by = null`, first.id)).rejects.toThrow(/stands/);
    expect(second.corrects).toBe(first.id);
  });
});
