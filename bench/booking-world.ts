/** Several server processes on one durable PostgreSQL, a provider with facilities, and customers who are signed in. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addResource, openFacility, refreshProfiles, saveFacility } from '@tongtu/facilities';
import { draftListing, publishListing, saveListing, submitListing } from '@tongtu/listings';
import { addMember, ensurePerson, foundOrganization } from '@tongtu/parties';
import { readConfig } from '@tongtu/platform/config';
import type { Context } from '@tongtu/platform/context';
import { silentLog } from '@tongtu/platform/database';
import { createLog } from '@tongtu/platform/telemetry';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';
import { openHouse } from '@tongtu/server';
import { startEmbedded } from '../platform/database/embedded/supervisor.ts';
import { bodies } from '../features/listings/tests/bodies.ts';
import { demoPassword, removeFolder, startHouse, type RunningHouse } from '../tests/journeys/house.ts';
import { signIn } from './server.ts';

export type Customer = { readonly cookie: string; readonly organizationId: string };
export type OpenFacility = { readonly id: string; readonly resources: readonly string[] };

/** A durable cluster in a folder of its own (fsync on, as at a customer). */
export const startCluster = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-pg-'));
  const server = await startEmbedded({ dataDir: folder, log: silentLog, sharedBuffers: '256MB' });
  return {
    url: server.url,
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
};

const config = (url: string, ownerUrl: string, dataDir: string) =>
  must(readConfig({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'silent', RATE_LIMIT_PER_MINUTE: '0' }));

/** Opens the house in this process, without doors and workers, to fill it and to look into it. */
export const openBeside = async (url: string, ownerUrl: string) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
  const settings = config(url, ownerUrl, dataDir);
  return openHouse({ config: settings, log: createLog(settings), whenInUse: 'join', work: false });
};
export type BesideHouse = Awaited<ReturnType<typeof openBeside>>;

const office: Reader = { platformRoles: ['secretariat'], memberships: [] };

export const fill = async (house: BesideHouse, many: { readonly facilities: number; readonly resources: number; readonly customers: number }) => {
  const at = <T>(work: (context: Context) => Promise<T>, reader = office): Promise<T> => house.inTransaction(work, reader);
  const organization = async (kind: 'central-soe' | 'university', name: string): Promise<string> => {
    const id = house.newId();
    must(
      await at((context) =>
        foundOrganization(context, { id, fields: { kind, name: { zh: name }, country: 'CN', region: '310000' }, state: 'verified', example: true }),
      ),
    );
    return id;
  };
  const provider = await organization('central-soe', '测量用设施单位');
  const owner: Reader = {
    personId: house.newId(),
    platformRoles: [],
    memberships: [{ organizationId: provider, roles: ['admin'], organizationVerified: true }],
  };
  await at((context) => ensurePerson(context, { personId: owner.personId!, name: 'owner', email: 'owner@example.org' }));
  const facilities: OpenFacility[] = [];
  for (let n = 0; n < many.facilities; n += 1)
    facilities.push(
      await at(async (context) => {
        const { id } = must(await draftListing(context, { kind: 'facility', organizationId: provider, title: { zh: `测量用中试线 ${n}` } })).listing;
        must(await saveListing(context, id, { revision: 0, body: bodies.facility }));
        must(await submitListing(context, id));
        must(await publishListing(context, id));
        await refreshProfiles(context, [id]);
        let view = must(await openFacility(context, id));
        for (let r = 1; r < many.resources; r += 1) view = must(await addResource(context, id, { name: { zh: `装置 ${r}` }, capacity: 1 }));
        // Hours that differ a little from one to the next, as those of real owners do.
        const start = `2026-01-05T0${7 + (n % 3)}:${n % 2 === 0 ? '00' : '30'}`;
        view = must(
          await saveFacility(context, id, {
            revision: view.facility.revision,
            accepting: true,
            openings: [{ start, minutes: 480 + (n % 5) * 30, rrule: `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR${n % 4 === 0 ? ',SA' : ''}`, exdates: [] }],
            rules: [
              { kind: 'opening-hours', mode: 'within' },
              { kind: 'granularity', minutes: 30 },
            ],
            tariff: { ...view.facility.tariff, classes: { research: { hour: '20000' }, member: { hour: '30000' } } },
          }),
        );
        return { id, resources: view.resources.map((one) => one.id) };
      }, owner),
    );
  const people: { email: string; organizationId: string }[] = [];
  const university = await organization('university', '测量用大学');
  for (let n = 0; n < many.customers; n += 1) {
    const email = `booker${n}@example.org`;
    const { userId } = await house.auth.createAccount({ email, password: demoPassword, name: `booker ${n}` });
    await at(async (context) => {
      await ensurePerson(context, { personId: userId, name: `booker ${n}`, email });
      await addMember(context, { organizationId: university, personId: userId, roles: ['technology-manager'] });
    });
    people.push({ email, organizationId: university });
  }
  return { provider, owner, university, facilities, people };
};

/** Servers that share a database share the secret of their sessions. */
export const secret = 'for-measuring-only-'.repeat(3);

/** So many server processes on the same database, each with its own folder. */
export const startServers = async (count: number, url: string, ownerUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<RunningHouse[]> => {
  const servers: RunningHouse[] = [];
  for (let n = 0; n < count; n += 1)
    servers.push(await startHouse({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DEMO: 'off', AUTH_SECRET: secret, ...settings }));
  return servers;
};

export const signInAll = async (server: RunningHouse, people: readonly { readonly email: string; readonly organizationId: string }[]): Promise<Customer[]> => {
  const customers: Customer[] = [];
  for (const { email, organizationId } of people) customers.push({ cookie: await signIn(server, email), organizationId });
  return customers;
};

/** `width` workers that take one task after the other until there is none. */
export const inParallel = async (width: number, next: () => (() => Promise<void>) | undefined): Promise<void> => {
  const worker = async (): Promise<void> => {
    for (let task = next(); task !== undefined; task = next()) await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
};
