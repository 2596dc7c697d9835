/**
 * A small consortium for tests of sharing: a state university as unit, an equipment group with a pilot line and a fund as parties,
 * two researchers in the pool, one reader for every stance, and a plan that is in force.
 */
import { addMember, ensurePerson, foundOrganization, type OrganizationFields } from '@tongtu/parties';
import { inTransaction, settleTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { memoryFiles, memoryJobs, memoryLetters, testContext, testDatabase, testIds } from '@tongtu/platform/testing';
import { visitor, type OrganizationRole, type Reader } from '@tongtu/kernel/reader';
import { expect, type Result } from '@tongtu/kernel/result';
import type { SharingPlanJson } from '../contract/plan.ts';
import type { Bindings } from '../contract/versions.ts';
import { acceptPlanVersion } from '../use-cases/accept-plan-version.ts';
import { draftSharingPlan } from '../use-cases/draft-sharing-plan.ts';
import { proposePlanVersion } from '../use-cases/propose-plan-version.ts';

/** The clock of these tests: a morning in Beijing after the plan has begun. */
export const worldNow: Date = new Date('2026-12-15T01:00:00.000Z');

/** Every stance that somebody can have towards the university's plan. */
export const stances = [
  'visitor',
  'person',
  'outsider',
  'viewer',
  'manager',
  'second-manager',
  'signatory',
  'admin',
  'party-viewer',
  'party-signatory',
  'fund-signatory',
  'member-one',
  'member-two',
  'secretariat',
  'second-secretariat',
  'auditor',
  'auditing-admin',
] as const;
export type WorldStance = (typeof stances)[number];

/** Pilot line first, then 60 % for the team; lawful for a university. */
export const worldTree: SharingPlanJson = {
  version: 1,
  title: { zh: '固态电解质许可', en: 'Solid electrolyte licence' },
  currency: 'CNY',
  pathway: 'licence',
  effectiveOn: '2026-11-01',
  unit: { entityType: 'state-university', region: 'CN', publishedRule: false },
  parties: [
    { id: 'unit', role: 'unit' },
    { id: 'team', role: 'completers' },
    { id: 'pilot', role: 'facility' },
    { id: 'fund', role: 'investor' },
  ],
  base: { kind: 'net', deduct: ['taxes', 'upkeep', 'direct-costs'] },
  steps: [
    { kind: 'split', upTo: '10000000.00', shares: { team: '60%', unit: '25%', pilot: '10%', fund: '5%' } },
    { kind: 'split', shares: { team: '50%', unit: '40%', pilot: '5%', fund: '5%' } },
  ],
  pool: {
    party: 'team',
    members: [
      { id: 'm1', weight: '2/3', main: true },
      { id: 'm2', weight: '1/3', main: false },
    ],
  },
  clawback: false,
  rounding: { ties: ['team', 'unit', 'pilot', 'fund'] },
};

export const makeWorld = async () => {
  const database = await testDatabase();
  const newId = testIds('sharing', worldNow);
  const [jobs, mail, files] = [memoryJobs(), memoryLetters(), memoryFiles()];
  /** A context on the pool: for reads, and for those who open their own transaction. */
  const base = (reader: Reader, now: Date = worldNow): Context => testContext(database.db, { reader, now, newId, jobs, mail, files });
  const office: Reader = { platformRoles: ['secretariat'], memberships: [] };
  const founding = <T>(work: (context: Context) => Promise<T>): Promise<T> => inTransaction(database.db, (tx) => work({ ...base(office), tx }));

  const organization = async (kind: OrganizationFields['kind'], zh: string, en: string): Promise<string> => {
    const id = newId();
    await founding(async (context) =>
      expect(await foundOrganization(context, { id, fields: { kind, name: { zh, en }, country: 'CN', region: '110000' }, state: 'verified', example: false })),
    );
    return id;
  };
  const unit = await organization('university', '示例大学', 'Example University');
  const party = await organization('central-soe', '示例装备集团', 'Example Equipment Group');
  const fund = await organization('investor', '示例基金', 'Example Fund');
  const outside = await organization('private-enterprise', '局外公司', 'Outside Company');

  /** Somebody new with these roles. */
  const reader = async (
    name: string,
    organizationId?: string,
    roles: readonly OrganizationRole[] = [],
    platformRoles: Reader['platformRoles'] = [],
  ): Promise<Reader & { readonly personId: string }> => {
    const personId = newId();
    await founding(async (context) => {
      await ensurePerson(context, { personId, name, email: `${name}@example.org` });
      if (organizationId !== undefined) await addMember(context, { organizationId, personId, roles });
    });
    return { personId, platformRoles, memberships: organizationId === undefined ? [] : [{ organizationId, roles, organizationVerified: true }] };
  };
  const memberOne = await reader('memberone');
  const memberTwo = await reader('membertwo');
  const readers = {
    visitor,
    person: await reader('person'),
    outsider: await reader('outsider', outside, ['admin', 'technology-manager', 'signatory']),
    viewer: await reader('viewer', unit, ['viewer']),
    manager: await reader('manager', unit, ['technology-manager']),
    'second-manager': await reader('secondmanager', unit, ['technology-manager']),
    signatory: await reader('signatory', unit, ['signatory']),
    admin: await reader('admin', unit, ['admin']),
    'party-viewer': await reader('partyviewer', party, ['viewer']),
    'party-signatory': await reader('partysignatory', party, ['signatory']),
    'fund-signatory': await reader('fundsignatory', fund, ['signatory']),
    'member-one': memberOne,
    'member-two': memberTwo,
    secretariat: await reader('secretariat', undefined, [], ['secretariat']),
    'second-secretariat': await reader('secondsecretariat', undefined, [], ['secretariat']),
    auditor: await reader('auditor', undefined, [], ['auditor']),
    'auditing-admin': await reader('auditingadmin', unit, ['admin'], ['auditor']),
  } satisfies Record<WorldStance, Reader>;
  const readerOf = (who: WorldStance | Reader): Reader => (typeof who === 'string' ? readers[who] : who);

  /** Reads on the pool. */
  const read = <T>(who: WorldStance | Reader, work: (context: Context) => Promise<T>, now = worldNow): Promise<T> => work(base(readerOf(who), now));
  /** Writes as a route does: a failure rolls back. */
  const write = <T>(who: WorldStance | Reader, work: (context: Context) => Promise<Result<T>>, now = worldNow): Promise<Result<T>> =>
    settleTransaction(database.db, (tx) => work({ ...base(readerOf(who), now), tx }));

  /** Who stands behind the parties of `worldTree`. */
  const bindings: Bindings = {
    parties: { pilot: { organizationId: party }, fund: { organizationId: fund } },
    members: { m1: { personId: memberOne.personId }, m2: { personId: memberTwo.personId } },
  };
  const draft = async (tree: SharingPlanJson = worldTree, bound: Bindings = bindings, now = worldNow) =>
    expect(await write('manager', (context) => draftSharingPlan(context, { organizationId: unit, tree, bindings: bound }), now));

  /** Proposes a draft and has every organization accept it; answers the version as it stands then. */
  const bringIntoForce = async (planId: string, version: number, sha256: string, now = worldNow) => {
    const proposed = expect(await write('manager', (context) => proposePlanVersion(context, planId, version, sha256), now));
    const signers: Readonly<Record<string, WorldStance>> = { [unit]: 'signatory', [party]: 'party-signatory', [fund]: 'fund-signatory' };
    let seen = proposed;
    for (const { organizationId } of proposed.acceptances)
      seen = expect(await write(signers[organizationId]!, (context) => acceptPlanVersion(context, planId, version, { sha256, organizationId }), now));
    return seen;
  };
  /** A plan that is in force. */
  const planInForce = async (tree: SharingPlanJson = worldTree, bound: Bindings = bindings, now = worldNow): Promise<string> => {
    const drafted = await draft(tree, bound, now);
    await bringIntoForce(drafted.plan.id, 1, drafted.version.sha256, now);
    return drafted.plan.id;
  };
  /** Kinds of what was announced of a subject, in order. */
  const announced = async (subjectId: string): Promise<string[]> =>
    (await database.pool.query<{ kind: string }>('select kind from events where subject_id = $1 order by seq', [subjectId])).rows.map((row) => row.kind);

  return {
    database,
    newId,
    jobs,
    mail,
    files,
    unit,
    party,
    fund,
    outside,
    readers,
    reader,
    base,
    read,
    write,
    bindings,
    draft,
    bringIntoForce,
    planInForce,
    announced,
    close: () => database.close(),
  };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** `ok`, or the kind of the failure. */
export const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind);
