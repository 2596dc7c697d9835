/** A facility that takes bookings, and bookings of it in whichever state they are asked about. */
import {
  addResource,
  approveBooking,
  checkIn,
  checkOut,
  confirmBooking,
  holdBookings,
  openFacility,
  readBooking,
  requestBooking,
  saveFacility,
} from '@tongtu/facilities';
import type { BookingState } from '@tongtu/facilities/contract';
import { addMember, ensurePerson } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import type { Reader } from '@tongtu/kernel/reader';
import { expect as must } from '@tongtu/kernel/result';

type Given = {
  readonly at: <T>(work: (context: Context) => Promise<T>, reader: Reader) => Promise<T>;
  readonly others: string;
  readonly provider: Reader;
  readonly newId: () => string;
  /** A published card of kind facility of the provider. */
  readonly card: () => Promise<string>;
};
type Booked = { readonly facilityId: string; readonly bookingId: string; readonly revision: number; readonly agreementSha256: string };

const hour = 3_600_000;
/** Steps to a state, each by whoever takes it. */
const steps = ['requested', 'approved', 'confirmed', 'in-use', 'completed'] as const satisfies readonly BookingState[];

export const facilityWorld = ({ at, others, provider, newId, card }: Given) => {
  const make = async () => {
    const id = await card();
    return at(async (context) => {
      must(await openFacility(context, id));
      // Ten rows of the matrix hold at the same hour; a resource has room for all of them. The spare one is for blocks.
      must(await addResource(context, id, { name: { zh: '工位' }, capacity: 100 }));
      const view = must(await addResource(context, id, { name: { zh: '备用工位' }, capacity: 1 }));
      must(await saveFacility(context, id, { revision: 1, accepting: true, rules: [], tariff: { ...view.facility.tariff, noShowAfterMinutes: 0 } }));
      return { id, resourceId: view.resources[1]!.id, spareId: view.resources[2]!.id };
    }, provider);
  };
  let made: ReturnType<typeof make> | undefined;
  const facility = async () => {
    const known = await (made ??= make());
    const revision = await at(async (context) => must(await openFacility(context, known.id)).facility.revision, provider);
    return { ...known, revision };
  };

  /** A new one, by somebody new of `others`: it began a minute ago, and was held two days before. */
  const booking = async (state: BookingState): Promise<Booked> => {
    const { id, resourceId } = await facility();
    const personId = newId();
    const customer: Reader = { personId, platformRoles: [], memberships: [{ organizationId: others, roles: ['admin'], organizationVerified: true }] };
    return at(async (given) => {
      await ensurePerson(given, { personId, name: 'customer', email: `${personId}@example.org` });
      await addMember(given, { organizationId: others, personId, roles: ['admin'] });
      const isAhead = state === 'held' || state === 'requested' || state === 'approved';
      const from = new Date(given.now.getTime() + (isAhead ? 24 * hour : -60_000));
      const as = (reader: Reader, now = given.now): Context => ({ ...given, reader, now });
      const before = isAhead ? given.now : new Date(from.getTime() - 48 * hour);
      const place = { facilityId: id, resourceId, from: from.toISOString(), to: new Date(from.getTime() + hour).toISOString() };
      let [current] = must(await holdBookings(as(customer, before), { organizationId: others, places: [place] })).bookings;
      const of = { facilityId: id, bookingId: current!.id };
      const sha = async () => must(await readBooking(as(provider), id, current!.id)).agreement?.sha256 ?? '';
      for (const step of steps.slice(0, steps.findIndex((each) => each === state) + 1)) {
        const { revision } = current!;
        const agreementSha256 = await sha();
        if (step === 'requested') current = must(await requestBooking(as(customer, before), id, of.bookingId, { revision, details: {} }));
        if (step === 'approved') current = must(await approveBooking(as(provider, before), id, of.bookingId, { revision, agreementSha256 }));
        if (step === 'confirmed') current = must(await confirmBooking(as(customer, before), id, of.bookingId, { revision, agreementSha256 }));
        if (step === 'in-use') current = must(await checkIn(as(provider), id, of.bookingId, revision));
        if (step === 'completed') current = must(await checkOut(as(provider), id, of.bookingId, { revision, agreedAmount: '10000' }));
      }
      return { ...of, revision: current!.revision, agreementSha256: await sha() };
    }, provider);
  };
  return { facility, booking };
};
