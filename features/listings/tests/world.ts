/** A small consortium for tests: a university that publishes, an enterprise that reads, an applicant that may not publish yet, and one reader for every role. */
import { addMember, ensurePerson, foundOrganization } from '@tongtu/parties';
import { inTransaction, settleTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { memoryFiles, memoryJobs, memoryLetters, testContext, testDatabase, testIds, testNow } from '@tongtu/platform/testing';
import { visitor, type OrganizationRole, type Reader } from '@tongtu/kernel/reader';
import { expect, type Result } from '@tongtu/kernel/result';
import type { ListingKind } from '../contract/bodies.ts';
import { draftListing } from '../use-cases/draft-listing.ts';
import { publishListing } from '../use-cases/publish-listing.ts';
import { saveListing } from '../use-cases/save-listing.ts';
import { submitListing } from '../use-cases/submit-listing.ts';
import { bodies } from './bodies.ts';

/** Every stance that somebody can have towards the university's cards. */
export const stances = [
  'visitor',
  'person',
  'unverified-member',
  'other-member',
  'other-admin',
  'viewer',
  'technology-manager',
  'facility-operator',
  'investment-manager',
  'signatory',
  'admin',
  'secretariat',
  'auditor',
  'auditing-admin',
] as const;
export type Stance = (typeof stances)[number];

export const makeWorld = async () => {
  const database = await testDatabase();
  const newId = testIds('listings');
  const [jobs, mail, files] = [memoryJobs(), memoryLetters(), memoryFiles()];
  const base = (reader: Reader, now: Date): Context => testContext(database.db, { reader, now, newId, jobs, mail, files });
  const founding = (work: (context: Context) => Promise<unknown>) =>
    inTransaction(database.db, (tx) => work({ ...base({ platformRoles: ['secretariat'], memberships: [] }, testNow), tx }));

  const [university, enterprise, applicant] = [newId(), newId(), newId()];
  await founding(async (context) => {
    const found = async (id: string, kind: 'university' | 'private-enterprise', zh: string, state: 'verified' | 'applied', example: boolean) =>
      expect(await foundOrganization(context, { id, fields: { kind, name: { zh }, country: 'CN', region: '310000' }, state, example }));
    await found(university, 'university', '示例大学', 'verified', false);
    await found(enterprise, 'private-enterprise', '示例企业', 'verified', false);
    await found(applicant, 'private-enterprise', '待核验企业', 'applied', true);
  });
  const person = async (name: string, organizationId?: string, roles: readonly OrganizationRole[] = []): Promise<string> => {
    const personId = newId();
    await founding(async (context) => {
      await ensurePerson(context, { personId, name, email: `${name}@example.org` });
      if (organizationId !== undefined) await addMember(context, { organizationId, personId, roles });
    });
    return personId;
  };
  const reader = async (
    name: string,
    organizationId?: string,
    roles: readonly OrganizationRole[] = [],
    platformRoles: Reader['platformRoles'] = [],
  ): Promise<Reader> => ({
    personId: await person(name, organizationId, roles),
    platformRoles,
    memberships: organizationId === undefined ? [] : [{ organizationId, roles, organizationVerified: organizationId !== applicant }],
  });
  const readers = {
    visitor,
    person: await reader('person'),
    'unverified-member': await reader('unverified', applicant, ['admin']),
    'other-member': await reader('other', enterprise, ['viewer']),
    'other-admin': await reader('otheradmin', enterprise, ['admin']),
    viewer: await reader('viewer', university, ['viewer']),
    'technology-manager': await reader('manager', university, ['technology-manager']),
    'facility-operator': await reader('operator', university, ['facility-operator']),
    'investment-manager': await reader('investor', university, ['investment-manager']),
    signatory: await reader('signatory', university, ['signatory']),
    admin: await reader('admin', university, ['admin']),
    secretariat: await reader('secretariat', undefined, [], ['secretariat']),
    auditor: await reader('auditor', undefined, [], ['auditor']),
    'auditing-admin': await reader('auditingadmin', university, ['admin'], ['auditor']),
  } satisfies Record<Stance, Reader>;

  /** Reads on the pool. */
  const read = <T>(stance: Stance, work: (context: Context) => Promise<T>, now = testNow): Promise<T> => work(base(readers[stance], now));
  /** Writes as a route does: a failure rolls back. */
  const write = <T>(stance: Stance, work: (context: Context) => Promise<Result<T>>, now = testNow): Promise<Result<T>> =>
    settleTransaction(database.db, (tx) => work({ ...base(readers[stance], now), tx }));
  /** A card of the university, whole, as far along as asked. */
  const card = async (
    kind: ListingKind,
    until: 'draft' | 'submitted' | 'published' = 'published',
    change: Partial<Parameters<typeof saveListing>[2]> = {},
    now = testNow,
  ): Promise<string> => {
    const { id } = expect(await write('admin', (context) => draftListing(context, { kind, organizationId: university }), now)).listing;
    expect(await write('admin', (context) => saveListing(context, id, { revision: 0, title: { zh: `示例${kind}` }, body: bodies[kind], ...change }), now));
    if (until !== 'draft') expect(await write('admin', (context) => submitListing(context, id), now));
    if (until === 'published') expect(await write('admin', (context) => publishListing(context, id), now));
    return id;
  };
  return { database, newId, files, mail, jobs, university, enterprise, applicant, readers, base, read, write, card };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;

export const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind);
