/** Committees: who forms and sees them, rules that could never decide, members from inside and outside. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLocales } from '@tongtu/platform/i18n';
import { expect as must } from '@tongtu/kernel/result';
import { diligenceErrors } from '../contract.ts';
import { committeeFields } from '../contract/committees.ts';
import { findCommittee } from '../store/committees.ts';
import { listCommittees } from '../use-cases/committees.ts';
import { dissolveCommittee, formCommittee, saveCommittee, type CommitteeFields } from '../use-cases/keep-committee.ts';
import { daysLater, kindOf, makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.closeSound());

type Who = Parameters<World['read']>[0];
const people = (...who: readonly (keyof World['people'])[]): string[] => who.map((each) => world.people[each].personId);
const fields = (more: Partial<CommitteeFields> = {}): CommitteeFields => ({
  name: { zh: '学术委员会', en: 'Academic committee' },
  quorum: { share: '2/3', least: 2 },
  majority: '1/2',
  chairId: world.people.chair.personId,
  memberIds: people('chair', 'member-two', 'expert'),
  ...more,
});
const form = (who: Who, more: Partial<CommitteeFields> = {}, organizationId = world.unit) =>
  world.write(who, (context) => formCommittee(context, organizationId, fields(more)));
const save = (who: Who, id: string, more: Partial<CommitteeFields> = {}, revision = 1) =>
  world.write(who, (context) => saveCommittee(context, id, { revision, fields: fields(more) }), daysLater(1));
const dissolve = (who: Who, id: string) => world.write(who, (context) => dissolveCommittee(context, id));

describe('forming', () => {
  it('by who binds the unit; with experts from outside; the chair stands first', async () => {
    for (const who of ['manager', 'viewer', 'chair', 'outsider', 'secretariat', 'auditing-admin', 'visitor'] as const)
      expect(kindOf(await form(who))).toBe('not-allowed');
    const { committee, names, actions } = must(
      await form('signatory', { memberIds: people('expert', 'member-two', 'chair', 'expert'), chairId: world.people.expert.personId }),
    );
    expect(committee.members.map(({ personId, chair }) => [names.get(personId), chair])).toEqual([
      ['expert', true],
      ['membertwo', false],
      ['chair', false],
    ]);
    expect(actions).toEqual(['save', 'dissolve']);
    expect(kindOf(await form('admin', {}, world.newId()))).toBe('organization-not-found');
    expect(kindOf(await form('admin', {}, world.enterprise))).toBe('not-allowed');
  });

  it.each([
    ['committee-chair-outside', () => ({ chairId: world.people['member-four'].personId })],
    ['committee-quorum-impossible', () => ({ quorum: { share: '1/2', least: 4 } })],
    ['committee-quorum-impossible', () => ({ quorum: { share: '5/4', least: 1 } })],
    // One person twice is one member.
    ['committee-quorum-impossible', () => ({ quorum: { share: '1/2', least: 4 }, memberIds: people('chair', 'chair', 'member-two', 'expert') })],
    ['committee-majority-impossible', () => ({ majority: '1/1' })],
    ['committee-majority-impossible', () => ({ majority: '1/3' })],
    ['person-not-found', () => ({ memberIds: [...people('chair', 'expert'), world.newId()] })],
  ] as const)('%s', async (kind, more) => {
    expect(kindOf(await form('admin', more()))).toBe(kind);
    expect(diligenceErrors[kind]).toBeGreaterThanOrEqual(400);
  });

  it.each(['0/3', '2/0', '1', '50%', '0.5', '-1/2', '1/2/3', '12345/2', ''])('a part is written as a fraction, not %j', (share) => {
    const parsed = committeeFields.safeParse({ ...fields(), quorum: { share, least: 1 } });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['fraction-malformed']);
  });
});

describe('changing', () => {
  it('keeps the day of those who stay; others do not see it, or may not', async () => {
    const { id, formedAt } = must(await form('admin')).committee;
    expect(kindOf(await save('manager', id))).toBe('not-allowed');
    expect(kindOf(await save('expert', id))).toBe('not-allowed');
    expect(kindOf(await save('soe-admin', id))).toBe('committee-not-found');
    expect(kindOf(await save('admin', world.newId()))).toBe('committee-not-found');
    must(await save('admin', id, { memberIds: people('chair', 'member-four'), majority: '2/3' }));
    const kept = await findCommittee(world.database.db, id);
    expect(kept).toMatchObject({ majority: '2/3', formedAt });
    expect(kept!.members.map(({ personId, since }) => [personId, since])).toEqual([
      [world.people.chair.personId, formedAt],
      [world.people['member-four'].personId, daysLater(1)],
    ]);
  });

  it('ends when it is dissolved', async () => {
    const { id } = must(await form('admin')).committee;
    expect(kindOf(await dissolve('manager', id))).toBe('not-allowed');
    expect(must(await dissolve('signatory', id)).actions).toEqual([]);
    expect(kindOf(await dissolve('signatory', id))).toBe('wrong-state');
    expect(kindOf(await save('admin', id))).toBe('wrong-state');
  });

  it('counts revisions, and refuses who read an older one', async () => {
    const { id } = must(await form('admin')).committee;
    expect(must(await save('admin', id, { majority: '2/3' })).committee.revision).toBe(2);
    expect(await save('signatory', id, { majority: '3/4' })).toMatchObject({ error: { kind: 'revision-conflict', details: { revision: 2 } } });
    expect(await findCommittee(world.database.db, id)).toMatchObject({ revision: 2, majority: '2/3' });
    expect(must(await save('signatory', id, { majority: '3/4' }, 2)).committee).toMatchObject({ revision: 3, majority: '3/4' });
  });

  it('of two at once one is told, and what the other wrote stands whole', async () => {
    const { id } = must(await form('admin')).committee;
    const wanted = [people('chair', 'member-three'), people('chair', 'member-four')];
    const answers = await Promise.all(wanted.map((memberIds) => save('admin', id, { memberIds })));
    expect(answers.map(kindOf).toSorted()).toEqual(['ok', 'revision-conflict']);
    const { members } = (await findCommittee(world.database.db, id))!;
    expect(members.map(({ personId }) => personId)).toEqual(wanted[answers.findIndex(({ ok }) => ok)]);
  });
});

describe('reading', () => {
  it('those of one’s organizations, and those in which one sits', async () => {
    const soe = must(
      await form('soe-admin', { memberIds: people('soe-manager', 'expert'), chairId: world.people['soe-manager'].personId }, world.enterprise),
    ).committee;
    const list = (who: Who, organizationId?: string) => world.read(who, (context) => listCommittees(context, organizationId));
    const of = async (who: Who, organizationId?: string) => new Set((await list(who, organizationId)).items.map(({ committee }) => committee.organizationId));
    expect(await of('viewer')).toEqual(new Set([world.unit]));
    expect(await of('expert')).toEqual(new Set([world.unit, world.enterprise]));
    expect(await of('soe-admin', world.unit)).toEqual(new Set());
    expect(await of('auditor', world.enterprise)).toEqual(new Set([world.enterprise]));
    expect(await of('expert', world.enterprise)).toEqual(new Set([world.enterprise]));
    expect(await of('visitor')).toEqual(new Set());
    expect((await list('admin')).mayForm).toBe(true);
    expect([(await list('manager')).mayForm, (await list('admin', world.enterprise)).mayForm]).toEqual([false, false]);
    expect((await list('expert', world.enterprise)).items.map(({ committee, actions }) => [committee.id, actions])).toEqual([[soe.id, []]]);
  });
});

it('every kind has a sentence in both languages', () => {
  const { sentence } = loadLocales();
  const kinds = [
    'committee-not-found',
    'committee-chair-outside',
    'committee-quorum-impossible',
    'committee-majority-impossible',
    'fraction-malformed',
    'committee-missing',
    'decision-already-called',
    'decision-not-found',
    'not-a-member',
    'conflict-found',
    'conflict-final',
    'quorum-missing',
    'conflict-of-interest',
    'conflict-undeclared',
    'minutes-differ',
    'sign-in-again',
    'person-not-found',
  ] as const;
  for (const kind of kinds) expect([sentence('zh', kind, {}), sentence('en', kind, {})], kind).not.toContain(undefined);
  expect([diligenceErrors['conflict-of-interest'], diligenceErrors['not-a-member'], diligenceErrors['sign-in-again']]).toEqual([403, 403, 403]);
});
