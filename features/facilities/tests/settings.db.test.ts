/** How an owner opens a facility and sets it: what is kept, what is refused, what is announced. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import { testNow } from '@tongtu/platform/testing';
import type { BookingRule } from '../contract/rules.ts';
import { occupyingIn } from '../store/occupancy.ts';
import { listFacilityCustomers, setCustomerClass } from '../use-cases/facility-customers.ts';
import { getFacility } from '../use-cases/facility-view.ts';
import { openFacility } from '../use-cases/open-facility.ts';
import { listOrganizationFacilities } from '../use-cases/organization-facilities.ts';
import { grantQualification, listQualifications, revokeQualification } from '../use-cases/qualifications.ts';
import { refreshProfiles } from '../use-cases/refresh-profiles.ts';
import { quoteBooking } from '../use-cases/quote-booking.ts';
import { addResource, maxResources, saveResource } from '../use-cases/resources.ts';
import { saveFacility, type FacilitySettings } from '../use-cases/save-facility.ts';
import { tryRules } from '../use-cases/try-rules.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { at8, kindOf, makeWorld, tariff, type OpenedFacility, type World } from './world.ts';

let world: World;
beforeAll(async () => void (world = await makeWorld()));
afterAll(() => world.close());

const save = (id: string, settings: FacilitySettings & { revision: number }) => world.write('operator', (context) => saveFacility(context, id, settings));
const view = async (id: string) => must(await world.read('operator', (context) => getFacility(context, id)));
/** Monday 19 January 2026. */
const hold = (facility: OpenedFacility, resourceId: string, from = '2026-01-19T09:00', to = '2026-01-19T12:00') =>
  world.write('customer-manager', (context) =>
    holdBookings(context, {
      organizationId: world.university,
      places: [{ facilityId: facility.id, resourceId, from: at8(from).toISOString(), to: at8(to).toISOString() }],
    }),
  );

