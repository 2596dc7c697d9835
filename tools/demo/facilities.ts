/** The demo facilities that can be booked, as `content/facilities.json` has them. */
import { readFileSync } from 'node:fs';
import type { Localized } from '@tongtu/kernel/localized';
import type {
  Approval,
  BlockKind,
  BookingDetails,
  BookingRule,
  BookingState,
  DeclineReason,
  Opening,
  Tariff,
  TariffClass,
  Terms,
} from '@tongtu/facilities/contract';

type Named = { readonly key: string; readonly name: Required<Localized> };

export type DemoResource = Named & { readonly capacity: number; readonly group?: string; readonly openings?: readonly Opening[] };

/** Days count in working days from the seeding (`workdays.ts`), hours by the clock in Beijing. */
export type DemoBooking = Pick<BookingDetails, 'trl' | 'samples' | 'runs' | 'consumables' | 'secrecy'> & {
  /** Key of a resource or of a group. */
  readonly on: string;
  /** Key of the person who books, for the first of his organizations unless `for` names another. */
  readonly by: string;
  readonly for?: string;
  readonly workday: number;
  readonly at: string;
  /** How long; or until when, where it runs over nights and perhaps a weekend. */
  readonly hours?: number;
  readonly until?: { readonly workday: number; readonly at: string };
  readonly state: BookingState;
  /** Which of the facility's purposes. */
  readonly purpose: number;
  /** Of a cancellation. */
  readonly reason?: string;
  /** Cancelled twenty hours before its begin, when it costs something. */
  readonly late?: boolean;
  /** Of a refusal, with words. */
  readonly declined?: DeclineReason;
  readonly words?: Required<Localized>;
  /** Minor units, where no rates are shown. */
  readonly agreedAmount?: string;
  /** What was charged is corrected to so many percent of it, after the month's statement. */
  readonly corrected?: { readonly percent: number; readonly reason: string };
};

export type DemoFacility = {
  /** Of its card. */
  readonly reference: string;
  /** Key of the person who runs it. */
  readonly operator: string;
  readonly approval: Approval;
  readonly openings: readonly Opening[];
  readonly groups: readonly Named[];
  readonly resources: readonly DemoResource[];
  readonly rules: readonly BookingRule[];
  readonly tariff: Tariff;
  readonly terms: Terms;
  readonly customers: readonly { readonly organization: string; readonly tariffClass: TariffClass }[];
  readonly qualified: readonly { readonly person: string; readonly code: string }[];
  readonly blocks: readonly {
    /** The whole facility where absent. */
    readonly on?: string;
    readonly kind: BlockKind;
    readonly note: string;
    readonly workday: number;
    readonly at: string;
    readonly hours: number;
    readonly rrule?: string;
  }[];
  readonly purposes: readonly Required<Localized>[];
  readonly bookings: readonly DemoBooking[];
};

export const demoFacilities = (): readonly DemoFacility[] =>
  JSON.parse(readFileSync(new URL('./content/facilities.json', import.meta.url), 'utf8')) as DemoFacility[];
