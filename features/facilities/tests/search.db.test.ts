import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '@tongtu/platform/testing';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must, type Result } from '@tongtu/kernel/result';
import { bodies } from '../../listings/tests/bodies.ts';
import { suspendOrganization, reinstateOrganization } from '../../parties/use-cases/decide-organization.ts';
import { listFacilityParameters, searchFacilities, type FacilityHit } from '../contract/search.ts';
import { searchHandlers } from '../http/search-handlers.ts';
import { setClass } from '../store/facility-customers.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { openFacility } from '../use-cases/open-facility.ts';
import { refreshProfiles } from '../use-cases/refresh-profiles.ts';
import { saveFacility, type FacilitySettings } from '../use-cases/save-facility.ts';
import { at8, kindOf, makeWorld, tariff, type Stance, type World } from './world.ts';

type Found = { readonly items: readonly FacilityHit[]; readonly total: number; readonly tariffClass: string; readonly minutes: number };
type Body = typeof bodies.facility;

let world: World;
let wide: string;
let narrow: string;
let silent: string;
let closed: string;
let memberOnly: string;
let resourceOfWide: string;

const width = (max: string) => [{ parameter: 'coating-width', quantity: { min: '100', max, unit: 'mm' } }];
const dry = { parameter: 'dew-point', quantity: { min: '-50', unit: '°Cdp' } };
const wishes = '幅宽 ≥ 300 mm; 露点 ≤ -40 °C';

/** As over HTTP: the query is parsed, and the answer is held against its shape. */
const ask = async (who: Stance | Reader, query: Record<string, unknown> = {}, now = testNow): Promise<Result<Found>> => {
  const result = await world.read(
    who,
    async (context) => searchHandlers.searchFacilities(context, { query: searchFacilities.query.parse(query) } as never),
    now,
  );
  return result.ok ? { ok: true, value: searchFacilities.response.parse(result.value) as Found } : result;
};
const find = async (who: Stance | Reader, query: Record<string, unknown> = {}, now = testNow): Promise<Found> => must(await ask(who, query, now));
const idsOf = (found: Found): string[] => found.items.map(({ listing }) => listing.id);
const hitOf = (found: Found, id: string): FacilityHit | undefined => found.items.find(({ listing }) => listing.id === id);

/** A published card, opened for booking where settings are given. */
const publish = async (body: Partial<Body>, settings?: FacilitySettings, change: object = {}): Promise<string> => {
  const id = await world.card({ body: { ...bodies.facility, ...body }, ...change });
  await world.at(testNow, 'operator', (context) => refreshProfiles(context, [id]));
  if (settings === undefined) return id;
  must(await world.write('operator', (context) => openFacility(context, id)));
  must(await world.write('operator', (context) => saveFacility(context, id, { revision: 1, accepting: true, ...settings })));
  return id;
};

beforeAll(async () => {
  world = await makeWorld();
  wide = await publish({ capabilities: [...width('600'), dry], tests: ['vibration'] }, { tariff });
  narrow = await publish(
    { capabilities: width('200'), region: '110000', facilityKind: 'production-line', trlRange: { min: 7, max: 9 } },
    {
      tariff: { ...tariff, classes: { member: { hour: '2000' } } },
      rules: [
        { kind: 'minimum-notice', minutes: 14_400 },
        { kind: 'opening-hours', mode: 'within' },
      ],
    },
  );
  silent = await publish({ coordinates: { latitude: 39.9, longitude: 116.4 } });
  closed = await publish({ capabilities: width('900') }, undefined, { layers: { capabilities: 'on-request' } });
  memberOnly = await publish({ capabilities: width('900') }, undefined, { audience: 'members', layers: { capabilities: 'members' } });
  const { rows } = await world.database.pool.query<{ resource_id: string }>('select resource_id from resources where facility_id = $1', [wide]);
  resourceOfWide = rows[0]!.resource_id;
});
afterAll(() => world.close());

