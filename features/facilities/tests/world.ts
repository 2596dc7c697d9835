/**
 * A small consortium for tests of shared facilities: two providers, two customers (a university and a private enterprise),
 * an applicant, one reader for every stance, a facility's card that is out and one that is opened for booking.
 * The opened one: 线性加速器 (capacity 1), 工作台 (capacity 3), and a group of three reactors; working days nine to five.
 */
import { addMember, ensurePerson, foundOrganization, type OrganizationFields } from '@tongtu/parties';
import { draftListing, publishListing, saveListing, submitListing } from '@tongtu/listings';
import { inTransaction, settleTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { memoryFiles, memoryJobs, memoryLetters, testContext, testDatabase, testIds, testNow } from '@tongtu/platform/testing';
import { visitor, type OrganizationRole, type Reader } from '@tongtu/kernel/reader';
import { expect, type Result } from '@tongtu/kernel/result';
import { bodies } from '../../listings/tests/bodies.ts';
import type { Resource } from '../domain/facility.ts';
import { openFacility } from '../use-cases/open-facility.ts';
import { addResource, saveResource } from '../use-cases/resources.ts';
import { saveFacility, type FacilitySettings } from '../use-cases/save-facility.ts';

/** Every stance that somebody can have towards the provider's facilities. `customer-*` belong to the university, `enterprise` to the enterprise. */
export const stances = [
  'visitor',
  'person',
  'unverified-member',
  'other-provider',
  'enterprise',
  'customer-viewer',
  'customer-manager',
  'customer-signatory',
  'customer-admin',
  'viewer',
  'technology-manager',
  'investment-manager',
  'signatory',
  'operator',
  'admin',
  'secretariat',
  'auditor',
  'auditing-admin',
] as const;
export type Stance = (typeof stances)[number];

/** Rates that make round sums: 100 yuan an hour for members, 200 for others, 50 for research. */
export const tariff: NonNullable<FacilitySettings['tariff']> = {
  currency: 'CNY',
  classes: {
    member: { hour: '10000', minimum: '20000' },
    'small-enterprise': { hour: '8000' },
    research: { hour: '5000', sample: '3000' },
    outside: { hour: '20000', deposit: '50000' },
  },
  consumables: [{ code: 'argon', name: { zh: '氩气', en: 'Argon' }, unit: { zh: '瓶', en: 'bottle' }, price: '30000' }],
  billing: 'larger',
  lateCancellation: [
    { withinHours: 24, percent: 100 },
    { withinHours: 72, percent: 50 },
  ],
  noShowPercent: 100,
  noShowAfterMinutes: 60,
};

export const makeWorld = async () => {
  const database = await testDatabase();
  const newId = testIds('facilities');
  const [jobs, mail, files] = [memoryJobs(), memoryLetters(), memoryFiles()];
  /** A context on the pool: for reads, and for those who open their own transaction. */
  const base = (reader: Reader, now: Date = testNow): Context => testContext(database.db, { reader, now, newId, jobs, mail, files });
  const office: Reader = { platformRoles: ['secretariat'], memberships: [] };
  const founding = <T>(work: (context: Context) => Promise<T>): Promise<T> => inTransaction(database.db, (tx) => work({ ...base(office), tx }));

  const organization = async (kind: OrganizationFields['kind'], zh: string, en: string, state: 'verified' | 'applied' = 'verified'): Promise<string> => {
    const id = newId();
    await founding(async (context) =>
      expect(await foundOrganization(context, { id, fields: { kind, name: { zh, en }, country: 'CN', region: '310000' }, state, example: false })),
    );
    return id;
  };
  const provider = await organization('central-soe', '示例装备集团', 'Example Equipment Group');
  const otherProvider = await organization('research-institute', '示例材料研究所', 'Example Materials Institute');
  const university = await organization('university', '示例大学', 'Example University');
  const enterprise = await organization('private-enterprise', '示例科技公司', 'Example Technology');
  const applicant = await organization('private-enterprise', '待核验公司', 'Unverified Company', 'applied');

  /** Somebody new with these roles. */
  const reader = async (
    name: string,
    organizationId?: string,
    roles: readonly OrganizationRole[] = [],
    platformRoles: Reader['platformRoles'] = [],
  ): Promise<Reader> => {
    const personId = newId();
    await founding(async (context) => {
      await ensurePerson(context, { personId, name, email: `${name}@example.org` });
      if (organizationId !== undefined) await addMember(context, { organizationId, personId, roles });
    });
    return {
      personId,
      platformRoles,
      memberships: organizationId === undefined ? [] : [{ organizationId, roles, organizationVerified: organizationId !== applicant }],
    };
  };
  const readers = {
    visitor,
    person: await reader('person'),
    'unverified-member': await reader('unverified', applicant, ['admin']),
    'other-provider': await reader('otherprovider', otherProvider, ['admin', 'facility-operator']),
    enterprise: await reader('enterprise', enterprise, ['admin']),
    'customer-viewer': await reader('customerviewer', university, ['viewer']),
    'customer-manager': await reader('customermanager', university, ['technology-manager']),
    'customer-signatory': await reader('customersignatory', university, ['signatory']),
    'customer-admin': await reader('customeradmin', university, ['admin']),
    viewer: await reader('viewer', provider, ['viewer']),
    'technology-manager': await reader('manager', provider, ['technology-manager']),
    'investment-manager': await reader('investor', provider, ['investment-manager']),
    signatory: await reader('signatory', provider, ['signatory']),
    operator: await reader('operator', provider, ['facility-operator']),
    admin: await reader('admin', provider, ['admin']),
    secretariat: await reader('secretariat', undefined, [], ['secretariat']),
    auditor: await reader('auditor', undefined, [], ['auditor']),
    'auditing-admin': await reader('auditingadmin', provider, ['admin'], ['auditor']),
  } satisfies Record<Stance, Reader>;
  const readerOf = (who: Stance | Reader): Reader => (typeof who === 'string' ? readers[who] : who);

  /** Reads on the pool. */
  const read = <T>(who: Stance | Reader, work: (context: Context) => Promise<T>, now = testNow): Promise<T> => work(base(readerOf(who), now));
  /** Writes as a route does: a failure rolls back. */
  const write = <T>(who: Stance | Reader, work: (context: Context) => Promise<Result<T>>, now = testNow): Promise<Result<T>> =>
    settleTransaction(database.db, (tx) => work({ ...base(readerOf(who), now), tx }));
  /** Work inside a transaction at a time, for what answers with no result. */
  const at = <T>(now: Date, who: Stance | Reader, work: (context: Context) => Promise<T>): Promise<T> =>
    inTransaction(database.db, (tx) => work({ ...base(readerOf(who), now), tx }));

  /** A facility's card that is out, and not opened for booking. `change`: title, body, layers, audience. */
  const card = async (change: Partial<Parameters<typeof saveListing>[2]> = {}, organizationId = provider, now = testNow): Promise<string> => {
    const publisher: Reader = { ...readers.admin, memberships: [{ organizationId, roles: ['admin'], organizationVerified: true }] };
    const step = async <T>(work: (context: Context) => Promise<Result<T>>): Promise<T> => expect(await write(publisher, work, now));
    const { id } = (await step((context) => draftListing(context, { kind: 'facility', organizationId }))).listing;
    await step((context) => saveListing(context, id, { revision: 0, title: { zh: '示例中试线', en: 'Example pilot line' }, body: bodies.facility, ...change }));
    await step((context) => submitListing(context, id));
    await step((context) => publishListing(context, id));
    return id;
  };

  /**
   * A facility that takes bookings: `single` (capacity 1), `triple` (capacity 3) and three reactors that form a group, with
   * `tariff` and the rules that an owner begins with. `settings` replaces any of it.
   */
  const facility = async (settings: FacilitySettings = {}, now = testNow) => {
    const id = await card({}, provider, now);
    const operate = async <T>(work: (context: Context) => Promise<Result<T>>): Promise<T> => expect(await write('operator', work, now));
    const [first] = (await operate((context) => openFacility(context, id))).resources;
    const groupId = newId();
    await operate((context) => saveFacility(context, id, { revision: 1, groups: [{ id: groupId, name: { zh: '反应釜', en: 'Reactors' } }] }));
    await operate((context) => saveResource(context, id, first!.id, { name: { zh: '线性加速器', en: 'Accelerator' } }));
    await operate((context) => addResource(context, id, { name: { zh: '工作台', en: 'Desk' }, capacity: 3 }));
    for (const number of [1, 2, 3])
      await operate((context) => addResource(context, id, { name: { zh: `${number} 号反应釜`, en: `Reactor ${number}` }, capacity: 1, groupId }));
    const view = await operate((context) => saveFacility(context, id, { revision: 2, accepting: true, tariff, ...settings }));
    const [single, triple, ...reactors] = view.resources.map((resource: Resource) => resource.id);
    return { id, single: single!, triple: triple!, reactors, groupId, revision: view.facility.revision };
  };
  /** Changes settings of a facility, whatever its revision is. */
  const settle = async (facilityId: string, settings: FacilitySettings, now = testNow): Promise<void> => {
    const { rows } = await database.pool.query<{ revision: number }>('select revision from facilities where facility_id = $1', [facilityId]);
    expect(await write('operator', (context) => saveFacility(context, facilityId, { revision: rows[0]!.revision, ...settings }), now));
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
    provider,
    otherProvider,
    university,
    enterprise,
    applicant,
    readers,
    reader,
    organization,
    base,
    read,
    write,
    at,
    card,
    facility,
    settle,
    announced,
    close: () => database.close(),
  };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;
export type OpenedFacility = Awaited<ReturnType<World['facility']>>;

/** `ok`, or the kind of the failure. */
export const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind);
/** An instant by the clock in Beijing: `at8('2026-01-19T09:00')`. */
export const at8 = (wallClock: string): Date => new Date(`${wallClock}:00+08:00`);
