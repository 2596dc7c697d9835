/** A facility as it is booked. Its id is that of its card in listings; title and place are the card's. */
import type { Localized } from '@tongtu/kernel/localized';
import type { Approval, Opening } from '../contract/facilities.ts';
import type { BookingRule } from '../contract/rules.ts';
import type { Tariff } from '../contract/tariffs.ts';
import type { Terms } from '../contract/terms.ts';
import type { Named } from './booking.ts';

export type Facility = {
  readonly id: string;
  readonly organizationId: string;
  /** IANA name; opening hours, days and months are those of its wall clock. */
  readonly zone: string;
  readonly accepting: boolean;
  readonly approval: Approval;
  readonly openings: readonly Opening[];
  readonly groups: readonly Named[];
  readonly rules: readonly BookingRule[];
  readonly tariff: Tariff;
  readonly terms: Terms;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type Resource = {
  readonly facilityId: string;
  readonly id: string;
  readonly name: Localized;
  readonly capacity: number;
  readonly groupId: string | null;
  /** Null: those of the facility. */
  readonly openings: readonly Opening[] | null;
  readonly state: 'open' | 'retired';
  readonly position: number;
  readonly createdAt: Date;
};

export const defaultZone = 'Asia/Shanghai';
/** House limits: a plan further ahead is a guess, and what recurs must be written out that far. */
export const maxAheadDays = 400;
/** Blocks that recur are written out so far ahead, and a little further every day. */
export const writtenAheadDays = 460;

/** What an owner begins with: working days from nine to five, a day's notice, market rates to be filled in, results to the customer. */
export const newFacility = (of: Pick<Facility, 'id' | 'organizationId' | 'zone'>, today: string, now: Date): Facility => ({
  ...of,
  accepting: false,
  approval: 'manual',
  openings: [{ start: `${today}T09:00`, minutes: 480, rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', exdates: [] }],
  groups: [],
  rules: [
    { kind: 'minimum-notice', minutes: 1440 },
    { kind: 'maximum-ahead', days: 180 },
    { kind: 'granularity', minutes: 30 },
    { kind: 'opening-hours', mode: 'within' },
  ],
  tariff: { currency: 'CNY', classes: {}, consumables: [], billing: 'larger', lateCancellation: [], noShowPercent: 0, noShowAfterMinutes: 60 },
  terms: { resultOwnership: 'customer', dataOwnership: 'customer', operatingData: true, feeBasis: 'paid-use', confidentialityYears: 5 },
  revision: 1,
  createdAt: now,
  updatedAt: now,
});
