/** A small consortium for tests: organizations in every state, and one reader for every stance towards them. */
import { inTransaction, settleTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { memoryFiles, memoryJobs, memoryLetters, testChance, testContext, testDatabase, testIds, testNow } from '@tongtu/platform/testing';
import { visitor, type OrganizationRole, type PlatformRole, type Reader } from '@tongtu/kernel/reader';
import { expect, type Result } from '@tongtu/kernel/result';
import type { OrganizationState } from '../contract.ts';
import { completeUscc } from '../domain/uscc.ts';
import type { OrganizationFields } from '../domain/organization.ts';
import { tables } from '../store/tables.ts';
import { addMember, ensurePerson, foundOrganization, grantPlatformRoles } from '../use-cases/found-organization.ts';

const insiders: Readonly<Record<string, readonly OrganizationRole[]>> = {
  viewer: ['viewer'],
  'technology-manager': ['technology-manager'],
  'facility-operator': ['facility-operator'],
  'investment-manager': ['investment-manager'],
  signatory: ['signatory'],
  admin: ['admin'],
  'auditing-admin': ['admin'],
};
const offices: Readonly<Record<string, readonly PlatformRole[]>> = { secretariat: ['secretariat'], auditor: ['auditor'], 'auditing-admin': ['auditor'] };

/** Every stance that somebody can have towards an organization. */
export const stances = [
  'visitor',
  'person',
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

export const addressOf = (stance: string): string => `${stance}@example.org`;

export const makeWorld = async () => {
  const database = await testDatabase();
  const newId = testIds('parties');
  const [jobs, mail, files] = [memoryJobs(), memoryLetters(), memoryFiles()];
  const chance = testChance('parties');
  const base = (reader: Reader, now: Date): Context => testContext(database.db, { reader, now, newId, jobs, mail, files });
  const founding = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    inTransaction(database.db, (tx) => work({ ...base({ platformRoles: ['secretariat'], memberships: [] }, testNow), tx }));

  let codes = 0;
  /** A code that nobody has yet. */
  const newUscc = (): string => {
    codes += 1;
    return expect(completeUscc(`91440300${String(codes).padStart(9, '0')}`)).code;
  };
  const fieldsOf = (changes: Partial<OrganizationFields> = {}): OrganizationFields => ({
    kind: 'university',
    name: { zh: `示例单位${codes}` },
    uscc: newUscc(),
    region: '440300',
    country: 'CN',
    parentId: null,
    website: null,
    description: null,
    ...changes,
  });

  const personIds = Object.fromEntries(stances.map((stance) => [stance, newId()])) as Record<Stance, string>;
  const enterprise = newId();
  await founding(async (context) => {
    for (const stance of stances) await ensurePerson(context, { personId: personIds[stance], name: stance, email: addressOf(stance) });
    await foundOrganization(context, {
      id: enterprise,
      fields: { kind: 'private-enterprise', name: { zh: '示例企业', en: 'Example Works' }, country: 'CN', region: '310000', uscc: newUscc() },
      state: 'verified',
      example: false,
    });
    await addMember(context, { organizationId: enterprise, personId: personIds['other-member'], roles: ['viewer'] });
    await addMember(context, { organizationId: enterprise, personId: personIds['other-admin'], roles: ['admin'] });
    for (const [stance, platformRoles] of Object.entries(offices)) await grantPlatformRoles(context, { personId: personIds[stance as Stance], platformRoles });
  });

  /** A new organization in that state, with everybody who has a stance inside it. */
  const organization = async (state: OrganizationState = 'verified', changes: Partial<OrganizationFields> = {}): Promise<string> =>
    founding(async (context) => {
      const id = newId();
      const { uscc, region, parentId, website, description, ...fields } = fieldsOf(changes);
      const optional = Object.fromEntries(Object.entries({ uscc, region, parentId, website, description }).filter(([, value]) => value !== null));
      expect(await foundOrganization(context, { id, fields: { ...fields, ...optional }, state: 'verified', example: false }));
      await tables(context.tx).updateTable('organizations').set({ state }).where('organization_id', '=', id).execute();
      for (const [stance, roles] of Object.entries(insiders)) await addMember(context, { organizationId: id, personId: personIds[stance as Stance], roles });
      return id;
    });

  /** Who stands so towards this organization. */
  const reader = (stance: Stance, organizationId?: string, verified = true): Reader => {
    if (stance === 'visitor') return visitor;
    const own =
      organizationId !== undefined && insiders[stance] !== undefined
        ? [{ organizationId, roles: insiders[stance], organizationVerified: verified }]
        : stance.startsWith('other-')
          ? [{ organizationId: enterprise, roles: [stance === 'other-admin' ? ('admin' as const) : ('viewer' as const)], organizationVerified: true }]
          : [];
    return { personId: personIds[stance], platformRoles: offices[stance] ?? [], memberships: own };
  };

  /** Reads on the pool. */
  const read = <T>(who: Reader, work: (context: Context) => Promise<T>, now = testNow): Promise<T> => work(base(who, now));
  /** Writes as a route does: a failure rolls back. */
  const write = <T>(who: Reader, work: (context: Context) => Promise<Result<T>>, now = testNow): Promise<Result<T>> =>
    settleTransaction(database.db, (tx) => work({ ...base(who, now), tx }));
  /** Kinds of what was announced about this organization, in order. */
  const events = async (organizationId: string): Promise<string[]> => {
    const rows = await database.db
      .withTables<{ events: { seq: bigint; kind: string; organization_id: string } }>()
      .selectFrom('events')
      .select('kind')
      .where('organization_id', '=', organizationId)
      .orderBy('seq')
      .execute();
    return rows.map(({ kind }) => kind);
  };
  return { database, newId, jobs, files, mail, chance, personIds, enterprise, newUscc, fieldsOf, organization, reader, base, founding, read, write, events };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;

export const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind);

export type Table = Record<Stance, string>;
/** The same answer for all, but for those named. */
export const all = (answer: string, but: Partial<Table> = {}): Table => ({
  ...(Object.fromEntries(stances.map((stance) => [stance, answer])) as Table),
  ...but,
});
/** Whoever is neither inside nor of the platform. */
export const strangers = (answer: string): Partial<Table> => ({ visitor: answer, person: answer, 'other-member': answer, 'other-admin': answer });

/** Where the answers differ from the table: nowhere. */
export const differences = async (table: Table, act: (stance: Stance) => Promise<string>, of: readonly Stance[] = stances): Promise<string[]> => {
  const found: string[] = [];
  for (const stance of of) {
    const answer = await act(stance);
    if (answer !== table[stance]) found.push(`${stance}: ${answer} instead of ${table[stance]}`);
  }
  return found;
};