describe('what a facility can do', () => {
  it('decides the order: few misses, then many wishes met; silence is no miss, and comes last', async () => {
    const found = await find('visitor', { measures: wishes });
    expect(idsOf(found).slice(0, 2)).toEqual([wide, narrow]);
    expect(found.total).toBe(4);
    expect(hitOf(found, wide)).toMatchObject({ met: 2, missed: 0, unknown: 0 });
    expect(hitOf(found, silent)).toMatchObject({ met: 0, missed: 0, unknown: 2 });
    expect(hitOf(found, narrow)).toMatchObject({ met: 0, missed: 1, unknown: 1 });
    expect(hitOf(found, narrow)?.fits[0]).toEqual({
      parameter: 'coating-width',
      name: { zh: '涂布幅宽', en: 'Coating width' },
      outcome: 'misses',
      wanted: { min: '300', unit: 'mm' },
      offered: { min: '100', max: '200', unit: 'mm' },
      gap: { value: '100', unit: 'mm' },
    });
  });

  it('is unknown to whom it is closed', async () => {
    const outcome = async (who: Stance, id: string): Promise<string | undefined> => hitOf(await find(who, { measures: '幅宽 ≥ 800 mm' }), id)?.fits[0]?.outcome;
    for (const who of ['visitor', 'person', 'unverified-member', 'enterprise', 'customer-admin'] as const)
      expect([who, await outcome(who, closed)]).toEqual([who, 'unknown']);
    for (const who of ['viewer', 'operator', 'secretariat', 'auditor'] as const) expect([who, await outcome(who, closed)]).toEqual([who, 'fits']);
    expect([await outcome('enterprise', memberOnly), await outcome('operator', memberOnly)]).toEqual(['fits', 'fits']);
  });

  it('says which word is unknown, and what is near to it', async () => {
    const result = await ask('visitor', { measures: '涂宽 ≥ 300 mm' });
    expect(result).toMatchObject({ ok: false, error: { kind: 'parameter-unknown', details: { code: '涂宽' } } });
    expect(JSON.stringify(result)).toContain('"coating-width"');
    expect(kindOf(await ask('visitor', { measures: '幅宽 ≥ 300 kg' }))).toBe('unit-other-dimension');
  });
});

describe('who finds what', () => {
  it('cards for members are found by members, and by those who look after the platform', async () => {
    const finds = async (who: Stance): Promise<boolean> => idsOf(await find(who)).includes(memberOnly);
    for (const who of ['visitor', 'person', 'unverified-member'] as const) expect([who, await finds(who)]).toEqual([who, false]);
    for (const who of ['enterprise', 'customer-viewer', 'viewer', 'operator', 'secretariat', 'auditor'] as const)
      expect([who, await finds(who)]).toEqual([who, true]);
  });

  it('nobody finds what expired, even before the hourly sweep', async () => {
    const later = new Date(testNow.getTime() + 3 * 365 * 86_400_000);
    expect((await find('operator', {}, later)).total).toBe(0);
  });

  it('nobody finds facilities of a suspended organization', async () => {
    const all = [wide, narrow, silent, closed, memberOnly];
    must(await world.write('secretariat', (context) => suspendOrganization(context, world.provider, '资质到期')));
    await world.at(testNow, 'operator', (context) => refreshProfiles(context, all));
    expect((await find('secretariat')).total).toBe(0);
    must(await world.write('secretariat', (context) => reinstateOrganization(context, world.provider, '已补齐')));
    await world.at(testNow, 'operator', (context) => refreshProfiles(context, all));
    expect((await find('secretariat')).total).toBe(5);
  });
});

describe('conditions', () => {
  it.each([
    ['kind', { kind: 'production-line' }, () => [narrow]],
    ['province', { region: '110000' }, () => [narrow]],
    ['test', { test: 'vibration' }, () => [wide]],
    ['readiness', { trl: '9' }, () => [narrow]],
    ['booking', { bookable: 'true' }, () => [wide, narrow]],
    ['free soon', { freeWithin: '3' }, () => [wide]],
    ['free in a fortnight', { freeWithin: '14' }, () => [wide, narrow]],
  ] as const)('by %s', async (_name, query, expected) => expect(idsOf(await find('visitor', query)).toSorted()).toEqual([...expected()].toSorted()));

  it.each([
    ['region-unknown', { region: '999999' }],
    ['region-unknown', { from: '999999' }],
    ['period-reversed', { after: '2026-03-02T00:00:00+08:00', before: '2026-03-01T00:00:00+08:00' }],
  ] as const)('%s', async (kind, query) => expect(kindOf(await ask('visitor', query))).toBe(kind));

  it('nobody asks in the name of an organization that is not his', async () => {
    expect(kindOf(await ask('enterprise', { organizationId: world.university }))).toBe('organization-not-found');
    expect(kindOf(await ask('visitor', { organizationId: world.university }))).toBe('organization-not-found');
    expect(kindOf(await ask('enterprise', { organizationId: world.enterprise }))).toBe('ok');
  });
});

