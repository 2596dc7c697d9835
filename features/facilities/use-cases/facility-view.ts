/** The first lines of every use-case about a facility: its card's profile, how it is booked, and whether this reader has any business with it. */
import { organizationById } from '@tongtu/parties';
import type { OrganizationCard } from '@tongtu/parties/contract';
import type { Context } from '@tongtu/platform/context';
import { localDay } from '@tongtu/kernel/period';
import { isMember, membershipIn, type Reader } from '@tongtu/kernel/reader';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { FacilityAction } from '../contract/facilities.ts';
import type { TariffClass } from '../contract/tariffs.ts';
import { defaultZone, newFacility, type Facility, type Resource } from '../domain/facility.ts';
import { ordinaryClassOf } from '../domain/tariff-class.ts';
import { facilityActionsOf, mayReadDesk } from '../policy.ts';
import { findFacility, lockFacility, resourcesOf } from '../store/facilities.ts';
import { setClassesOf } from '../store/facility-customers.ts';
import { profilesByIds, type Profile } from '../store/profiles.ts';

type Reading = Pick<Context, 'tx' | 'reader' | 'now'>;
const notFound = fail('facility-not-found');

/** Who sees a facility: everybody or members while its card is out, its own people and the platform always. */
export const seesFacility = (reader: Reader, profile: Pick<Profile, 'organizationId' | 'audience' | 'isOut' | 'expiresAt'>, now: Date): boolean =>
  mayReadDesk(reader, profile) ||
  (profile.isOut && (profile.expiresAt === null || profile.expiresAt > now) && (profile.audience === 'public' || isMember(reader)));

export type SeenFacility = {
  readonly profile: Profile;
  /** Null while it was never opened for booking. */
  readonly facility: Facility | null;
};

/** Kind `facility-not-found`, also for one that is not for this reader. */
export const seenFacility = async ({ tx, reader, now }: Reading, id: string): Promise<Result<SeenFacility>> => {
  const profile = (await profilesByIds(tx, [id])).get(id);
  if (profile === undefined || !seesFacility(reader, profile, now)) return notFound;
  return ok({ profile, facility: (await findFacility(tx, id)) ?? null });
};

/** The same, opened for booking; further kind `facility-not-opened`. */
export const seenOpened = async (context: Reading, id: string): Promise<Result<{ readonly profile: Profile; readonly facility: Facility }>> => {
  const seen = await seenFacility(context, id);
  if (!seen.ok) return seen;
  const { profile, facility } = seen.value;
  return facility === null ? fail('facility-not-opened') : ok({ profile, facility });
};

export type Worked = { readonly profile: Profile; readonly facility: Facility };
type May = (reader: Reader, facility: { readonly organizationId: string }) => boolean;

/**
 * For those who run it. Kinds `facility-not-found` (also where one has no business with its desk), `not-allowed`,
 * `facility-not-opened`.
 */
export const workedFacility = async (context: Reading, id: string, may: May, find: typeof findFacility = findFacility): Promise<Result<Worked>> => {
  const profile = (await profilesByIds(context.tx, [id])).get(id);
  if (profile === undefined || !mayReadDesk(context.reader, profile)) return notFound;
  if (!may(context.reader, profile)) return fail('not-allowed');
  const facility = await find(context.tx, id);
  return facility === undefined ? fail('facility-not-opened') : ok({ profile, facility });
};

/** The same, and nobody else changes it until the transaction ends. */
export const lockedFacility = (context: Reading, id: string, may: May): Promise<Result<Worked>> => workedFacility(context, id, may, lockFacility);

/** A facility that is not opened looks like one that its owner is about to set up. */
export const unopened = ({ facilityId, organizationId }: Profile, now: Date): Facility => ({
  ...newFacility({ id: facilityId, organizationId, zone: defaultZone }, localDay(now, defaultZone), now),
  revision: 0,
});

export type PayingCustomer = { readonly organizationId: string | null; readonly tariffClass: TariffClass };

/** In whose name a reader would pay: the organization that he names if he belongs to it, else his first verified one, else nobody's. */
export const payingOrganization = (reader: Reader, named?: string): string | null =>
  (named === undefined ? undefined : membershipIn(reader, named)?.organizationId) ??
  reader.memberships.find((membership) => membership.organizationVerified)?.organizationId ??
  null;

/** In which class a reader's organization pays here: as the owner has set it, else by its kind. */
export const payingCustomer = async ({ tx, reader }: Pick<Context, 'tx' | 'reader'>, facilityId: string, named?: string): Promise<PayingCustomer> => {
  const organizationId = payingOrganization(reader, named);
  if (organizationId === null) return { organizationId, tariffClass: ordinaryClassOf(null) };
  const set = (await setClassesOf(tx, [facilityId], organizationId)).get(facilityId);
  return { organizationId, tariffClass: set ?? ordinaryClassOf((await organizationById(tx, organizationId)) ?? null) };
};

export type FacilityView = {
  readonly profile: Profile;
  readonly organization: OrganizationCard;
  readonly opened: boolean;
  readonly facility: Facility;
  readonly resources: readonly Resource[];
  readonly tariffClass: TariffClass;
  readonly actions: readonly FacilityAction[];
};

/** What a reader sees of a facility that he may see: retired resources are for those who work its desk. */
export const facilityView = async (context: Reading, { profile, facility }: SeenFacility, organizationId?: string): Promise<FacilityView> => {
  const organization = await organizationById(context.tx, profile.organizationId);
  if (organization === undefined) throw new Error(`organization ${profile.organizationId} of a facility is missing`);
  const all = facility === null ? [] : await resourcesOf(context.tx, [profile.facilityId]);
  const opened = facility !== null;
  const shown = facility ?? unopened(profile, context.now);
  return {
    profile,
    organization,
    opened,
    facility: shown,
    resources: mayReadDesk(context.reader, profile) ? all : all.filter((resource) => resource.state === 'open'),
    tariffClass: (await payingCustomer(context, profile.facilityId, organizationId)).tariffClass,
    actions: facilityActionsOf(context.reader, { organizationId: profile.organizationId, opened, accepting: shown.accepting && profile.isOut }),
  };
};

/** How a facility is booked, for anybody who sees its card. Kind `facility-not-found`. */
export const getFacility = async (context: Reading, id: string, organizationId?: string): Promise<Result<FacilityView>> => {
  const seen = await seenFacility(context, id);
  return seen.ok ? ok(await facilityView(context, seen.value, organizationId)) : seen;
};
