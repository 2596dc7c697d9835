/** Letters about a booking, each in its reader's language. Words: locales, `letters.<name>`. */
import { contactsOf, organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage, type Language } from '@tongtu/kernel/localized';
import { organizationRoles, type OrganizationRole } from '@tongtu/kernel/reader';
import type { Booking } from '../domain/booking.ts';
import { periodText } from '../domain/period-text.ts';
import { acceptorRoles, answererRoles } from '../policy.ts';
import { resourcesOf } from '../store/facilities.ts';
import { profilesByIds } from '../store/profiles.ts';

type CustomerLetter = 'booking-approved' | 'booking-declined' | 'booking-expired' | 'booking-promoted' | 'booking-called-off' | 'booking-not-attended';
type ProviderLetter = 'booking-requested' | 'booking-confirmed' | 'booking-cancelled' | 'booking-rescheduled';

/** Where the words of the coded reasons stand that these letters give. */
const reasonWords: Readonly<Partial<Record<CustomerLetter | ProviderLetter, string>>> = {
  'booking-declined': 'desk.declineReasons',
  'booking-called-off': 'desk.cancelReasons',
  'booking-cancelled': 'desk.cancelReasons',
};

type Contacts = Awaited<ReturnType<typeof contactsOf>>;

const send = async (
  context: Context,
  contacts: Contacts,
  letter: CustomerLetter | ProviderLetter,
  booking: Booking,
  data: Readonly<Record<string, string>>,
) => {
  if (contacts.length === 0) return;
  const title = (await profilesByIds(context.tx, [booking.facilityId])).get(booking.facilityId)?.title ?? {};
  const resource = (await resourcesOf(context.tx, [booking.facilityId])).find((one) => one.id === booking.resourceId)?.name ?? {};
  const customer = (await organizationById(context.tx, booking.organizationId))?.name ?? {};
  const reasons = reasonWords[letter];
  const text = (value: Parameters<typeof inLanguage>[0], language: Language): string => inLanguage(value, language).text;
  for (const { email, name, language } of contacts)
    await context.mail.send(context.tx, {
      to: email,
      template: `facilities.${letter}`,
      language,
      data: {
        name,
        facility: text(title, language),
        resource: text(resource, language),
        organization: text(customer, language),
        period: periodText(booking, language),
        facilityId: booking.facilityId,
        bookingId: booking.id,
        words: booking.words ?? '',
        ...data,
      },
      ...(reasons !== undefined && booking.reason !== null ? { words: { reason: `${reasons}.${booking.reason}` } } : {}),
    });
};

const personIn = async (context: Context, organizationId: string, personId: string): Promise<Contacts> =>
  (await contactsOf(context.tx, organizationId, organizationRoles)).filter((one) => one.personId === personId);

/** To whoever booked, if he is still a member; an approval also to those who accept agreements for his organization. */
export const tellCustomer = async (context: Context, letter: CustomerLetter, booking: Booking, data: Readonly<Record<string, string>> = {}): Promise<void> => {
  const own = await personIn(context, booking.organizationId, booking.personId);
  const also = letter === 'booking-approved' ? await contactsOf(context.tx, booking.organizationId, acceptorRoles) : [];
  await send(context, [...own, ...also.filter((one) => own.every((each) => each.personId !== one.personId))], letter, booking, data);
};

/** To those who answer requests of the facility's organization. */
export const tellProvider = async (context: Context, letter: ProviderLetter, booking: Booking, data: Readonly<Record<string, string>> = {}): Promise<void> => {
  const roles: readonly OrganizationRole[] = answererRoles;
  await send(context, await contactsOf(context.tx, booking.providerId, roles), letter, booking, data);
};
