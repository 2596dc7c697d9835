/** From a draft to force and to the next version, and who may do which step. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { versionLifecycle, versionStates } from '../domain/version-lifecycle.ts';
import { acceptPlanVersion } from '../use-cases/accept-plan-version.ts';
import { draftPlanVersion } from '../use-cases/draft-plan-version.ts';
import { draftSharingPlan } from '../use-cases/draft-sharing-plan.ts';
import { proposePlanVersion } from '../use-cases/propose-plan-version.ts';
import { listSharingPlans, readSharingPlan } from '../use-cases/read-plans.ts';
import { savePlanVersion } from '../use-cases/save-plan-version.ts';
import { readVersion } from '../use-cases/version-view.ts';
import { withdrawPlanVersion } from '../use-cases/withdraw-plan-version.ts';
import { kindOf, makeWorld, stances, worldTree, type World, type WorldStance } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.close());

const everybody = async (act: (who: WorldStance) => Promise<unknown>): Promise<Record<string, unknown>> =>
  Object.fromEntries(await Promise.all(stances.map(async (who) => [who, await act(who)] as const)));
const unlawful = { ...worldTree, steps: [{ kind: 'split' as const, shares: { team: '20%', unit: '70%', pilot: '5%', fund: '5%' } }] };

describe('a draft', () => {
  test('is begun by managers of the unit alone', async () => {
    const begun = await everybody(async (who) =>
      kindOf(await world.write(who, (context) => draftSharingPlan(context, { organizationId: world.unit, tree: worldTree, bindings: world.bindings }))),
    );
    expect(Object.keys(begun).filter((who) => begun[who] === 'ok')).toEqual(['manager', 'second-manager', 'admin']);
  });
  test('names every fault of its tree with its place', async () => {
    const refused = await world.write('manager', (context) =>
      draftSharingPlan(context, { organizationId: world.unit, tree: { ...worldTree, steps: [{ kind: 'split', shares: { team: '60%', nobody: '30%' } }] } }),
    );
    expect(refused).toMatchObject({
      ok: false,
      error: {
        kind: 'plan-invalid',
        errors: [
          { kind: 'party-unknown', field: 'steps.0.shares.nobody' },
          { kind: 'shares-not-whole', field: 'steps.0.shares' },
        ],
      },
    });
  });
  test('is seen by the unit, the office and auditors; for parties and members it is not there yet', async () => {
    const { plan } = await world.draft();
    const seen = await everybody(async (who) => kindOf(await world.read(who, (context) => readSharingPlan(context, plan.id))));
    expect(Object.keys(seen).filter((who) => seen[who] === 'ok')).toEqual([
      'viewer',
      'manager',
      'second-manager',
      'signatory',
      'admin',
      'secretariat',
      'second-secretariat',
      'auditor',
      'auditing-admin',
    ]);
  });
  test('is saved by who had the newest revision before him, and keeps who stands behind it', async () => {
    const { plan, version } = await world.draft();
    const tree = { ...worldTree, title: { zh: '改过的', en: 'Changed' } };
    const saved = must(await world.write('manager', (context) => savePlanVersion(context, plan.id, 1, { revision: 1, tree })));
    expect(saved.version).toMatchObject({ revision: 2, bindings: version.bindings });
    expect(saved.version.sha256).not.toBe(version.sha256);
    expect(kindOf(await world.write('second-manager', (context) => savePlanVersion(context, plan.id, 1, { revision: 1, tree })))).toBe('revision-conflict');
  });
  test('binds only parties that it names, and organizations and people that are there', async () => {
    const { plan } = await world.draft();
    const save = async (parties: Record<string, { organizationId?: string; personId?: string }>) =>
      kindOf(
        await world.write('manager', (context) => savePlanVersion(context, plan.id, 1, { revision: 1, tree: worldTree, bindings: { parties, members: {} } })),
      );
    expect(await save({ stranger: { organizationId: world.party } })).toBe('binding-unknown');
    expect(await save({ pilot: { organizationId: world.newId() } })).toBe('organization-not-found');
    expect(await save({ pilot: { personId: world.newId() } })).toBe('person-not-found');
  });
});

describe('a proposal', () => {
  test('is refused where the check finds a violation, where nobody stands behind a party, and for another text', async () => {
    const propose = async (id: string, sha256: string) => kindOf(await world.write('manager', (context) => proposePlanVersion(context, id, 1, sha256)));
    const wrong = await world.draft(unlawful);
    expect(wrong.version.verdict).toBe('violation');
    expect(await propose(wrong.plan.id, wrong.version.sha256)).toBe('plan-unlawful');
    const open = await world.draft(worldTree, { parties: { pilot: { organizationId: world.party } }, members: {} });
    expect(await propose(open.plan.id, open.version.sha256)).toBe('bindings-missing');
    const right = await world.draft();
    expect(await propose(right.plan.id, '0'.repeat(64))).toBe('plan-changed');
    expect(await propose(right.plan.id, right.version.sha256)).toBe('ok');
    expect(await propose(right.plan.id, right.version.sha256)).toBe('wrong-state');
  });
  test('writes to those who sign, and from then on parties and members see it', async () => {
    const { plan, version } = await world.draft();
    const before = world.mail.sent.length;
    must(await world.write('manager', (context) => proposePlanVersion(context, plan.id, 1, version.sha256)));
    expect(new Set(world.mail.sent.slice(before).map((letter) => letter.to))).toEqual(
      new Set(['signatory@example.org', 'admin@example.org', 'auditingadmin@example.org', 'partysignatory@example.org', 'fundsignatory@example.org']),
    );
    const seen = await everybody(async (who) => kindOf(await world.read(who, (context) => readVersion(context, plan.id, 1))));
    expect(Object.keys(seen).filter((who) => seen[who] !== 'ok')).toEqual(['visitor', 'person', 'outsider']);
    const stanceOf = async (who: WorldStance) => must(await world.read(who, (context) => readSharingPlan(context, plan.id))).stance;
    expect([await stanceOf('viewer'), await stanceOf('party-viewer'), await stanceOf('member-one'), await stanceOf('auditor')]).toEqual([
      'unit',
      'party',
      'member',
      'office',
    ]);
  });
  test('is accepted for an organization by who signs for it, once, and is in force with the last', async () => {
    const { plan, version } = await world.draft();
    must(await world.write('manager', (context) => proposePlanVersion(context, plan.id, 1, version.sha256)));
    const accept = async (who: WorldStance, organizationId: string, sha256 = version.sha256) =>
      kindOf(await world.write(who, (context) => acceptPlanVersion(context, plan.id, 1, { sha256, organizationId })));
    expect(await accept('party-viewer', world.party)).toBe('not-allowed');
    expect(await accept('manager', world.unit)).toBe('not-allowed');
    expect(await accept('auditing-admin', world.unit)).toBe('not-allowed');
    expect(await accept('outsider', world.outside)).toBe('plan-not-found');
    expect(await accept('party-signatory', world.party, '0'.repeat(64))).toBe('plan-changed');
    expect(await accept('party-signatory', world.party)).toBe('ok');
    expect(await accept('party-signatory', world.party)).toBe('accepted-already');
    expect(await accept('signatory', world.unit)).toBe('ok');
    expect(must(await world.read('manager', (context) => readSharingPlan(context, plan.id))).inForce).toBeNull();
    expect(await accept('fund-signatory', world.fund)).toBe('ok');
    expect(must(await world.read('manager', (context) => readSharingPlan(context, plan.id)))).toMatchObject({ inForce: 1, latest: { state: 'in-force' } });
    expect(await world.announced(plan.id)).toEqual([
      'sharing-plan-drafted',
      'plan-version-proposed',
      'plan-version-accepted',
      'plan-version-accepted',
      'plan-version-accepted',
      'plan-version-in-force',
    ]);
  });
  test('two organizations that accept at once bring it into force once', async () => {
    const { plan, version } = await world.draft();
    const { sha256 } = version;
    must(await world.write('manager', (context) => proposePlanVersion(context, plan.id, 1, sha256)));
    const accepts = await Promise.all(
      (
        [
          ['signatory', world.unit],
          ['party-signatory', world.party],
          ['fund-signatory', world.fund],
        ] as const
      ).map(([who, organizationId]) => world.write(who, (context) => acceptPlanVersion(context, plan.id, 1, { sha256, organizationId }))),
    );
    expect(accepts.map(kindOf)).toEqual(['ok', 'ok', 'ok']);
    expect((await world.announced(plan.id)).filter((kind) => kind === 'plan-version-in-force')).toHaveLength(1);
  });
});

describe('the next version', () => {
  test('is one at a time, begins later than the one in force, and supersedes it', async () => {
    const planId = await world.planInForce();
    const drafted = must(await world.write('manager', (context) => draftPlanVersion(context, planId)));
    expect(drafted.version).toMatchObject({ version: 2, state: 'draft', effectiveOn: '2026-11-01' });
    expect(kindOf(await world.write('manager', (context) => draftPlanVersion(context, planId)))).toBe('draft-exists');
    expect(kindOf(await world.write('manager', (context) => proposePlanVersion(context, planId, 2, drafted.version.sha256)))).toBe('effective-too-early');
    const saved = must(
      await world.write('manager', (context) => savePlanVersion(context, planId, 2, { revision: 1, tree: { ...worldTree, effectiveOn: '2027-01-01' } })),
    );
    await world.bringIntoForce(planId, 2, saved.version.sha256);
    const whole = must(await world.read('manager', (context) => readSharingPlan(context, planId)));
    // Until its first day the earlier one still counts.
    expect(whole).toMatchObject({ inForce: 1, versions: [{ state: 'superseded' }, { state: 'in-force' }] });
    const later = must(await world.read('manager', (context) => readSharingPlan(context, planId), new Date('2027-01-01T01:00:00Z')));
    expect(later.inForce).toBe(2);
  });
  test('may be withdrawn, and another drafted from any earlier one', async () => {
    const planId = await world.planInForce();
    must(await world.write('manager', (context) => draftPlanVersion(context, planId)));
    expect(kindOf(await world.write('signatory', (context) => withdrawPlanVersion(context, planId, 2)))).toBe('not-allowed');
    must(await world.write('manager', (context) => withdrawPlanVersion(context, planId, 2)));
    const third = must(await world.write('manager', (context) => draftPlanVersion(context, planId, 1)));
    expect(third.version.version).toBe(3);
    expect(kindOf(await world.write('manager', (context) => draftPlanVersion(context, planId, 9)))).toBe('draft-exists');
  });
});

test('lists hold what concerns the reader, page by page', async () => {
  const ids = [await world.planInForce(), await world.planInForce(), await world.planInForce()];
  const list = (who: WorldStance, after?: string) => world.read(who, (context) => listSharingPlans(context, { after, limit: 2 }));
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = must(await list('member-one', after));
    expect(page.items.length).toBeLessThanOrEqual(2);
    found.push(...page.items.map(({ plan }) => plan.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(ids));
  expect(must(await list('outsider')).items).toEqual([]);
  expect(kindOf(await list('manager', 'nonsense'))).toBe('malformed-cursor');
});

test('every state answers every action', () => {
  expect(
    versionStates.map((state) => [
      state,
      versionLifecycle.actions.map((action) => (versionLifecycle.next(state, action, () => true).ok ? action : null)).filter((a) => a !== null),
    ]),
  ).toEqual([
    ['draft', ['save', 'propose', 'withdraw']],
    ['proposed', ['accept', 'enter-into-force', 'withdraw']],
    ['in-force', ['supersede']],
    ['superseded', []],
    ['withdrawn', []],
  ]);
  expect(versionLifecycle.next('draft', 'propose')).toMatchObject({ ok: false, error: { kind: 'guard-refused' } });
  expect(versionLifecycle.unreachableStates()).toEqual([]);
});
