/**
 * Fills a database with the demo consortium. Each organization with its members and cards is one transaction: it is there
 * as a whole or not at all, and one that is there is left as its people have changed it since. So a second run, or one
 * after a crash, adds only what is missing. Facilities are opened for booking in a step of their own, after the cards, and so are sharing plans.
 */
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import type { Locales } from '@tongtu/platform/i18n';
import { addMember, ensurePerson, foundOrganization, grantPlatformRoles, organizationCardsByIds, personNamesByIds, readerOf } from '@tongtu/parties';
import { reviewListing } from '@tongtu/listings';
import { demoAccounts } from './accounts.ts';
import { demoListings, demoOrganizations, demoPeople, type DemoOrganization, type DemoPerson } from './content.ts';
import { idOfName } from './ids.ts';
import { seedDiligence, type SeededDiligence } from './seed-diligence.ts';
import { seedFacilities, type SeededFacilities } from './seed-facilities.ts';
import { seedSharing, type SeededSharing } from './seed-sharing.ts';
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
  readonly translate: Locales['translate'];
  readonly log?: ((line: string) => void) | undefined;
};
/** How many were added; all 0 where everything was there. */
export type Seeded = { readonly organizations: number; readonly people: number; readonly listings: number } & SeededFacilities &
  SeededSharing &
  SeededDiligence;

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

type People = { readonly ids: PersonIds; readonly added: number };

/** Accounts first: they lie outside the transactions, and making one again finds it. Platform roles come with the people, so that no crash leaves the house without an office. */
const seedPeople = async ({ inTransaction, createAccount, now }: SeedOptions, people: readonly DemoPerson[]): Promise<People> => {
  const passwords = new Map(demoAccounts().map((account) => [account.email, account.password]));
  const known = await inTransaction(({ tx }) =>
    personNamesByIds(
      tx,
      people.map(({ key }) => idOfName(`person/${key}`)),
    ),
  );
  const ids = new Map<string, string>();
  for (const { key, name, email } of people) {
    const id = idOfName(`person/${key}`);
    const password = passwords.get(email);
    ids.set(key, password === undefined ? id : (await createAccount({ email, password, name: name.zh, id })).userId);
  }
  await inTransaction(async (given) => {
    const context = { ...given, reader: office, now: daysBefore(now, 90) };
    for (const { key, name, email, platformRoles } of people) {
      const personId = ids.get(key)!;
      await ensurePerson(context, { personId, name: name.zh, email });
      if (platformRoles && (await readerOf(context.tx, personId)).platformRoles.length === 0) await grantPlatformRoles(context, { personId, platformRoles });
    }
  });
  return { ids, added: people.filter(({ key }) => !known.has(ids.get(key)!)).length };
};

/** Cards are as old as their place in the list: the newest ones are not all of one organization. */
const publishedOn = (now: Date, index: number): Date => daysBefore(now, 1 + ((index * 37) % 80));

/** What needs people and cards to be there. */
const seedRooms = async (options: SeedOptions): Promise<SeededFacilities & SeededSharing & SeededDiligence> => ({
  ...(await seedFacilities(options)),
  ...(await seedSharing(options)),
  ...(await seedDiligence(options)),
});

export const seedDemo = async (options: SeedOptions): Promise<Seeded> => {
  const { inTransaction, now, log = () => {} } = options;
  const [organizations, people, listings] = [demoOrganizations(), demoPeople(), demoListings()];
  const idOf = (key: string): string => idOfName(`organization/${key}`);
  const there = await inTransaction(({ tx }) =>
    organizationCardsByIds(
      tx,
      organizations.map(({ key }) => idOf(key)),
    ),
  );
  const absent = organizations.filter(({ key }) => !there.has(idOf(key)));
  if (absent.length === 0) return { organizations: 0, people: 0, listings: 0, ...(await seedRooms(options)) };

  const { ids, added } = await seedPeople(options, people);
  const cards = listings.map((listing, index) => ({ listing, index }));
  /** Answers how many cards it wrote. */
  const found = (organization: DemoOrganization): Promise<number> =>
    inTransaction(async (given) => {
      const { key, kind, name, country, region, uscc, parent, website, description, state } = organization;
      const id = idOf(key);
      const context = { ...given, reader: office, now: daysBefore(now, state === 'applied' ? 2 : 90) };
      const fields = { kind, name, country, website, description, ...(region && { region }), ...(uscc && { uscc }), ...(parent && { parentId: idOf(parent) }) };
      must(await foundOrganization(context, { id, fields, state, example: true }));
      for (const person of people)
        for (const { organization: where, roles } of person.memberships)
          if (where === key) await addMember(context, { organizationId: id, personId: ids.get(person.key)!, roles });
      const reader = writerFor(organization, id, people, ids);
      const own = cards.filter(({ listing }) => listing.organization === key);
      for (const { listing, index } of own) {
        const written = publishedOn(now, index);
        await writeCard({ ...given, reader, now: written }, id, listing, now);
        // The office has looked at all but the newest ones.
        if (listing.state === undefined && written < daysBefore(now, 10))
          must(await reviewListing({ ...given, reader: office, now: written }, idOfName(`listing/${listing.reference}`)));
      }
      return own.length;
    });
  let count = 0;
  for (const organization of absent) {
    count += await found(organization);
    log(`${organization.name.zh} ${organization.name.en}`);
  }
  return { organizations: absent.length, people: added, listings: count, ...(await seedRooms(options)) };
};
