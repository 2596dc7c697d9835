/** Demo facilities for booking: whole, in both languages, and a calendar that keeps its own rules on whatever day the house is filled. */
import { describe, expect, it } from 'vitest';
import { openSpans } from '../../features/facilities/calendars/recurrence.ts';
import { brokenRules } from '../../features/facilities/domain/booking-rules.ts';
import { bookingRule, bookingStates, opening, tariff, tariffClasses, terms } from '@tongtu/facilities/contract';
import { timesOf } from './book.ts';
import { demoListings, demoOrganizations, demoPeople } from './content.ts';
import { demoFacilities, type DemoBooking, type DemoFacility } from './facilities.ts';

const facilities = demoFacilities();
const people = new Map(demoPeople().map((person) => [person.key, person]));
const listings = new Map(demoListings().map((listing) => [listing.reference, listing]));
const dayMs = 86_400_000;
/** A week of mornings, and the last minute of a Sunday in Beijing. */
const days = [...Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2026, 0, 12 + i, 1))), new Date('2026-03-01T15:59:00Z')];

const opensOf = (facility: DemoFacility, booking: DemoBooking) =>
  facility.resources.find((resource) => resource.key === booking.on)?.openings ?? facility.openings;

describe.each(facilities.map((facility) => [facility.reference, facility] as const))('%s', (_, facility) => {
  it('is a card of its operator’s organization', () => {
    const card = listings.get(facility.reference);
    expect([card?.kind, card?.state]).toEqual(['facility', undefined]);
    const roles = people.get(facility.operator)?.memberships.find((membership) => membership.organization === card?.organization)?.roles ?? [];
    expect(roles.some((role) => role === 'admin' || role === 'facility-operator')).toBe(true);
  });
  it('is what the contract lets an owner save', () => {
    expect(facility.rules.map((rule) => bookingRule.parse(rule))).toEqual(facility.rules);
    expect(tariff.parse(facility.tariff)).toEqual(facility.tariff);
    expect(terms.parse(facility.terms)).toEqual(facility.terms);
    const openings = [facility.openings, ...facility.resources.flatMap((resource) => (resource.openings === undefined ? [] : [resource.openings]))].flat();
    expect(openings.map((each) => opening.parse(each))).toEqual(openings);
  });
  it('speaks both languages', () => {
    const texts = JSON.stringify(facility, (_key, value: unknown) => value);
    const pairs = [...texts.matchAll(/\{"zh":"([^"]*)"(,"en":"([^"]*)")?\}/g)];
    expect(pairs.length).toBeGreaterThan(4);
    expect(pairs.filter(([, zh, , en]) => !zh || !en || /\p{Script=Han}/u.test(en)).map(([text]) => text)).toEqual([]);
  });
  it('names people, places and purposes that are there', () => {
    const places = [...facility.resources, ...facility.groups].map(({ key }) => key);
    const wrong = facility.bookings.filter((booking) => {
      const person = people.get(booking.by);
      const organization = booking.for ?? person?.memberships[0]?.organization;
      return (
        !places.includes(booking.on) ||
        !person?.memberships.some((each) => each.organization === organization) ||
        facility.purposes[booking.purpose] === undefined
      );
    });
    expect(wrong).toEqual([]);
    expect(facility.blocks.filter((block) => block.on !== undefined && !places.includes(block.on))).toEqual([]);
  });
  it('its calendar keeps its own rules of time, whenever it is filled', () => {
    const time = new Set(['minimum-notice', 'maximum-ahead', 'minimum-length', 'maximum-length', 'granularity', 'opening-hours']);
    const rules = facility.rules.filter((rule) => time.has(rule.kind));
    const broken = days.flatMap((now) =>
      facility.bookings.flatMap((booking) => {
        const { from, to, held } = timesOf({ facility, booking, now });
        const open = openSpans(opensOf(facility, booking), 'Asia/Shanghai', { from: new Date(from.getTime() - dayMs), to: new Date(to.getTime() + dayMs) });
        const draft = { from, to, zone: 'Asia/Shanghai', now: held, open, hoursByMonth: {}, qualifications: [], details: {} };
        return brokenRules(rules, draft, 'hold').map(({ kind }) => `${now.toISOString()} ${booking.on} ${booking.workday}: ${kind}`);
      }),
    );
    expect(broken).toEqual([]);
  });
});

describe('together', () => {
  it('they are of several owners, and show every class, rule and state that a demo needs', () => {
    expect(facilities).toHaveLength(12);
    expect(new Set(facilities.map((facility) => listings.get(facility.reference)?.organization)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(facilities.flatMap((facility) => Object.keys(facility.tariff.classes)))).toEqual(new Set(tariffClasses));
    expect(new Set(facilities.flatMap((facility) => facility.rules.map((rule) => rule.kind))).size).toBe(12);
    const states = new Set(facilities.flatMap((facility) => facility.bookings.map((booking) => booking.state)));
    // What runs out by itself does so in any installation.
    expect(bookingStates.filter((state) => state !== 'expired' && !states.has(state))).toEqual([]);
    expect(
      facilities
        .flatMap((facility) => facility.customers.map((customer) => customer.organization))
        .filter((key) => !demoOrganizations().some((each) => each.key === key)),
    ).toEqual([]);
  });
  it('what has been used lies behind, what is asked for lies ahead', () => {
    const behind = new Set(['completed', 'no-show']);
    const ahead = new Set(['held', 'requested', 'approved', 'waitlisted', 'declined']);
    const odd = facilities.flatMap((facility) =>
      facility.bookings.filter(({ state, workday, until }) => (behind.has(state) && (until?.workday ?? workday) > -1) || (ahead.has(state) && workday < 1)),
    );
    expect(odd).toEqual([]);
  });
});
