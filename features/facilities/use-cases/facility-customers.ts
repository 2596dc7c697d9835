/** Who books at a facility, and in which tariff class. The class by its kind is a beginning; who is a small enterprise only the owner knows. */
import { organizationById, organizationCardsByIds } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import { announce, type Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { TariffClass } from '../contract/tariffs.ts';
import { ordinaryClassOf } from '../domain/tariff-class.ts';
import { mayReadDesk, maySetUp } from '../policy.ts';
import { bookingCountsAt, classesSetAt, setClass, unsetClass } from '../store/facility-customers.ts';
import { lockedFacility, workedFacility } from './facility-view.ts';

export type FacilityCustomer = {
  readonly organizationId: string;
  readonly name: Localized;
  readonly ordinaryClass: TariffClass;
  readonly setClass: TariffClass | null;
  readonly bookings: number;
};

const customerOf = (organization: OrganizationCard, set: TariffClass | null, bookings: number): FacilityCustomer => ({
  organizationId: organization.id,
  name: organization.name,
  ordinaryClass: ordinaryClassOf(organization),
  setClass: set,
  bookings,
});

/** Those who book most first. Kind `facility-not-found`; of one that is not opened there are none. */
export const listFacilityCustomers = async (context: Context, facilityId: string): Promise<Result<readonly FacilityCustomer[]>> => {
  const found = await workedFacility(context, facilityId, mayReadDesk);
  if (!found.ok) return found.error.kind === 'facility-not-opened' ? ok([]) : found;
  const set = await classesSetAt(context.tx, facilityId);
  const counts = await bookingCountsAt(context.tx, facilityId);
  const organizations = await organizationCardsByIds(context.tx, [...set.keys(), ...counts.keys()]);
  return ok(
    [...organizations.values()]
      .map((organization) => customerOf(organization, set.get(organization.id) ?? null, counts.get(organization.id) ?? 0))
      .sort((a, b) => b.bookings - a.bookings || (a.organizationId < b.organizationId ? -1 : 1)),
  );
};

/** Holds for bookings from now on: the price of an older one is frozen. Kinds `facility-not-found`, `not-allowed`, `facility-not-opened`, `organization-not-found`. */
export const setCustomerClass = async (
  context: Context,
  facilityId: string,
  organizationId: string,
  tariffClass: TariffClass | null,
): Promise<Result<FacilityCustomer>> => {
  const found = await lockedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const { tx, now, reader } = context;
  const organization = await organizationById(tx, organizationId);
  if (organization === undefined) return fail('organization-not-found');
  const before = (await classesSetAt(tx, facilityId)).get(organizationId) ?? null;
  if (before !== tariffClass) {
    if (tariffClass === null) await unsetClass(tx, facilityId, organizationId);
    else await setClass(tx, { facilityId, organizationId, tariffClass, by: reader.personId ?? null, at: now });
    await announce(context, {
      kind: 'customer-class-set',
      subject: { type: 'facility', id: facilityId },
      organizationId: found.value.facility.organizationId,
      changed: { customerId: organizationId, from: before, to: tariffClass },
    });
  }
  return ok(customerOf(organization, tariffClass, (await bookingCountsAt(tx, facilityId)).get(organizationId) ?? 0));
};