describe('when, how much, how far', () => {
  it('the next slot comes by the rules and hours of the facility', async () => {
    const hit = hitOf(await find('visitor'), wide);
    // Asked on a Thursday at nine with a day's notice.
    expect(hit).toMatchObject({
      bookable: true,
      nextSlot: { resourceId: resourceOfWide, from: at8('2026-01-16T09:00').toISOString(), to: at8('2026-01-16T17:00').toISOString() },
      zone: 'Asia/Shanghai',
      leadDays: 1,
      noticeHours: 24,
    });
    expect(hitOf(await find('visitor', { minutes: '240' }), wide)?.nextSlot?.to).toBe(at8('2026-01-16T13:00').toISOString());
    expect(hitOf(await find('visitor'), silent)).toMatchObject({ bookable: false, nextSlot: null, price: null, leadDays: null, noticeHours: null, zone: null });
  });

  it('a hold moves it, and a time that is too short leaves none', async () => {
    const place = { facilityId: wide, resourceId: resourceOfWide, from: at8('2026-01-16T09:00').toISOString(), to: at8('2026-01-16T17:00').toISOString() };
    must(await world.write('enterprise', (context) => holdBookings(context, { organizationId: world.enterprise, places: [place] })));
    expect(hitOf(await find('visitor'), wide)?.nextSlot?.from).toBe(at8('2026-01-19T09:00').toISOString());
    expect(hitOf(await find('visitor', { before: '2026-01-19T12:00:00+08:00' }), wide)).toMatchObject({ bookable: true, nextSlot: null });
    expect(idsOf(await find('visitor', { freeWithin: '2' }))).toEqual([]);
  });

  it('the price is that of the reader’s class, or of the one that the owner has put him into', async () => {
    const price = async (who: Stance): Promise<unknown> => {
      const found = await find(who);
      return [found.tariffClass, hitOf(found, wide)?.price?.total, hitOf(found, narrow)?.price?.agreed];
    };
    expect(await price('visitor')).toEqual(['outside', '160000', false]);
    expect(await price('unverified-member')).toEqual(['outside', '160000', false]);
    expect(await price('enterprise')).toEqual(['member', '80000', true]);
    expect(await price('customer-viewer')).toEqual(['research', '40000', false]);
    await world.at(testNow, 'operator', (context) =>
      setClass(context.tx, { facilityId: wide, organizationId: world.enterprise, tariffClass: 'small-enterprise', by: null, at: testNow }),
    );
    expect(hitOf(await find('enterprise'), wide)?.price).toEqual({ tariffClass: 'small-enterprise', agreed: true, total: '64000', currency: 'CNY' });
  });

  it('a distance is told as far as the reader may know the place', async () => {
    // All organizations stand in Shanghai; this card's coordinates in Beijing are for members.
    expect(hitOf(await find('enterprise'), silent)?.distanceKm).toBeGreaterThan(1000);
    expect(hitOf(await find('visitor'), silent)?.distanceKm).toBeNull();
    expect(hitOf(await find('visitor', { from: '310000' }), silent)?.distanceKm).toBe(0);
    expect(hitOf(await find('visitor', { from: '310000' }), narrow)?.distanceKm).toBeGreaterThan(1000);
  });

  it('each of them sorts', async () => {
    const first = async (sort: string, query = {}): Promise<string | undefined> => idsOf(await find('enterprise', { sort, bookable: 'true', ...query }))[0];
    expect([await first('soonest'), await first('price'), await first('nearest')]).toEqual([wide, narrow, wide]);
    expect([await first('nearest', { from: '110000' }), await first('fit')]).toEqual([narrow, wide]);
    // What cannot be booked has no price and no slot, and stands behind.
    for (const sort of ['soonest', 'price'] as const)
      expect(
        idsOf(await find('enterprise', { sort }))
          .slice(0, 2)
          .toSorted(),
      ).toEqual([wide, narrow].toSorted());
  });

  it.each(['fit', 'soonest', 'price', 'nearest'])('pages sorted by %s show every facility once', async (sort) => {
    const whole = idsOf(await find('secretariat', { sort, measures: wishes }));
    const pages: string[] = [];
    for (let offset = 0; offset < 6; offset += 2)
      pages.push(...idsOf(await find('secretariat', { sort, measures: wishes, offset: String(offset), limit: '2' })));
    expect(pages).toEqual(whole);
    expect(new Set(whole).size).toBe(5);
  });
});

describe('the vocabulary', () => {
  const list = async (query: Record<string, unknown>) =>
    listFacilityParameters.response.parse(
      must(
        await world.read('visitor', async (context) =>
          searchHandlers.listFacilityParameters(context, { query: listFacilityParameters.query.parse(query) } as never),
        ),
      ),
    );
  it('is whole, and counts only what everybody may know', async () => {
    const { items, version } = await list({});
    expect([version, items.length > 150]).toEqual(['1.1', true]);
    // Of five facilities four name a width; one of them is closed and one for members.
    expect(items.find(({ code }) => code === 'coating-width')).toMatchObject({ facilities: 2, unit: 'mm', dimension: 'length' });
    expect(items.find(({ code }) => code === 'dew-point')?.facilities).toBe(1);
  });
  it('finds by any name, best first', async () => {
    expect((await list({ q: '幅宽' })).items[0]?.code).toBe('coating-width');
    expect((await list({ q: 'web width' })).items[0]?.code).toBe('coating-width');
    expect((await list({ q: 'coatin', limit: '3' })).items.map(({ code }) => code)).toEqual(expect.arrayContaining(['coating-width', 'coating-thickness']));
    expect((await list({ q: '露点', kind: 'testbed' })).items.map(({ code }) => code)).not.toContain('dew-point');
  });
});
