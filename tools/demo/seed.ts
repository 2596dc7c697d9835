/**
 * Fills a database with the demo consortium. Each organization with its members and cards is one transaction: it is there
 * as a whole or not at all, and one that is there is left as its people have changed it since. So a second run, or one
 * after a crash, adds only what is missing.
 */
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { addMember, ensurePerson, foundOrganization, grantPlatformRoles, organizationById } from '@tongtu/parties';
import { demoAccounts } from './accounts.ts';
import { demoListings, demoOrganizations, demoPeople, type DemoListing, type DemoOrganization, type DemoPerson } from './content.ts';
import { idOfName } from './ids.ts';
import { writeCard } from './write-card.ts';

export type SeedOptions = {
  readonly inTransaction: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** Makes an account that can sign in, or finds the one of that address. */
  readonly createAccount: (account: {
    readonly email: string;
    readonly password: string;
    readonly name: string;
    readonly id?: string;
  }) => Promise<{ readonly userId: string; readonly created: boolean }>;
  readonly now: Date;
  readonly log?: ((line: string) => void) | undefined;
};
/** How many were added; all 0 where everything was there. */
export type Seeded = { readonly organizations: number; readonly people: number; readonly listings: number };

type PersonIds = ReadonlyMap<string, string>;

const dayMs = 86_400_000;
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

/** The house itself: seeds act before anybody is there. */
const office: Reader = { platformRoles: ['secretariat'], memberships: [] };

/** Whoever answers for the organization writes its cards. */
const writerFor = (organization: DemoOrganization, id: string, people: readonly DemoPerson[], ids: PersonIds): Reader => {
  const admin = people.find((person) => person.memberships.some((m) => m.organization === organization.key && m.roles.includes('admin')));
  return {
    ...(admin && { personId: ids.get(admin.key)! }),
    platformRoles: [],
    memberships: [{ organizationId: id, roles: ['admin'], organizationVerified: organization.state === 'verified' }],
  };
};

/** Accounts first: they lie outside the transactions, and making one again finds it. */
const seedPeople = async ({ inTransaction, createAccount, now }: SeedOptions, people: readonly DemoPerson[]): Promise<PersonIds> => {
  const passwords = new Map(demoAccounts().map((account) => [account.email, account.password]));
  const ids = new Map<string, string>();
  for (const { key, name, email } of people) {
    const id = idOfName(`person/${key}`);
    const password = passwords.get(email);
    ids.set(key, password === undefined ? id : (await createAccount({ email, password, name: name.zh, id })).userId);
  }
  await inTransaction(async (given) => {
    const context = { ...given, reader: office, now: daysBefore(now, 90) };
    for (const { key, name, email } of people) await ensurePerson(context, { personId: ids.get(key)!, name: name.zh, email });
  });
  return ids;
};

/** Cards are as old as their place in the list: the newest ones are not all of one organization. */
const publishedOn = (now: Date, index: number): Date => daysBefore(now, 1 + ((index * 37) % 80));

export const seedDemo = async (options: SeedOptions): Promise<Seeded> => {
  const { inTransaction, now, log = () => {} } = options;
  const [organizations, people, listings] = [demoOrganizations(), demoPeople(), demoListings()];
  const idOf = (key: string): string => idOfName(`organization/${key}`);
  const isThere = (organization: DemoOrganization): Promise<boolean> =>
    inTransaction(async ({ tx }) => (await organizationById(tx, idOf(organization.key))) !== undefined);
  const absent: DemoOrganization[] = [];
  for (const organization of organizations) if (!(await isThere(organization))) absent.push(organization);
  if (absent.length === 0) return { organizations: 0, people: 0, listings: 0 };

  const ids = await seedPeople(options, people);
  const cards = listings.map((listing, index) => ({ listing, index }));
  const found = async (organization: DemoOrganization): Promise<{ readonly members: number; readonly cards: readonly DemoListing[] }> =>
    inTransaction(async (given) => {
      const { key, kind, name, country, region, uscc, parent, website, description, state } = organization;
      const context = { ...given, reader: office, now: daysBefore(now, state === 'applied' ? 2 : 90) };
      const fields = { kind, name, country, website, description, ...(region && { region }), ...(uscc && { uscc }), ...(parent && { parentId: idOf(parent) }) };
      must(await foundOrganization(context, { id: idOf(key), fields, state, example: true }));
      const members = people.flatMap((person) =>
        person.memberships.filter((m) => m.organization === key).map(({ roles }) => ({ personId: ids.get(person.key)!, roles })),
      );
      for (const member of members) await addMember(context, { organizationId: idOf(key), ...member });
      const own = cards.filter(({ listing }) => listing.organization === key);
      const reader = writerFor(organization, idOf(key), people, ids);
      for (const { listing, index } of own) await writeCard({ ...given, reader, now: publishedOn(now, index) }, idOf(key), listing, now);
      return { members: members.length, cards: own.map(({ listing }) => listing) };
    });
  let count = 0;
  for (const organization of absent) {
    count += (await found(organization)).cards.length;
    log(`${organization.name.zh} ${organization.name.en}`);
  }
  await inTransaction(async (given) => {
    for (const { key, platformRoles } of people)
      if (platformRoles) await grantPlatformRoles({ ...given, reader: office }, { personId: ids.get(key)!, platformRoles });
  });
  return { organizations: absent.length, people: people.length, listings: count };
};
