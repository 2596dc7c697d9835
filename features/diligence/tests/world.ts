/**
 * A small consortium for tests of diligence: a state university, a central enterprise, a private company; one reader for every
 * stance; a committee of five of the university.
 */
import { addMember, ensurePerson, foundOrganization, type OrganizationFields } from '@tongtu/parties';
import { inTransaction, settleTransaction } from '@tongtu/platform/database';
import type { Context } from '@tongtu/platform/context';
import { memoryFiles, memoryJobs, memoryLetters, testContext, testDatabase, testIds } from '@tongtu/platform/testing';
import { visitor, type OrganizationRole, type Reader } from '@tongtu/kernel/reader';
import { expect, type Result } from '@tongtu/kernel/result';
import type { CaseFields } from '../contract/cases.ts';
import { putCommittee, type Committee } from '../store/committees.ts';
import { mustBeSound } from './invariants.ts';

/** The clock of these tests: a morning in Beijing, a Monday. */
export const worldNow: Date = new Date('2026-06-01T01:00:00.000Z');
export const daysLater = (days: number, from: Date = worldNow): Date => new Date(from.getTime() + days * 86_400_000);

export const makeWorld = async () => {
  const database = await testDatabase();
  const newId = testIds('diligence', worldNow);
  const [jobs, mail, files] = [memoryJobs(), memoryLetters(), memoryFiles()];
  /** A context on the pool: for reads, and for those who open their own transaction. */
  const base = (reader: Reader, now: Date = worldNow): Context => testContext(database.db, { reader, now, newId, jobs, mail, files });
  const office: Reader = { platformRoles: ['secretariat'], memberships: [] };
  const founding = <T>(work: (context: Context) => Promise<T>): Promise<T> => inTransaction(database.db, (tx) => work({ ...base(office), tx }));

  const organization = async (kind: OrganizationFields['kind'], zh: string, en: string, more: Partial<OrganizationFields> = {}): Promise<string> => {
    const id = newId();
    await founding(async (context) =>
      expect(
        await foundOrganization(context, {
          id,
          fields: { kind, name: { zh, en }, country: 'CN', region: '110000', ...more },
          state: 'verified',
          example: false,
        }),
      ),
    );
    return id;
  };
  const unit = await organization('university', '示例大学', 'Example University');
  const enterprise = await organization('central-soe', '示例能源集团', 'Example Energy Group');
  const company = await organization('private-enterprise', '示例新材料公司', 'Example Materials Company');
  /** A daughter of the university. */
  const daughter = await organization('private-enterprise', '示例大学科技公司', 'Example University Ventures', { parentId: unit });

  /** Somebody new with these roles. */
  const person = async (
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
    const memberships = organizationId === undefined ? [] : [{ organizationId, roles, organizationVerified: true }];
    return { personId, platformRoles, memberships, signedInAt: worldNow };
  };
  const people = {
    person: await person('person'),
    outsider: await person('outsider', company, ['admin', 'technology-manager', 'signatory']),
    viewer: await person('viewer', unit, ['viewer']),
    manager: await person('manager', unit, ['technology-manager']),
    'second-manager': await person('secondmanager', unit, ['technology-manager']),
    signatory: await person('signatory', unit, ['signatory']),
    admin: await person('admin', unit, ['admin']),
    /** Members of the committee; the first is the chair, the last belongs to no organization (an outside expert). */
    chair: await person('chair', unit, ['viewer']),
    'member-two': await person('membertwo', unit, ['viewer']),
    'member-three': await person('memberthree', unit, ['viewer']),
    'member-four': await person('memberfour', unit, ['viewer']),
    expert: await person('expert'),
    'soe-manager': await person('soemanager', enterprise, ['technology-manager']),
    'soe-admin': await person('soeadmin', enterprise, ['admin']),
    secretariat: await person('secretariat', undefined, [], ['secretariat']),
    'second-secretariat': await person('secondsecretariat', undefined, [], ['secretariat']),
    auditor: await person('auditor', undefined, [], ['auditor']),
    'auditing-admin': await person('auditingadmin', unit, ['admin'], ['auditor']),
  };
  type Stance = keyof typeof people | 'visitor';
  const readers: Readonly<Record<Stance, Reader>> = { ...people, visitor };
  const readerOf = (who: Stance | Reader): Reader => (typeof who === 'string' ? readers[who] : who);

  /** Reads on the pool. */
  const read = <T>(who: Stance | Reader, work: (context: Context) => Promise<T>, now = worldNow): Promise<T> => work(base(readerOf(who), now));
  /** Writes as a route does: a failure rolls back. */
  const write = <T>(who: Stance | Reader, work: (context: Context) => Promise<Result<T>>, now = worldNow): Promise<Result<T>> =>
    settleTransaction(database.db, (tx) => work({ ...base(readerOf(who), now), tx }));

  const committee: Committee = {
    id: newId(),
    organizationId: unit,
    name: { zh: '成果转化领导小组', en: 'Transformation steering group' },
    quorumShare: '2/3',
    quorumLeast: 3,
    majority: '1/2',
    revision: 1,
    formedAt: worldNow,
    dissolvedAt: null,
    members: (['chair', 'member-two', 'member-three', 'member-four', 'expert'] as const).map((who) => ({
      personId: people[who].personId,
      chair: who === 'chair',
      since: worldNow,
    })),
  };
  await founding((context) => putCommittee(context.tx, committee));

  /** What a case of the university says before anything has happened. */
  const fields = (more: Partial<CaseFields> = {}): CaseFields => ({
    title: { zh: '固态电解质专利许可', en: 'Licence of a solid electrolyte' },
    listingId: null,
    abstract: { zh: '一种硫化物固态电解质的制备方法。', en: 'A way to make a sulphide solid electrolyte.' },
    pathway: 'licence',
    counterparty: { organizationId: company, name: null },
    relatedParty: { marked: false, words: null },
    price: { amount: { amount: '300000000', currency: 'CNY' }, formula: null },
    people: [{ personId: people.manager.personId, part: 'manager' }],
    committeeId: committee.id,
    ...more,
  });

  return {
    database,
    files,
    jobs,
    mail,
    people,
    readers,
    unit,
    enterprise,
    company,
    daughter,
    committee,
    fields,
    newId,
    base,
    read,
    write,
    person,
    organization,
    close: () => database.close(),
    /** For tests that act as people do and put no row straight into the database: at their end, what must be true of all cases is. */
    closeSound: async (): Promise<void> => {
      try {
        await mustBeSound(database.db);
      } finally {
        await database.close();
      }
    },
  };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** `ok`, or the kind of the failure. */
export const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind);
