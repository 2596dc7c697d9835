/** A running house without a socket, six people who call it, and things for them to call it about. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMember, foundOrganization, grantPlatformRoles } from '@tongtu/parties';
import { draftListing, publishListing, saveListing, submitListing } from '@tongtu/listings';
import { readConfig } from '@tongtu/platform/config';
import { createLog } from '@tongtu/platform/telemetry';
import { testDatabase } from '@tongtu/platform/testing';
import type { OrganizationRole, Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import { openHouse } from '@tongtu/server';
import { createApp } from '../../apps/server/serve.ts';
import { bodies } from '../../features/listings/tests/bodies.ts';
import { diligenceWorld } from './diligence-world.ts';
import { facilityWorld } from './facility-world.ts';
import { sharingWorld } from './sharing-world.ts';

/** `other`: admin of another verified organization; `member`: viewer of the organization asked about. */
export const roles = ['visitor', 'other', 'member', 'admin', 'secretariat', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const makeHouse = async () => {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-house-'));
  const config = must(
    readConfig({
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_DIR: folder,
      DEMO: 'off',
      LOG_LEVEL: 'silent',
      RATE_LIMIT_PER_MINUTE: '0',
    }),
  );
  const house = await openHouse({ config, log: createLog(config), whenInUse: 'refuse', work: false });
  const { app } = await createApp(house);
  const office: Reader = { platformRoles: ['secretariat'], memberships: [] };
  const at = <T>(work: Parameters<typeof house.inTransaction<T>>[0], reader = office): Promise<T> => house.inTransaction(work, reader);

  const organization = async (state: 'applied' | 'verified' | 'suspended' | 'declined' = 'verified'): Promise<string> => {
    const id = house.newId();
    must(
      await at((context) =>
        foundOrganization(context, {
          id,
          fields: { kind: 'university', name: { zh: `示例${id}` }, country: 'CN', region: '310000' },
          state: state === 'applied' ? state : 'verified',
          example: false,
        }),
      ),
    );
    if (state === 'suspended' || state === 'declined') await database.pool.query('update organizations set state = $1 where organization_id = $2', [state, id]);
    return id;
  };
  const [own, others] = [await organization(), await organization()];
  const password = 'correct-horse-battery-9';
  const people = new Map<Role, string>();
  const cookies = new Map<Role, string>();
  const standing: Partial<Record<Role, [string, OrganizationRole[]]>> = { other: [others, ['admin']], member: [own, ['viewer']], admin: [own, ['admin']] };
  for (const role of roles.filter((each) => each !== 'visitor')) {
    const email = `${role}@example.org`;
    const { userId } = await house.auth.createAccount({ email, password, name: role });
    people.set(role, userId);
    const { ensurePerson } = await import('@tongtu/parties');
    await at((context) => ensurePerson(context, { personId: userId, name: role, email }));
    const membership = standing[role];
    if (membership) await at((context) => addMember(context, { organizationId: membership[0], personId: userId, roles: membership[1] }));
    if (role === 'secretariat' || role === 'auditor') await at((context) => grantPlatformRoles(context, { personId: userId, platformRoles: [role] }));
    const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    cookies.set(
      role,
      [answer.headers['set-cookie'] ?? []]
        .flat()
        .map((line) => line.split(';')[0])
        .join('; '),
    );
  }
  const admin: Reader = {
    personId: people.get('admin')!,
    platformRoles: [],
    memberships: [{ organizationId: own, roles: ['admin'], organizationVerified: true }],
  };
  const listing = async (until: 'draft' | 'submitted' | 'published' = 'published', kind: 'need' | 'facility' = 'need'): Promise<string> =>
    at(async (context) => {
      const { id } = must(await draftListing(context, { kind, organizationId: own, title: { zh: kind === 'need' ? '需要密封材料' : '示例中试线' } })).listing;
      must(await saveListing(context, id, { revision: 0, body: kind === 'need' ? { ...bodies.need, deadline: '2099-01-01' } : bodies.facility }));
      if (until !== 'draft') must(await submitListing(context, id));
      if (until === 'published') must(await publishListing(context, id));
      return id;
    }, admin);
  const person = async (organizationId = own): Promise<string> => {
    const id = house.newId();
    await at(async (context) => {
      const { ensurePerson } = await import('@tongtu/parties');
      await ensurePerson(context, { personId: id, name: 'someone', email: `${id}@example.org` });
      await addMember(context, { organizationId, personId: id, roles: ['viewer'] });
    });
    return id;
  };
  const { facility, booking } = facilityWorld({ at, others, provider: admin, newId: house.newId, card: () => listing('published', 'facility') });
  const { committee, diligenceCase } = diligenceWorld({ at, own, others, admin });
  const { plan } = sharingWorld({ at, own, others, admin, otherId: people.get('other')! });
  return {
    house,
    app,
    /** The house's own clock. */
    now: () => new Date(),
    own,
    others,
    people,
    cookies,
    organization,
    listing,
    facility,
    booking,
    plan,
    committee,
    diligenceCase,
    person,
    close: async () => {
      await app.close();
      await house.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type HouseWorld = Awaited<ReturnType<typeof makeHouse>>;
