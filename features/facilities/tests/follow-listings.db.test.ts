import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '@tongtu/platform/database';
import { followOnce } from '@tongtu/platform/events';
import { testNow } from '@tongtu/platform/testing';
import { expect as must } from '@tongtu/kernel/result';
import { bodies } from '../../listings/tests/bodies.ts';
import { pauseListing, withdrawListing } from '../../listings/use-cases/rest-listing.ts';
import { reinstateOrganization, suspendOrganization } from '../../parties/use-cases/decide-organization.ts';
import { buildProfiles, cardsOfEvents, followListings, followerName } from '../follow-listings.ts';
import { profilesByIds, type Profile } from '../store/profiles.ts';
import { refreshProfiles } from '../use-cases/refresh-profiles.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
let ids: Record<'first' | 'closed', string>;

const capabilities = [
  { parameter: 'coating-width', quantity: { min: '100', max: '600', unit: 'mm' } },
  { parameter: 'coating-width', quantity: { value: '900', unit: 'mm' } },
  { parameter: 'dew-point', quantity: { min: '-50', unit: '°Cdp' } },
];
const coordinates = { latitude: 31.2, longitude: 121.5 };

const profile = async (id: string): Promise<Profile | undefined> => (await profilesByIds(world.database.db, [id])).get(id);
/** Reads what was announced since the last time, as the follower does: once no older transaction runs, in whichever database of the cluster. */
const follow = async (): Promise<void> => {
  const unreadable = `select count(*)::int as count from events where txid >= pg_snapshot_xmin(pg_current_snapshot())`;
  await expect.poll(async () => (await world.database.pool.query(unreadable)).rows[0].count, { timeout: 30_000 }).toBe(0);
  const handle = async (events: Parameters<typeof cardsOfEvents>[1], tx: Parameters<typeof cardsOfEvents>[0]): Promise<void> =>
    refreshProfiles({ tx, now: testNow }, await cardsOfEvents(tx, events));
  while ((await followOnce({ db: world.database.db, name: followerName, handle, clock: () => testNow })) > 0);
};

beforeAll(async () => {
  world = await makeWorld();
  // These were out before anybody followed.
  ids = {
    first: await world.card({ body: { ...bodies.facility, capabilities, tests: ['vibration'], coordinates } }),
    closed: await world.card({
      audience: 'members',
      body: { ...bodies.facility, capabilities, tests: ['vibration'] },
      layers: { capabilities: 'on-request', tests: 'members', tariffClass: 'members' },
    }),
  };
});
afterAll(() => world.close());

describe('profiles of facilities', () => {
  it('are built of what was out before anybody followed', async () => {
    expect(await profile(ids.first)).toBeUndefined();
    expect(await buildProfiles(() => world.base(world.readers.visitor))).toBe(2);
    expect(await profile(ids.first)).toEqual({
      facilityId: ids.first,
      organizationId: world.provider,
      title: { zh: '示例中试线', en: 'Example pilot line' },
      facilityKind: 'pilot-line',
      audience: 'public',
      isOut: true,
      expiresAt: expect.any(Date),
      region: '310000',
      country: 'CN',
      coordinates: { ...coordinates, layer: 'members' },
      trlMin: 4,
      trlMax: 8,
      tariffClass: 'cost',
      capabilities,
      capabilitiesLayer: 'public',
      tests: ['vibration'],
      parameters: ['coating-width', 'dew-point'],
      example: false,
    });
  });

  it('say nothing to everybody of what its owner closed', async () =>
    expect(await profile(ids.closed)).toMatchObject({ audience: 'members', capabilitiesLayer: 'on-request', tests: [], tariffClass: null, coordinates: null }));

  it('follow a new card, and one that is paused', async () => {
    const added = await world.card();
    await follow();
    expect(await profile(added)).toMatchObject({ isOut: true });
    must(await world.write('admin', (context) => pauseListing(context, added, '检修')));
    await follow();
    expect(await profile(added)).toMatchObject({ isOut: false, title: { zh: '示例中试线' } });
  });

  it('follow an organization that is suspended and comes back', async () => {
    must(await world.write('secretariat', (context) => suspendOrganization(context, world.provider, '资质到期')));
    await follow();
    expect([(await profile(ids.first))?.isOut, (await profile(ids.closed))?.isOut]).toEqual([false, false]);
    must(await world.write('secretariat', (context) => reinstateOrganization(context, world.provider, '已补齐')));
    await follow();
    expect([(await profile(ids.first))?.isOut, (await profile(ids.closed))?.isOut]).toEqual([true, true]);
  });

  it('know no card of another kind', async () => {
    const { rows } = await world.database.pool.query('select count(*)::int as count from facility_profiles');
    expect(rows[0]).toEqual({ count: 3 });
  });

  it('are kept by a process that works, from what was missed on', async () => {
    await world.database.pool.query('delete from facility_profiles');
    must(await world.write('admin', (context) => withdrawListing(context, ids.closed, '停用')));
    const ending = new AbortController();
    const running = { context: () => world.base(world.readers.visitor), log: silentLog, signal: ending.signal };
    await followListings({ ...running, work: false });
    expect(await profile(ids.first)).toBeUndefined();
    const following = followListings({ ...running, work: true });
    await expect.poll(() => profile(ids.first), { timeout: 30_000 }).toMatchObject({ isOut: true });
    const late = await world.card();
    await expect.poll(() => profile(late), { timeout: 30_000 }).toMatchObject({ isOut: true });
    expect((await profile(ids.closed))?.isOut ?? false).toBe(false);
    ending.abort();
    await following;
  });
});