describe('opening', () => {
  it('shows what it would be before it is', async () => {
    const id = await world.card();
    // A card is known here once it is followed.
    expect(kindOf(await world.read('operator', (context) => getFacility(context, id)))).toBe('facility-not-found');
    await world.at(testNow, 'operator', (context) => refreshProfiles(context, [id]));
    expect(await view(id)).toMatchObject({ opened: false, resources: [], facility: { accepting: false, revision: 0 }, actions: ['open'] });
  });
  it('begins with one resource, nine to five, and closed', async () => {
    const id = await world.card();
    const opened = must(await world.write('operator', (context) => openFacility(context, id)));
    expect(opened).toMatchObject({ opened: true, facility: { accepting: false, zone: 'Asia/Shanghai', revision: 1 }, actions: ['set-up', 'work-desk'] });
    expect(opened.resources).toMatchObject([{ name: { zh: '示例中试线' }, capacity: 1, state: 'open' }]);
    expect(opened.facility.openings).toEqual([{ start: '2026-01-15T09:00', minutes: 480, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', exdates: [] }]);
    expect(await world.announced(id)).toContain('facility-opened');
  });
  it('twice does nothing the second time', async () => {
    const { id } = await world.facility();
    const before = await world.announced(id);
    const again = must(await world.write('admin', (context) => openFacility(context, id, { zone: 'Europe/Berlin' })));
    expect(again.facility.zone).toBe('Asia/Shanghai');
    expect(again.resources).toHaveLength(5);
    expect(await world.announced(id)).toEqual(before);
  });
  it.each([
    ['a zone that no clock knows', 'Mars/Olympus', 'period-zone-unknown'],
    ['an offset is no zone', '+08:00', 'period-zone-unknown'],
    ['a zone with summer time', 'Europe/Berlin', 'ok'],
  ])('%s', async (_name, zone, kind) => {
    const id = await world.card();
    expect(kindOf(await world.write('operator', (context) => openFacility(context, id, { zone })))).toBe(kind);
  });
  it('a card of another kind is no facility', async () => {
    expect(kindOf(await world.write('operator', (context) => openFacility(context, world.newId())))).toBe('facility-not-found');
  });
});

describe('saving', () => {
  it('what is not named stays; what changed is announced by name, once', async () => {
    const { id, revision } = await world.facility();
    const saved = must(await save(id, { revision, approval: 'automatic', tariff }));
    expect(saved.facility).toMatchObject({ approval: 'automatic', accepting: true, zone: 'Asia/Shanghai', revision: revision + 1, tariff });
    const { rows } = await world.database.pool.query(
      "select changed from events where subject_id = $1 and kind = 'facility-changed' order by seq desc limit 1",
      [id],
    );
    expect(rows).toEqual([{ changed: { fields: ['approval'] } }]);
    expect((await view(id)).facility).toEqual(saved.facility);
  });
  it('what was read before somebody else saved is refused', async () => {
    const { id, revision } = await world.facility();
    must(await save(id, { revision, approval: 'automatic' }));
    const refused = await save(id, { revision, approval: 'manual' });
    expect(refused).toEqual({ ok: false, error: { kind: 'revision-conflict', details: { revision: revision + 1 } } });
  });
  it('two who save at once: one of them is told', async () => {
    const { id, revision } = await world.facility();
    const kinds = await Promise.all([save(id, { revision, zone: 'Asia/Urumqi' }), save(id, { revision, approval: 'automatic' })]);
    expect(kinds.map(kindOf).sort()).toEqual(['ok', 'revision-conflict']);
  });
  const question = (code: string) => ({ code, text: { zh: '是否使用气体？' }, must: 'no' as const });
  const laser: BookingRule = { kind: 'qualification', code: 'laser', name: { zh: '激光安全' } };
  it.each<[string, FacilitySettings, string, string?]>([
    ['a zone that is none', { zone: 'Asia/Shangri-La' }, 'period-zone-unknown', 'zone'],
    [
      'a recurrence that is none',
      { openings: [{ start: '2026-01-05T09:00', minutes: 60, rrule: 'FREQ=SOMETIMES', exdates: [] }] },
      'recurrence-malformed',
      'openings.0.rrule',
    ],
    ['a day that is none', { openings: [{ start: '2026-02-30T09:00', minutes: 60, rrule: null, exdates: [] }] }, 'wall-clock-malformed', 'openings.0.start'],
    [
      'the same rule twice',
      {
        rules: [
          { kind: 'granularity', minutes: 30 },
          { kind: 'granularity', minutes: 60 },
        ],
      },
      'rule-twice',
      'rules.1',
    ],
    ['the same qualification twice', { rules: [laser, laser] }, 'rule-twice', 'rules.1'],
    ['two qualifications', { rules: [laser, { ...laser, code: 'crane' }] }, 'ok'],
    [
      'two questions of one code',
      { rules: [{ kind: 'safety-questionnaire', questions: [question('gas'), question('gas')] }] },
      'code-twice',
      'rules.0.questions.1.code',
    ],
    [
      'insurance in a currency that is none',
      { rules: [{ kind: 'insurance', sum: { amount: '1', currency: 'XYZ' } }] },
      'currency-unknown',
      'rules.0.sum.currency',
    ],
    ['a tariff in a currency that is none', { tariff: { ...tariff, currency: 'XYZ' } }, 'currency-unknown', 'tariff.currency'],
    ['a consumable twice', { tariff: { ...tariff, consumables: [tariff.consumables[0]!, tariff.consumables[0]!] } }, 'code-twice', 'tariff.consumables.1.code'],
    [
      'a marking in the terms',
      {
        terms: {
          resultOwnership: 'customer',
          dataOwnership: 'customer',
          operatingData: true,
          feeBasis: 'paid-use',
          confidentialityYears: 5,
          safety: { zh: '机密★10年' },
        },
      },
      'state-secret-refused',
      'terms.safety.zh',
    ],
    [
      'a marking in a question',
      { rules: [{ kind: 'safety-questionnaire', questions: [{ ...question('gas'), text: { zh: '【绝密】装置？' } }] }] },
      'state-secret-refused',
      'rules.0.questions.0.text.zh',
    ],
    ['a trade secret is none', { rules: [{ kind: 'safety-questionnaire', questions: [{ ...question('gas'), text: { zh: '是否含商业秘密？' } }] }] }, 'ok'],
  ])('%s', async (_name, settings, kind, field) => {
    const { id, revision } = await world.facility();
    const saved = await save(id, { revision, ...settings });
    expect([kindOf(saved), saved.ok ? undefined : saved.error.field]).toEqual([kind, field]);
    expect((await view(id)).facility.revision).toBe(kind === 'ok' ? revision + 1 : revision);
  });
  it('resources of a group that is gone stand alone', async () => {
    const { id, revision, reactors } = await world.facility();
    const saved = must(await save(id, { revision, groups: [] }));
    expect(saved.resources.filter((resource) => reactors.includes(resource.id)).map((resource) => resource.groupId)).toEqual([null, null, null]);
  });
});

describe('resources', () => {
  const change = (facility: OpenedFacility, resourceId: string, given: Parameters<typeof saveResource>[3]) =>
    world.write('operator', (context) => saveResource(context, facility.id, resourceId, given));
  it('keep what is booked: no retiring, no lower capacity, until it is over', async () => {
    const facility = await world.facility();
    must(await hold(facility, facility.triple));
    must(await hold(facility, facility.triple));
    expect(await change(facility, facility.triple, { capacity: 1 })).toMatchObject({
      ok: false,
      error: { kind: 'resource-booked', details: { count: 1, until: '2026-01-19' } },
    });
    expect(kindOf(await change(facility, facility.triple, { state: 'retired' }))).toBe('resource-booked');
    expect(kindOf(await change(facility, facility.triple, { capacity: 2 }))).toBe('ok');
    // The holds have run out by then, whether or not the house has noticed.
    const later = new Date(testNow.getTime() + 49 * 3_600_000);
    expect(kindOf(await world.write('operator', (context) => saveResource(context, facility.id, facility.triple, { state: 'retired' }), later))).toBe('ok');
  });
  it('one that is retired takes no bookings and is for those who work the desk', async () => {
    const facility = await world.facility();
    must(await change(facility, facility.single, { state: 'retired' }));
    expect(kindOf(await hold(facility, facility.single))).toBe('resource-not-found');
    const seen = must(await world.read('customer-manager', (context) => getFacility(context, facility.id)));
    expect([seen.resources.length, (await view(facility.id)).resources.length]).toEqual([4, 5]);
    must(await change(facility, facility.single, { state: 'open' }));
    expect(kindOf(await hold(facility, facility.single))).toBe('ok');
  });
  it('with its last one a facility stops taking bookings, and cannot begin again without', async () => {
    const facility = await world.facility();
    for (const id of [facility.single, facility.triple, ...facility.reactors]) must(await change(facility, id, { state: 'retired' }));
    const { facility: closed } = await view(facility.id);
    expect(closed.accepting).toBe(false);
    expect(kindOf(await save(facility.id, { revision: closed.revision, accepting: true }))).toBe('facility-without-resource');
  });
  it('belong to groups that exist, have names that may be said', async () => {
    const facility = await world.facility();
    expect(kindOf(await change(facility, facility.single, { groupId: world.newId() }))).toBe('group-not-found');
    expect(kindOf(await change(facility, facility.single, { name: { zh: '秘密★装置' } }))).toBe('state-secret-refused');
    expect(kindOf(await change(facility, world.newId(), { capacity: 2 }))).toBe('resource-not-found');
    expect(kindOf(await change(facility, facility.single, { openings: [{ start: '2026-01-05T09:00', minutes: 60, rrule: 'FREQ=NEVER', exdates: [] }] }))).toBe(
      'recurrence-malformed',
    );
  });
  it('are 200 at most', async () => {
    const facility = await world.facility();
    await world.database.pool.query(
      `insert into resources (facility_id, resource_id, name, capacity, state, position, created_at)
       select $1, gen_random_uuid(), '{"zh":"工位"}', 1, 'open', n, $2 from generate_series(6, $3::integer) n`,
      [facility.id, testNow, maxResources],
    );
    const more = await world.write('operator', (context) => addResource(context, facility.id, { name: { zh: '又一个' }, capacity: 1 }));
    expect(more).toMatchObject({ ok: false, error: { kind: 'resources-too-many', details: { most: 200 } } });
  });
  it('a hold and a retirement at once: never both', async () => {
    const facility = await world.facility();
    const [held, retired] = await Promise.all([hold(facility, facility.single), change(facility, facility.single, { state: 'retired' })]);
    expect([held.ok, retired.ok].filter(Boolean)).toHaveLength(1);
    const occupying = await occupyingIn(world.database.db, [facility.id], { from: testNow, to: at8('2026-02-01T00:00') });
    expect(occupying).toHaveLength(held.ok ? 1 : 0);
  });
});

describe('who is qualified', () => {
  it('is recorded, read with the name, taken back', async () => {
    const { id } = await world.facility();
    const { personId } = world.readers['customer-manager'];
    const grant = (given: { personId?: string; code?: string; validFrom?: string; validUntil?: string | null } = {}) =>
      world.write('operator', (context) =>
        grantQualification(context, id, { personId: personId!, code: 'laser', validFrom: '2026-01-01', validUntil: '2026-12-31', ...given }),
      );
    const granted = must(await grant());
    expect(granted).toMatchObject({ personName: 'customermanager', code: 'laser', validFrom: '2026-01-01', validUntil: '2026-12-31' });
    expect(must(await world.read('viewer', (context) => listQualifications(context, id)))).toEqual([granted]);
    expect(kindOf(await grant({ personId: world.newId() }))).toBe('person-not-found');
    expect(kindOf(await grant({ validUntil: '2025-12-31' }))).toBe('period-reversed');
    const revoke = () => world.write('operator', (context) => revokeQualification(context, id, granted.id));
    expect([kindOf(await revoke()), kindOf(await revoke())]).toEqual(['ok', 'qualification-not-found']);
    expect(must(await world.read('viewer', (context) => listQualifications(context, id)))).toEqual([]);
    expect((await world.announced(id)).slice(-2)).toEqual(['qualification-granted', 'qualification-revoked']);
  });
});

describe('classes of customers', () => {
  it('are those of their kind until the owner sets another', async () => {
    const facility = await world.facility();
    const { id } = facility;
    must(await hold(facility, facility.single));
    const customers = () => world.read('viewer', (context) => listFacilityCustomers(context, id)).then(must);
    expect(await customers()).toMatchObject([{ organizationId: world.university, ordinaryClass: 'research', setClass: null, bookings: 1 }]);
    const classOf = async () => must(await world.read('enterprise', (context) => getFacility(context, id))).tariffClass;
    const set = (tariffClass: 'small-enterprise' | null) => world.write('operator', (context) => setCustomerClass(context, id, world.enterprise, tariffClass));
    expect(await classOf()).toBe('member');
    must(await set('small-enterprise'));
    expect(await classOf()).toBe('small-enterprise');
    expect((await customers()).map((customer) => customer.setClass)).toEqual([null, 'small-enterprise']);
    must(await set('small-enterprise'));
    must(await set(null));
    expect(await classOf()).toBe('member');
    expect((await world.announced(id)).filter((kind) => kind === 'customer-class-set')).toHaveLength(2);
    expect(kindOf(await world.write('operator', (context) => setCustomerClass(context, id, world.newId(), 'member')))).toBe('organization-not-found');
  });
  it('a reader pays for the organization that he names, if he belongs to it', async () => {
    const { id } = await world.facility();
    const classFor = async (who: Parameters<typeof world.read>[0], organizationId?: string) =>
      must(await world.read(who, (context) => getFacility(context, id, organizationId))).tariffClass;
    const both = {
      ...world.readers.enterprise,
      memberships: [world.enterprise, world.university].map((organizationId) => ({ organizationId, roles: ['admin' as const], organizationVerified: true })),
    };
    expect([
      await classFor('visitor'),
      await classFor('person'),
      await classFor('unverified-member'),
      await classFor(both),
      await classFor(both, world.university),
      await classFor('enterprise', world.university),
    ]).toEqual(['outside', 'outside', 'outside', 'member', 'research', 'member']);
  });
});

describe('the list of an organization', () => {
  it('has every card that is out, what waits first', async () => {
    const organizationId = world.provider;
    const list = () => world.read('viewer', (context) => listOrganizationFacilities(context, organizationId)).then(must);
    const facility = await world.facility();
    const before = (await list()).find((line) => line.id === facility.id);
    expect(before).toEqual({
      id: facility.id,
      title: { zh: '示例中试线', en: 'Example pilot line' },
      opened: true,
      accepting: true,
      resources: 5,
      waiting: 0,
      inUse: 0,
    });
    const { bookings } = must(await hold(facility, facility.single));
    await world.database.pool.query("update bookings set state = 'requested' where booking_id = $1", [bookings[0]!.id]);
    expect((await list())[0]).toMatchObject({ id: facility.id, waiting: 1, inUse: 0 });
    await world.database.pool.query("update bookings set state = 'in-use', expires_at = null where booking_id = $1", [bookings[0]!.id]);
    expect((await list()).find((line) => line.id === facility.id)).toMatchObject({ waiting: 0, inUse: 1 });
  });
});

describe('before booking', () => {
  const asked = (from: string, to: string) => ({ from: at8(from).toISOString(), to: at8(to).toISOString() });
  it('a quote says the price in the reader’s class, what is broken, and whether it is free', async () => {
    const facility = await world.facility();
    const quote = async (who: Parameters<typeof world.read>[0], given: Partial<Parameters<typeof quoteBooking>[2]> = {}) =>
      must(
        await world.read(who, (context) =>
          quoteBooking(context, facility.id, { resourceId: facility.single, ...asked('2026-01-19T09:00', '2026-01-19T12:00'), ...given }),
        ),
      );
    const first = await quote('enterprise');
    expect(first).toMatchObject({ price: { tariffClass: 'member', total: '30000', currency: 'CNY' }, violations: [], free: true });
    expect((await quote('visitor')).price).toMatchObject({ tariffClass: 'outside', total: '60000', deposit: '50000' });
    expect((await quote('customer-manager', { details: { samples: 2 } })).price).toMatchObject({ tariffClass: 'research', total: '21000' });
    must(await hold(facility, facility.single));
    expect((await quote('enterprise')).free).toBe(false);
    // Any resource will do where none is named.
    expect((await quote('enterprise', { resourceId: undefined })).free).toBe(true);
    const early = await quote('enterprise', asked('2026-01-15T22:10', '2026-01-15T23:10'));
    expect(early.violations.map(({ kind }) => kind)).toEqual(['rule-minimum-notice', 'rule-granularity', 'rule-opening-hours']);
  });
  it('with details all rules are asked', async () => {
    const facility = await world.facility({
      rules: [
        { kind: 'trl-range', min: 4, max: 8 },
        { kind: 'qualification', code: 'laser', name: { zh: '激光安全' } },
        { kind: 'opening-hours', mode: 'within' },
      ],
    });
    const kinds = async (details?: { trl?: number }) =>
      must(
        await world.read('customer-manager', (context) =>
          quoteBooking(context, facility.id, { groupId: facility.groupId, ...asked('2026-01-19T09:00', '2026-01-19T12:00'), ...(details && { details }) }),
        ),
      ).violations.map(({ kind }) => kind);
    expect(await kinds()).toEqual([]);
    expect(await kinds({ trl: 2 })).toEqual(['rule-qualification', 'rule-trl-range']);
    must(
      await world.write('operator', (context) =>
        grantQualification(context, facility.id, {
          personId: world.readers['customer-manager'].personId!,
          code: 'laser',
          validFrom: '2026-01-01',
          validUntil: null,
        }),
      ),
    );
    expect(await kinds({ trl: 4 })).toEqual([]);
  });
  it.each([
    ['a reversed time', { from: '2026-01-19T12:00', to: '2026-01-19T09:00' }, 'period-reversed'],
    ['no time at all', { from: '2026-01-19T09:00', to: '2026-01-19T09:00' }, 'period-zero'],
  ])('%s', async (_name, time, kind) => {
    const facility = await world.facility();
    expect(kindOf(await world.read('visitor', (context) => quoteBooking(context, facility.id, asked(time.from, time.to))))).toBe(kind);
  });
  it('an owner tries rules and a tariff that nobody has met', async () => {
    const facility = await world.facility();
    const rules: BookingRule[] = [
      { kind: 'maximum-length', minutes: 120 },
      { kind: 'monthly-quota', hours: 10 },
      { kind: 'qualification', code: 'laser', name: { zh: '激光安全' } },
      { kind: 'opening-hours', mode: 'within' },
    ];
    const attempt = (sample: object, given: readonly BookingRule[] = rules) =>
      world.write('operator', (context) =>
        tryRules(context, facility.id, {
          rules: given,
          tariff: { ...tariff, classes: { outside: { day: '100000' } } },
          sample: { tariffClass: 'outside', ...asked('2026-01-19T09:00', '2026-01-19T12:00'), details: {}, qualifications: [], hoursThisMonth: 8, ...sample },
        }),
      );
    const first = must(await attempt({}));
    expect(first.violations.map(({ kind }) => kind)).toEqual(['rule-maximum-length', 'rule-monthly-quota', 'rule-qualification']);
    expect(first.price).toMatchObject({ total: '100000' });
    expect(must(await attempt({ ...asked('2026-01-19T09:00', '2026-01-19T11:00'), qualifications: ['laser'] })).violations).toEqual([]);
    expect(must(await attempt({ ...asked('2026-01-18T09:00', '2026-01-18T11:00'), qualifications: ['laser'] })).violations.map(({ kind }) => kind)).toEqual([
      'rule-opening-hours',
    ]);
    expect(kindOf(await attempt({}, [...rules, rules[0]!]))).toBe('rule-twice');
    expect(kindOf(await attempt({ resourceId: world.newId() }))).toBe('resource-not-found');
    expect((await view(facility.id)).facility.rules).not.toEqual(rules);
  });
});
