/** Shareholdings as they are recorded, and the check of a case against its counterparty: what it finds, who reads it, when it is old. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { testChance } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import type { CaseFields } from '../contract/cases.ts';
import { declaration, relatedPartyCheck, shareholding, type DeclarationFields } from '../contract/declarations.ts';
import { relatedPartyRefusal } from '../domain/related-party-standing.ts';
import type { DiligenceOptions } from '../http/options.ts';
import { declarationHandlers } from '../http/declaration-handlers.ts';
import { findCase } from '../store/cases.ts';
import { evidenceOfCase } from '../store/evidence.ts';
import { checkRelatedParties, getRelatedPartyCheck, type SeenCheck } from '../use-cases/check-related-parties.ts';
import { declareInterest } from '../use-cases/declare-interest.ts';
import { openCase } from '../use-cases/open-case.ts';
import { registeredConflicts, relatedPartyStanding } from '../use-cases/related-parties.ts';
import { endShareholding, listShareholdings, recordShareholding } from '../use-cases/shareholdings.ts';
import { daysLater, kindOf, makeWorld, type World, worldNow } from './world.ts';

let world: World;
const chance = testChance('related-parties');
const handlers = declarationHandlers({ chance } as DiligenceOptions);
type Who = keyof World['people'];
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const open = async (more: Partial<CaseFields> = {}): Promise<string> =>
  must(await world.write('manager', (context) => openCase(context, { organizationId: world.unit, fields: world.fields(more) }))).id;
const check = (caseId: string, who: Who = 'manager') => world.write(who, (context) => checkRelatedParties(context, caseId));
const declare = (who: Who, more: Partial<DeclarationFields & { readonly corrects: string }>) =>
  world.write(who, (context) =>
    declareInterest(
      context,
      world.unit,
      {
        kind: 'family',
        caseId: null,
        about: { organizationId: world.company, name: null },
        relation: '配偶',
        share: null,
        value: null,
        on: '2026-05-01',
        words: null,
        corrects: null,
        ...more,
      },
      chance,
    ),
  );
const standing = async (caseId: string, now = worldNow) =>
  world.read('manager', async (context) => relatedPartyStanding(context, (await findCase(context.tx, caseId))!), now);
const ways = (seen: SeenCheck): string[] => seen.findings.map(({ way }) => way);
const record = (organizationId: string, who: Who, share: string, holder: string | null, since = '2026-01-01', name: string | null = null) =>
  world.write(who, (context) =>
    recordShareholding(context, organizationId, { holderOrganizationId: holder, holderName: name, share, since, source: '国家企业信用信息公示系统' }),
  );

describe('shareholdings', () => {
  it('are never above the whole at one time', async () => {
    const first = must(await record(world.company, 'outsider', '60', null, '2026-01-01', '甲基金'));
    expect(await record(world.company, 'outsider', '40.000001', null, '2026-03-01', '乙基金')).toMatchObject({
      error: { kind: 'shares-above-whole', details: { most: '100.000001' } },
    });
    must(await record(world.company, 'outsider', '40', null, '2026-03-01', '乙基金'));
    // Before the second began there was room, but what begins then goes on.
    expect(kindOf(await record(world.company, 'outsider', '1', null, '2026-02-01', '丙基金'))).toBe('shares-above-whole');
    const end = (until: string, id = first.shareholding.id) => world.write('outsider', (context) => endShareholding(context, world.company, id, until));
    expect(kindOf(await end('2025-12-31'))).toBe('range-reversed');
    expect(kindOf(await end('2026-02-30'))).toBe('date-malformed');
    expect(kindOf(await end('2026-05-01', world.newId()))).toBe('shareholding-not-found');
    expect(must(await end('2026-05-01')).shareholding.until).toBe('2026-05-01');
    expect(kindOf(await end('2026-05-02'))).toBe('wrong-state');
    expect(kindOf(await record(world.company, 'outsider', '60', null, '2026-05-01', '丙基金'))).toBe('ok');
  });
  it('two at one moment do not both fit', async () => {
    const both = await Promise.all([
      record(world.daughter, 'admin', '60', null, '2026-01-01', '甲'),
      record(world.unit, 'admin', '60', null, '2026-01-01', '甲'),
    ]);
    expect(both.map(kindOf)).toEqual(['not-allowed', 'ok']);
    const twice = await Promise.all(['甲', '乙'].map((name) => record(world.enterprise, 'soe-admin', '60', null, '2026-01-01', name)));
    expect(twice.map(kindOf).toSorted()).toEqual(['ok', 'shares-above-whole']);
  });
  it.each([
    ['viewer', 'not-allowed'],
    ['manager', 'not-allowed'],
    ['auditing-admin', 'not-allowed'],
    ['outsider', 'not-allowed'],
    ['person', 'organization-not-found'],
    ['signatory', 'ok'],
  ] as const)('recorded by %s: %s', async (who, kind) => expect(kindOf(await record(world.unit, who, '0.01', null, '2026-01-01', '某人'))).toBe(kind));
  it.each([
    ['0', null, '甲', 'percent-malformed'],
    ['100.1', null, '甲', 'percent-malformed'],
    ['1', null, null, 'declaration-incomplete'],
    ['1', null, '——', 'declaration-incomplete'],
  ] as const)('%s of %s %s: %s', async (share, holder, name, kind) =>
    expect(kindOf(await record(world.unit, 'admin', share, holder, '2026-01-01', name))).toBe(kind),
  );
  it('of itself there are none', async () => expect(kindOf(await record(world.unit, 'admin', '1', world.unit))).toBe('declaration-incomplete'));
  it('are read by members, from both ends', async () => {
    const seen = await world.read('viewer', (context) => listShareholdings(context, world.company));
    expect(must(seen).holders.map(({ holderName }) => holderName)).toContainEqual({ zh: '甲基金' });
    expect(must(seen).actions).toEqual([]);
    expect(kindOf(await world.read('person', (context) => listShareholdings(context, world.company)))).toBe('organization-not-found');
  });
});

describe('the check', () => {
  it('finds nothing between strangers, names who has not declared, and is evidence', async () => {
    const caseId = await open({ counterparty: { organizationId: null, name: '远方公司' } });
    expect(await standing(caseId)).toBeNull();
    const seen = must(await check(caseId));
    expect(seen).toMatchObject({ findings: [], current: true, counterpartyName: { zh: '远方公司' } });
    expect(seen.undeclared.map(({ personId }) => personId)).toEqual([world.people.manager.personId]);
    const [evidence] = await evidenceOfCase(world.database.db, caseId);
    expect(evidence).toMatchObject({ kind: 'related-party-check', source: { type: 'related-party-check', id: seen.check.id } });
    expect(relatedPartyRefusal(await standing(caseId), false)).toBe('declarations-missing');
    must(await declare('manager', { kind: 'none', caseId }));
    must(await check(caseId));
    expect(relatedPartyRefusal(await standing(caseId), false)).toBeNull();
  });
  it('needs another side, and a case that goes on', async () => {
    expect(kindOf(await check(await open({ counterparty: { organizationId: null, name: null } })))).toBe('counterparty-missing');
    const over = await open();
    await sql`update diligence_cases set state = 'abandoned' where case_id = ${over}`.execute(world.database.db);
    expect(kindOf(await check(over))).toBe('wrong-state');
  });
  it('finds the daughter, by id and by a name written otherwise', async () => {
    expect(ways(must(await check(await open({ counterparty: { organizationId: world.daughter, name: null } }))))).toEqual(['parent']);
    const named = await open({ counterparty: { organizationId: null, name: '「示例大学」 科技公司' } });
    expect(ways(must(await check(named)))).toEqual(['parent']);
  });
  it('follows shareholdings, while they are held', async () => {
    const fund = await world.organization('private-enterprise', '示例基金', 'Example Fund');
    const target = await world.organization('private-enterprise', '示例目标公司', 'Example Target');
    const founder = await world.person('founder', target, ['admin']);
    const keeper = await world.person('keeper', fund, ['admin']);
    const hold = (heldId: string, reader: typeof founder, holderOrganizationId: string) =>
      world.write(reader, (context) =>
        recordShareholding(context, heldId, { holderOrganizationId, holderName: null, share: '50', since: '2026-01-01', source: 'x' }),
      );
    const { shareholding: held } = must(await hold(target, founder, fund));
    must(await hold(fund, keeper, world.unit));
    const caseId = await open({ counterparty: { organizationId: target, name: null } });
    expect(must(await check(caseId)).findings).toMatchObject([{ way: 'shareholding', share: '25', through: { zh: '示例基金' }, personId: null }]);
    expect((await standing(caseId))?.current).toBe(true);
    must(await world.write(founder, (context) => endShareholding(context, target, held.id, '2026-06-10')));
    expect((await standing(caseId, daysLater(1)))?.current).toBe(true);
    // On the day on which it ends the check is old.
    expect((await standing(caseId, daysLater(9)))?.current).toBe(false);
  });
  it('is old once somebody declares, and asks for the mark once it finds', async () => {
    const caseId = await open();
    must(await check(caseId));
    const declared = must(await declare('manager', { caseId })).declaration;
    expect(relatedPartyRefusal(await standing(caseId), false)).toBe('related-parties-unchecked');
    expect(must(await check(caseId)).findings).toMatchObject([{ way: 'family', personId: world.people.manager.personId, personName: 'manager' }]);
    expect(relatedPartyRefusal(await standing(caseId), false)).toBe('related-party-unmarked');
    expect(relatedPartyRefusal(await standing(caseId), true)).toBeNull();
    must(await declare('manager', { kind: 'none', caseId, corrects: declared.id }));
    expect((await standing(caseId))?.current).toBe(false);
    expect(must(await check(caseId)).findings).toEqual([]);
    expect((await evidenceOfCase(world.database.db, caseId)).filter(({ kind }) => kind === 'related-party-check')).toHaveLength(3);
  });
  it('stays good when somebody says for another case that there is nothing', async () => {
    const [caseId, other] = [await open({ people: [] }), await open({ people: [] })];
    must(await check(caseId));
    must(await declare('second-manager', { kind: 'none', caseId: other, about: { organizationId: null, name: null }, relation: null }));
    expect((await standing(caseId))?.current).toBe(true);
  });
  it('looks at the same twice where nothing changed', async () => {
    const caseId = await open();
    const before = must(await check(caseId));
    expect(must(await check(caseId)).check.outcomeSha256).toBe(before.check.outcomeSha256);
  });
  it.each([
    ['viewer', 'not-allowed'],
    ['chair', 'not-allowed'],
    ['expert', 'not-allowed'],
    ['secretariat', 'not-allowed'],
    ['auditor', 'not-allowed'],
    ['auditing-admin', 'not-allowed'],
    ['outsider', 'case-not-found'],
    ['manager', 'ok'],
    ['signatory', 'ok'],
  ] as const)('made by %s: %s', async (who, kind) => expect(kindOf(await check(await open(), who))).toBe(kind));
});

describe('whose declaration it was', () => {
  let caseId: string;
  beforeAll(async () => {
    must(await declare('second-manager', { kind: 'shareholding', share: '5', relation: null }));
    caseId = await open({ people: [{ personId: world.people['second-manager'].personId, part: 'completer' }] });
    must(await check(caseId));
  });
  const seenBy = async (who: Who) => must(await world.read(who, (context) => getRelatedPartyCheck(context, caseId)))!.findings[0]!;
  it.each(['manager', 'signatory', 'admin', 'secretariat', 'auditor', 'expert', 'second-manager'] as const)('%s reads it', async (who) =>
    expect(await seenBy(who)).toMatchObject({ way: 'personal-shareholding', personName: 'secondmanager', share: '5' }),
  );
  it('other people of the unit learn that there is one', async () =>
    expect(await seenBy('viewer')).toMatchObject({ way: 'personal-shareholding', personId: null, personName: null, share: null, through: null }));
  it('the dossier and the news name the declaration only', async () => {
    const evidence = (await evidenceOfCase(world.database.db, caseId)).find(({ kind }) => kind === 'related-party-check')!;
    const { findings } = JSON.parse(evidence.record!) as { findings: object[] };
    expect(findings).toMatchObject([{ way: 'personal-shareholding', person: null, source: { type: 'declaration' } }]);
    const { rows } = await sql<{ changed: object }>`select changed from events where kind = 'related-parties-checked'`.execute(world.database.db);
    expect(JSON.stringify(rows)).not.toContain(world.people['second-manager'].personId);
  });
  it('others see no case', async () => expect(kindOf(await world.read('outsider', (context) => getRelatedPartyCheck(context, caseId)))).toBe('case-not-found'));
});

describe('conflicts of a member of the committee', () => {
  const conflicts = async (caseId: string, who: Who) =>
    world.read('manager', async (context) => registeredConflicts(context, (await findCase(context.tx, caseId))!, world.people[who].personId));
  it('are his own, not those of the unit or of others', async () => {
    const caseId = await open({ counterparty: { organizationId: world.daughter, name: null } });
    expect(await conflicts(caseId, 'chair')).toEqual([]);
    must(await declare('member-two', { about: { organizationId: world.daughter, name: null } }));
    expect(await conflicts(caseId, 'member-two')).toMatchObject([{ way: 'family' }]);
    expect(await conflicts(caseId, 'chair')).toEqual([]);
  });
  it('are found where he belongs to the other side', async () =>
    expect(await conflicts(await open(), 'outsider')).toMatchObject([{ way: 'membership', through: null, source: { type: 'membership', id: world.company } }]));
  it('of a case without another side there are none', async () =>
    expect(await conflicts(await open({ counterparty: { organizationId: null, name: null } }), 'outsider')).toEqual([]));
});

test('what leaves has the shape of the contract', async () => {
  const caseId = await open();
  const answer = must(
    await world.write('manager', (context) =>
      handlers.checkRelatedParties(context, { params: { caseId }, query: undefined, body: undefined, upload: undefined }),
    ),
  );
  expect(relatedPartyCheck.parse(answer)).toEqual(answer);
  const input = { params: { organizationId: world.unit }, query: { limit: 100 }, body: undefined, upload: undefined };
  const page = must(await world.read('admin', (context) => handlers.listDeclarations(context, input)));
  expect(page.items.length).toBeGreaterThan(0);
  for (const item of page.items) expect(declaration.parse(item)).toMatchObject({ id: item.id, personName: item.personName });
  const shares = must(await world.read('admin', (context) => handlers.listShareholdings(context, { ...input, query: undefined })));
  expect(shares.actions).toEqual(['record']);
  for (const item of [...shares.holders, ...shares.held]) expect(shareholding.parse(item)).toEqual(item);
});

test('a check stands as it was made', async () => {
  const caseId = await open();
  must(await check(caseId));
  await expect(sql`update related_party_checks set marked = true where case_id = ${caseId}`.execute(world.database.db)).rejects.toThrow(/stands/);
});
