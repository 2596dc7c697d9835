/** The door to booking: in whose name, at which facilities, and may this reader book there. A facility whose card he does not see does not exist for him. */
import { memberOf } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Context } from '@tongtu/platform/context';
import { membershipIn } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { TariffClass } from '../contract/tariffs.ts';
import { ordinaryClassOf } from '../domain/tariff-class.ts';
import { mayBookFor } from '../policy.ts';
import { doorsOf, type Door } from '../store/booking-door.ts';
import { lockForBooking } from '../store/locks.ts';
import { seesFacility } from './facility-view.ts';

export type Entered = {
  readonly customer: OrganizationCard;
  /** Of who books. */
  readonly personName: string;
  readonly facilityIds: readonly string[];
  readonly door: (facilityId: string) => Door;
  readonly tariffClass: (facilityId: string) => TariffClass;
};

type Customer = { readonly organization: OrganizationCard; readonly personName: string };

/** Kinds `organization-not-found` (also where one has no business with it), `organization-not-verified`, `not-allowed`. */
const customerOf = async ({ tx, reader }: Pick<Context, 'tx' | 'reader'>, organizationId: string): Promise<Result<Customer>> => {
  const membership = membershipIn(reader, organizationId);
  const member = membership === undefined ? undefined : await memberOf(tx, organizationId, reader.personId!);
  if (membership === undefined || member === undefined) return fail('organization-not-found', { field: 'body.organizationId' });
  if (!membership.organizationVerified) return fail('organization-not-verified', { field: 'body.organizationId' });
  return mayBookFor(reader, organizationId) ? ok(member) : fail('not-allowed');
};

/**
 * Holds off blocks of these facilities until the transaction ends, so that what was seen free is not blocked meanwhile.
 * Further kinds `facility-not-found`, `facility-not-accepting` (details: facilityId).
 */
export const enter = async (context: Context, organizationId: string, facilityIds: readonly string[]): Promise<Result<Entered>> => {
  const customer = await customerOf(context, organizationId);
  if (!customer.ok) return customer;
  const { organization, personName } = customer.value;
  const ids = [...new Set(facilityIds)].sort();
  await lockForBooking(context.tx, ids);
  const doors = await doorsOf(context.tx, ids, { organizationId, personId: context.reader.personId! });
  for (const id of ids) {
    const door = doors.get(id);
    if (door === undefined || !seesFacility(context.reader, door, context.now)) return fail('facility-not-found', { details: { facilityId: id } });
    if (!door.facility.accepting || !door.isOut) return fail('facility-not-accepting', { details: { facilityId: id } });
  }
  const door = (id: string): Door => doors.get(id)!;
  return ok({
    customer: organization,
    personName,
    facilityIds: ids,
    door,
    tariffClass: (id) => door(id).setClass ?? ordinaryClassOf(organization),
  });
};
