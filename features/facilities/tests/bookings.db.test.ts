/** A booking from its hold to its charge, step by step, and what stands against each step. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expect as must } from '@tongtu/kernel/result';
import type { Booking } from '../domain/booking.ts';
import { approveBooking } from '../use-cases/approve-booking.ts';
import { cancelBooking } from '../use-cases/cancel-booking.ts';
import { checkIn } from '../use-cases/check-in.ts';
import { checkOut } from '../use-cases/check-out.ts';
import { confirmBooking } from '../use-cases/confirm-booking.ts';
import { declineBooking } from '../use-cases/decline-booking.ts';
import { holdBookings } from '../use-cases/hold-bookings.ts';
import { markNoShow, markUnattended } from '../use-cases/mark-no-show.ts';
import { listBookingRequests, listBookings, readBooking } from '../use-cases/read-bookings.ts';
import { requestBooking } from '../use-cases/request-booking.ts';
import { rescheduleBooking } from '../use-cases/reschedule-booking.ts';
import { mustBeSound } from './invariants.ts';
import { at8, kindOf, makeWorld, type OpenedFacility, type Stance, type World } from './world.ts';

let world: World;
let hall: OpenedFacility;
beforeAll(async () => {
  world = await makeWorld();
  hall = await world.facility();
});
afterAll(() => world.close());
afterEach(async () => {
  await mustBeSound(world.database.pool);
  await world.database.pool.query(
    `delete from bookings; delete from booking_entries; delete from charges; delete from test_agreements; delete from events where subject_type = 'booking'`,
  );
});

const hold = async (from: string, to: string, who: Stance = 'customer-manager', resourceId = hall.single, now?: Date): Promise<Booking> => {
  const organizationId = who === 'enterprise' ? world.enterprise : world.university;
  const place = { facilityId: hall.id, resourceId, from: at8(from).toISOString(), to: at8(to).toISOString() };
  return must(await world.write(who, (context) => holdBookings(context, { organizationId, places: [place] }), now)).bookings[0]!;
};
const shaOf = async (booking: Booking): Promise<string> =>
  must(await world.read('admin', (context) => readBooking(context, hall.id, booking.id))).agreement!.sha256;
const request = async (booking: Booking, details = {}, now?: Date): Promise<Booking> =>
  must(await world.write('customer-manager', (context) => requestBooking(context, hall.id, booking.id, { revision: booking.revision, details }), now));
const approve = async (booking: Booking, now?: Date): Promise<Booking> => {
  const agreementSha256 = await shaOf(booking);
  return must(await world.write('operator', (context) => approveBooking(context, hall.id, booking.id, { revision: booking.revision, agreementSha256 }), now));
};
const confirm = async (booking: Booking, now?: Date): Promise<Booking> => {
  const agreementSha256 = await shaOf(booking);
  return must(
    await world.write('customer-signatory', (context) => confirmBooking(context, hall.id, booking.id, { revision: booking.revision, agreementSha256 }), now),
  );
};
const confirmed = async (from = '2026-01-20T09:00', to = '2026-01-20T12:00'): Promise<Booking> => confirm(await approve(await request(await hold(from, to))));

describe('the whole way', () => {
  it('is held, requested, approved, confirmed, used and charged; each step leaves its entry and its letter', async () => {
    const sent = world.mail.sent.length;
    const held = await hold('2026-01-20T09:00', '2026-01-20T12:00');
    expect(held).toMatchObject({ state: 'held', unit: 1, resourceId: hall.single, price: { tariffClass: 'research', total: '15000' } });
    expect(held.expiresAt!.getTime() - held.createdAt.getTime()).toBe(48 * 3_600_000);
    const requested = await request(held, { purpose: { zh: '束流测试' }, samples: 4 });
    expect(requested).toMatchObject({ state: 'requested', price: { total: '27000' }, agreementRevision: 1 });
    expect(must(await world.read('operator', (context) => listBookingRequests(context, world.provider))).map((one) => one.booking.id)).toEqual([held.id]);
    const stands = await confirm(await approve(requested));
    expect(stands).toMatchObject({ state: 'confirmed', expiresAt: null });
    const running = must(await world.write('customer-manager', (context) => checkIn(context, hall.id, held.id, stands.revision), at8('2026-01-20T08:30')));
    const done = must(
      await world.write(
        'operator',
        (context) => checkOut(context, hall.id, held.id, { revision: running.revision, samples: 6, consumables: { argon: 1 } }),
        at8('2026-01-20T12:30'),
      ),
    );
    expect(done.state).toBe('completed');
    const whole = must(await world.read('customer-viewer', (context) => readBooking(context, hall.id, held.id)));
    // Four hours used are more than three booked; six samples; one bottle.
    expect(whole.charges.map((one) => [one.kind, one.amount])).toEqual([['use', 20_000n + 18_000n + 30_000n]]);
    expect(whole.entries.map((one) => [one.entry, one.action, one.toState])).toEqual([
      [1, 'hold', 'held'],
      [2, 'request', 'requested'],
      [3, 'approve', 'approved'],
      [4, 'confirm', 'confirmed'],
      [5, 'check-in', 'in-use'],
      [6, 'check-out', 'completed'],
    ]);
    expect(await world.announced(held.id)).toEqual([
      'booking-held',
      'booking-requested',
      'booking-approved',
      'booking-confirmed',
      'booking-checked-in',
      'booking-checked-out',
    ]);
    expect(new Set(world.mail.sent.slice(sent).map((letter) => letter.template))).toEqual(
      new Set(['facilities.booking-requested', 'facilities.booking-approved', 'facilities.booking-confirmed']),
    );
  });

  it('is approved at once where the owner has said so', async () => {
    await world.settle(hall.id, { approval: 'automatic' });
    const asked = await request(await hold('2026-01-20T09:00', '2026-01-20T10:00'));
    expect(asked).toMatchObject({ state: 'approved' });
    expect((await confirm(asked)).state).toBe('confirmed');
    await world.settle(hall.id, { approval: 'manual' });
  });

  it('a test of one’s own is booked, used and charged like any other', async () => {
    const place = { facilityId: hall.id, resourceId: hall.single, from: at8('2026-01-20T09:00').toISOString(), to: at8('2026-01-20T10:00').toISOString() };
    const { bookings } = must(await world.write('operator', (context) => holdBookings(context, { organizationId: world.provider, places: [place] })));
    expect(bookings[0]).toMatchObject({ organizationId: world.provider, providerId: world.provider, price: { tariffClass: 'member' } });
  });
});

describe('rules', () => {
  it('all that is broken comes back together, with what is needed', async () => {
    await world.settle(hall.id, {
      rules: [
        { kind: 'minimum-notice', minutes: 2880 },
        { kind: 'minimum-length', minutes: 120 },
        { kind: 'granularity', minutes: 60 },
        { kind: 'opening-hours', mode: 'within' },
      ],
    });
    const place = { facilityId: hall.id, resourceId: hall.single, from: at8('2026-01-16T08:30').toISOString(), to: at8('2026-01-16T09:30').toISOString() };
    const refused = await world.write('customer-manager', (context) => holdBookings(context, { organizationId: world.university, places: [place] }));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'rules-broken' } });
    expect(refused.ok ? [] : refused.error.errors!.map((one) => one.kind).sort()).toEqual([
      'rule-granularity',
      'rule-minimum-length',
      'rule-minimum-notice',
      'rule-opening-hours',
    ]);
    await world.settle(hall.id, {
      rules: [
        { kind: 'opening-hours', mode: 'within' },
        { kind: 'granularity', minutes: 30 },
      ],
    });
  });

  it('nothing begins in the past or further ahead than calendars are written, whatever the owner allows', async () => {
    await world.settle(hall.id, { rules: [{ kind: 'opening-hours', mode: 'any' }] });
    const tryAt = (from: string, to: string) => {
      const place = { facilityId: hall.id, resourceId: hall.single, from: at8(from).toISOString(), to: at8(to).toISOString() };
      return world.write('customer-manager', (context) => holdBookings(context, { organizationId: world.university, places: [place] }));
    };
    expect(await tryAt('2026-01-14T09:00', '2026-01-14T10:00')).toMatchObject({ error: { errors: [{ kind: 'rule-minimum-notice' }] } });
    expect(await tryAt('2027-06-14T09:00', '2027-06-14T10:00')).toMatchObject({ error: { errors: [{ kind: 'rule-maximum-ahead' }] } });
    expect(kindOf(await tryAt('2026-02-14T10:00', '2026-02-14T10:00'))).toBe('period-zero');
    expect(kindOf(await tryAt('2026-02-14T10:00', '2026-02-14T09:00'))).toBe('period-reversed');
    await world.settle(hall.id, {
      rules: [
        { kind: 'opening-hours', mode: 'within' },
        { kind: 'granularity', minutes: 30 },
      ],
    });
  });

  it('a request without the answers that the owner asks for is not sent; a hold may wait for them', async () => {
    await world.settle(hall.id, {
      rules: [
        { kind: 'safety-questionnaire', questions: [{ code: 'toxic', text: { zh: '是否使用有毒气体？' }, must: 'no' }] },
        { kind: 'secrecy-grade', highest: 'none' },
        { kind: 'qualification', code: 'beam', name: { zh: '束流操作培训' } },
      ],
    });
    const held = await hold('2026-01-20T09:00', '2026-01-20T10:00');
    expect(
      must(await world.read('customer-manager', (context) => readBooking(context, hall.id, held.id)))
        .violations.map((one) => one.kind)
        .sort(),
    ).toContain('rule-qualification');
    const details = { secrecy: 'trade-secret' as const, answers: { toxic: 'yes' as const } };
    const refused = await world.write('customer-manager', (context) => requestBooking(context, hall.id, held.id, { revision: 1, details }));
    expect(refused.ok ? [] : refused.error.errors!.map((one) => one.kind).sort()).toEqual([
      'rule-qualification',
      'rule-safety-questionnaire',
      'rule-secrecy-grade',
    ]);
    const secret = await world.write('customer-manager', (context) =>
      requestBooking(context, hall.id, held.id, { revision: 1, details: { secrecy: 'state-secret' } }),
    );
    expect(kindOf(secret)).toBe('state-secret-refused');
    const marked = await world.write('customer-manager', (context) =>
      requestBooking(context, hall.id, held.id, { revision: 1, details: { purpose: { zh: '机密★10年' } } }),
    );
    expect(kindOf(marked)).toBe('state-secret-refused');
    await world.settle(hall.id, {
      rules: [
        { kind: 'opening-hours', mode: 'within' },
        { kind: 'granularity', minutes: 30 },
      ],
    });
  });

  it('whoever answers a request reads which rules it breaks by now', async () => {
    const usual = [
      { kind: 'opening-hours', mode: 'within' },
      { kind: 'granularity', minutes: 30 },
    ] as const;
    const asked = await request(await hold('2026-01-20T09:00', '2026-01-20T10:00'));
    const broken = async () => must(await world.read('operator', (context) => readBooking(context, hall.id, asked.id))).violations.map((one) => one.kind);
    expect(await broken()).toEqual([]);
    await world.settle(hall.id, { rules: [...usual, { kind: 'qualification', code: 'beam', name: { zh: '束流操作培训' } }] });
    expect(await broken()).toEqual(['rule-qualification']);
    await world.settle(hall.id, { rules: [...usual] });
  });
});

describe('who and when', () => {
  it('each step is for those whom the policy names; others are told no, or nothing', async () => {
    const booking = await request(await hold('2026-01-20T09:00', '2026-01-20T10:00'));
    const agreementSha256 = await shaOf(booking);
    const tries = async (who: Stance) =>
      kindOf(
        await world.write(who, (context) =>
          approveBooking(context, hall.id, booking.id, { revision: booking.revision, agreementSha256: `${agreementSha256}x` }),
        ),
      );
    expect(
      Object.fromEntries(
        await Promise.all(
          (
            [
              'enterprise',
              'other-provider',
              'customer-manager',
              'viewer',
              'technology-manager',
              'secretariat',
              'auditor',
              'operator',
              'signatory',
              'admin',
            ] as const
          ).map(async (who) => [who, await tries(who)]),
        ),
      ),
    ).toEqual({
      enterprise: 'booking-not-found',
      'other-provider': 'booking-not-found',
      'customer-manager': 'not-allowed',
      viewer: 'not-allowed',
      'technology-manager': 'not-allowed',
      secretariat: 'not-allowed',
      auditor: 'not-allowed',
      operator: 'agreement-changed',
      signatory: 'agreement-changed',
      admin: 'agreement-changed',
    });
    const sees = async (who: Stance) => kindOf(await world.read(who, (context) => readBooking(context, hall.id, booking.id)));
    expect([await sees('enterprise'), await sees('customer-viewer'), await sees('viewer'), await sees('secretariat'), await sees('auditor')]).toEqual([
      'booking-not-found',
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('an old revision, a wrong state and a hold that has run out are told apart', async () => {
    const held = await hold('2026-01-20T09:00', '2026-01-20T10:00');
    const requested = await request(held);
    expect(kindOf(await world.write('customer-manager', (context) => requestBooking(context, hall.id, held.id, { revision: 1, details: {} })))).toBe(
      'wrong-state',
    );
    expect(kindOf(await world.write('operator', (context) => declineBooking(context, hall.id, held.id, { revision: 1, reason: 'no-staff' })))).toBe(
      'revision-conflict',
    );
    const other = await hold('2026-01-21T09:00', '2026-01-21T10:00');
    const late = new Date(other.expiresAt!.getTime() + 1000);
    expect(await world.write('customer-manager', (context) => requestBooking(context, hall.id, other.id, { revision: 1, details: {} }), late)).toMatchObject({
      error: { kind: 'wrong-state', details: { state: 'expired' } },
    });
    expect(requested.state).toBe('requested');
  });

  it('a refusal has a code, and its words where the code says nothing', async () => {
    const asked = await request(await hold('2026-01-20T09:00', '2026-01-20T10:00'));
    const decline = (body: { reason: 'other' | 'no-staff'; words?: string }) =>
      world.write('operator', (context) => declineBooking(context, hall.id, asked.id, { revision: asked.revision, ...body }));
    expect(kindOf(await decline({ reason: 'other' }))).toBe('reason-needs-words');
    expect(must(await decline({ reason: 'other', words: '该靶材与腔体不相容' }))).toMatchObject({
      state: 'declined',
      reason: 'other',
      words: '该靶材与腔体不相容',
    });
    // The place is free again.
    await hold('2026-01-20T09:00', '2026-01-20T10:00', 'enterprise');
  });

  it('lists show one’s own and no others', async () => {
    const own = await hold('2026-01-20T09:00', '2026-01-20T10:00');
    await hold('2026-01-20T10:00', '2026-01-20T11:00', 'enterprise');
    const ids = async (who: Stance, more = {}) =>
      must(await world.read(who, (context) => listBookings(context, { limit: 20, ...more }))).items.map((one) => one.booking.id);
    expect(await ids('customer-viewer')).toEqual([own.id]);
    expect(await ids('customer-viewer', { mine: true })).toEqual([]);
    expect(await ids('customer-manager', { mine: true })).toEqual([own.id]);
    expect(kindOf(await world.read('customer-viewer', (context) => listBookings(context, { limit: 20, organizationId: world.enterprise })))).toBe(
      'organization-not-found',
    );
  });
});

describe('calling off, moving, not coming', () => {
  it.each([
    ['a week before', '2026-01-15T09:00', '0', []],
    ['two days before', '2026-01-18T09:00', '7500', [['late-cancellation', 7500n]]],
    ['an hour before', '2026-01-20T08:00', '15000', [['late-cancellation', 15_000n]]],
  ] as const)('cancelling %s costs what was shown', async (_, now, fee, charges) => {
    const booking = await confirmed();
    const cancel = (shown: string) =>
      world.write(
        'customer-manager',
        (context) => cancelBooking(context, hall.id, booking.id, { revision: booking.revision, reason: 'no-longer-needed', fee: shown }),
        at8(now),
      );
    expect(await cancel('1')).toMatchObject({ error: { kind: 'fee-changed', details: { fee } } });
    expect(must(await cancel(fee)).state).toBe('cancelled');
    const whole = must(await world.read('customer-manager', (context) => readBooking(context, hall.id, booking.id)));
    expect(whole.charges.map((one) => [one.kind, one.amount])).toEqual(charges);
  });

  it('the provider’s own calling off costs nobody, and the customer is told why', async () => {
    const booking = await confirmed();
    const sent = world.mail.sent.length;
    must(
      await world.write(
        'operator',
        (context) => cancelBooking(context, hall.id, booking.id, { revision: booking.revision, reason: 'machine-down', fee: '0' }),
        at8('2026-01-20T08:00'),
      ),
    );
    expect(world.mail.sent.slice(sent)).toMatchObject([{ template: 'facilities.booking-called-off', words: { reason: 'desk.cancelReasons.machine-down' } }]);
  });

  it('a confirmed booking that is moved is asked for again under a new agreement; late it is cancelled instead', async () => {
    const booking = await confirmed();
    const before = await shaOf(booking);
    const move = (now: Date, revision: number) =>
      world.write(
        'customer-manager',
        (context) =>
          rescheduleBooking(context, hall.id, booking.id, { revision, from: at8('2026-01-22T09:00').toISOString(), to: at8('2026-01-22T11:00').toISOString() }),
        now,
      );
    expect(kindOf(await move(at8('2026-01-19T12:00'), booking.revision))).toBe('reschedule-too-late');
    const moved = must(await move(at8('2026-01-15T10:00'), booking.revision));
    expect(moved).toMatchObject({ state: 'requested', agreementRevision: 2, price: { total: '10000' } });
    expect(await shaOf(moved)).not.toBe(before);
    expect(
      kindOf(await world.write('operator', (context) => approveBooking(context, hall.id, booking.id, { revision: moved.revision, agreementSha256: before }))),
    ).toBe('agreement-changed');
    // Its old place is free, its new one is not.
    await hold('2026-01-20T09:00', '2026-01-20T12:00', 'enterprise');
    await expect(hold('2026-01-22T10:00', '2026-01-22T12:00', 'enterprise')).rejects.toThrow('slot-taken');
  });

  it('a hold that is moved keeps its own end', async () => {
    const held = await hold('2026-01-20T09:00', '2026-01-20T10:00');
    const later = new Date(held.createdAt.getTime() + 40 * 3_600_000);
    const moved = must(
      await world.write(
        'customer-manager',
        (context) =>
          rescheduleBooking(context, hall.id, held.id, { revision: 1, from: at8('2026-01-21T09:00').toISOString(), to: at8('2026-01-21T10:00').toISOString() }),
        later,
      ),
    );
    expect(moved.expiresAt).toEqual(held.expiresAt);
  });

  it('who does not come is marked after the time that the tariff names, by the house a day later, and charged', async () => {
    const booking = await confirmed();
    const mark = (now: string) => world.write('operator', (context) => markNoShow(context, hall.id, booking.id, booking.revision), at8(now));
    expect(kindOf(await mark('2026-01-20T09:59'))).toBe('no-show-too-early');
    expect(must(await mark('2026-01-20T10:00')).state).toBe('no-show');
    const other = await confirmed('2026-01-21T09:00', '2026-01-21T12:00');
    expect(await world.at(at8('2026-01-22T11:59'), 'visitor', (context) => markUnattended(context, hall.id, other.id))).toBe(false);
    expect(await world.at(at8('2026-01-22T12:00'), 'visitor', (context) => markUnattended(context, hall.id, other.id))).toBe(true);
    expect(await world.at(at8('2026-01-22T12:00'), 'visitor', (context) => markUnattended(context, hall.id, other.id))).toBe(false);
    const whole = must(await world.read('customer-manager', (context) => readBooking(context, hall.id, other.id)));
    expect(whole.charges.map((one) => [one.kind, one.amount])).toEqual([['no-show', 15_000n]]);
    expect(whole.entries.at(-1)).toMatchObject({ action: 'mark-no-show', actorId: null });
  });

  it('a customer reads no meter: that is the provider’s', async () => {
    const booking = await confirmed();
    const early = await world.write('customer-manager', (context) => checkIn(context, hall.id, booking.id, booking.revision), at8('2026-01-20T06:59'));
    expect(kindOf(early)).toBe('check-in-too-early');
    const running = must(await world.write('customer-manager', (context) => checkIn(context, hall.id, booking.id, booking.revision), at8('2026-01-20T09:00')));
    const out = (who: Stance, more: object) =>
      world.write(who, (context) => checkOut(context, hall.id, booking.id, { revision: running.revision, ...more }), at8('2026-01-20T10:00'));
    expect(kindOf(await out('customer-manager', { minutes: 5 }))).toBe('not-allowed');
    expect(kindOf(await out('operator', { consumables: { nothing: 1 } }))).toBe('consumable-unknown');
    // Booked three hours, used one: the larger is charged.
    must(await out('operator', { minutes: 60 }));
    const whole = must(await world.read('customer-manager', (context) => readBooking(context, hall.id, booking.id)));
    expect(whole.charges.map((one) => one.amount)).toEqual([15_000n]);
  });
});
