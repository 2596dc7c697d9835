/** Who may do what with facilities and bookings. One sentence a line; what depends on the thing asked for is asked by the use-case. */
import { hasRole, isAuditor, isSecretariat, isSignedIn, membershipIn, type Decision, type OrganizationRole, type Reader } from '@tongtu/kernel/reader';
import { anyone, signedIn, type RoutePolicy } from '@tongtu/platform/http';
import { bookingActions, type BookingAction } from './contract/bookings.ts';
import type { FacilityAction } from './contract/facilities.ts';
import type { facilityRoutes } from './contract.ts';
import type { Booking } from './domain/booking.ts';
import { bookingLifecycle } from './domain/booking-lifecycle.ts';

const yes = (allowed: boolean): Decision => (allowed ? 'allowed' : 'forbidden');

/** An auditor reads everything and writes nothing, whatever other role he holds. */
const writer = (reader: Reader): Decision => yes(isSignedIn(reader) && !isAuditor(reader));

export const facilityPolicy = {
  searchFacilities: anyone,
  listFacilityParameters: anyone,
  getFacility: anyone,
  openFacility: writer,
  saveFacility: writer,
  listOrganizationFacilities: signedIn,
  addResource: writer,
  saveResource: writer,
  listBlocks: signedIn,
  addBlock: writer,
  removeBlock: writer,
  listQualifications: signedIn,
  grantQualification: writer,
  revokeQualification: writer,
  listFacilityCustomers: signedIn,
  setCustomerClass: writer,
  listCalendars: signedIn,
  addCalendar: writer,
  uploadCalendar: writer,
  refreshCalendar: writer,
  removeCalendar: writer,
  renewFeed: writer,
  // The secret in the address is the key.
  readFeed: anyone,
  getAvailability: anyone,
  listFreeSlots: anyone,
  quoteBooking: anyone,
  tryRules: writer,
  holdBookings: writer,
  waitForSlot: writer,
  getBooking: signedIn,
  listBookings: signedIn,
  listFacilityBookings: signedIn,
  listBookingRequests: signedIn,
  requestBooking: writer,
  approveBooking: writer,
  declineBooking: writer,
  confirmBooking: writer,
  cancelBooking: writer,
  rescheduleBooking: writer,
  getTimeline: signedIn,
  listCheckIns: signedIn,
  checkIn: writer,
  checkOut: writer,
  markNoShow: writer,
  correctCharge: writer,
  listStatements: signedIn,
  listOpenCharges: signedIn,
  issueStatements: writer,
  getStatement: signedIn,
  downloadStatement: signedIn,
  getFacilityUse: signedIn,
  downloadInstrumentReport: signedIn,
} satisfies RoutePolicy<typeof facilityRoutes>;

/** Who runs a facility: sets it up, works its desk, answers requests. */
export const operatorRoles: readonly OrganizationRole[] = ['admin', 'facility-operator'];
/** Who may answer requests and so accept the test agreement for the provider. */
export const answererRoles: readonly OrganizationRole[] = ['admin', 'facility-operator', 'signatory'];
/** Who books in the name of an organization. A viewer only reads. */
export const bookerRoles: readonly OrganizationRole[] = ['admin', 'technology-manager', 'facility-operator', 'investment-manager', 'signatory'];
/** Who accepts the test agreement for the customer. */
export const acceptorRoles: readonly OrganizationRole[] = ['admin', 'technology-manager', 'signatory'];

type Owned = { readonly organizationId: string };
const isInside = (reader: Reader, organizationId: string): boolean => membershipIn(reader, organizationId) !== undefined;
const holds = (reader: Reader, organizationId: string, roles: readonly OrganizationRole[]): boolean =>
  !isAuditor(reader) && hasRole(reader, organizationId, ...roles);
const isPlatform = (reader: Reader): boolean => isSecretariat(reader) || isAuditor(reader);

/** Operators set their facility up; others of the house, the secretariat and auditors read how it is set up. */
export const maySetUp = (reader: Reader, facility: Owned): boolean => holds(reader, facility.organizationId, operatorRoles);
/** The desk shows who booked what: the provider's own people, the secretariat, auditors. */
export const mayReadDesk = (reader: Reader, facility: Owned): boolean => isInside(reader, facility.organizationId) || isPlatform(reader);
/** Any member but a viewer books in the name of his verified organization. */
export const mayBookFor = (reader: Reader, organizationId: string): boolean =>
  holds(reader, organizationId, bookerRoles) && membershipIn(reader, organizationId)?.organizationVerified === true;
/** Money of an organization is read by its own people and by those who look after the platform. */
export const mayReadMoney = (reader: Reader, organizationId: string): boolean => isInside(reader, organizationId) || isPlatform(reader);
/** Statements are issued by those who run the facilities, or sign. */
export const mayIssueStatements = (reader: Reader, organizationId: string): boolean => holds(reader, organizationId, answererRoles);
/** A booking is read by both sides, the secretariat and auditors; for others it does not exist. */
export const maySeeBooking = (reader: Reader, booking: Pick<Booking, 'organizationId' | 'providerId'>): boolean =>
  isInside(reader, booking.organizationId) || isInside(reader, booking.providerId) || isPlatform(reader);

const isCustomer = (reader: Reader, booking: Booking): boolean => holds(reader, booking.organizationId, bookerRoles);
const isOperator = (reader: Reader, booking: Booking): boolean => holds(reader, booking.providerId, operatorRoles);

/** One line for each act. */
const actPolicy: Readonly<Record<BookingAction, (reader: Reader, booking: Booking) => boolean>> = {
  request: isCustomer,
  approve: (reader, booking) => holds(reader, booking.providerId, answererRoles),
  decline: (reader, booking) => holds(reader, booking.providerId, answererRoles),
  confirm: (reader, booking) => holds(reader, booking.organizationId, acceptorRoles),
  // Either side calls it off; only the customer pays for it.
  cancel: (reader, booking) => isCustomer(reader, booking) || isOperator(reader, booking),
  reschedule: isCustomer,
  'check-in': (reader, booking) => isCustomer(reader, booking) || isOperator(reader, booking),
  'check-out': (reader, booking) => isCustomer(reader, booking) || isOperator(reader, booking),
  'mark-no-show': isOperator,
  correct: isOperator,
};

/** May this reader do this with this booking (were it in the right state)? Who may not even see it gets `hidden` before. */
export const mayAct = (reader: Reader, booking: Booking, action: BookingAction): boolean => isSignedIn(reader) && actPolicy[action](reader, booking);

/** What the buttons show: what the state and the reader's roles allow. */
export const bookingActionsOf = (reader: Reader, booking: Booking): BookingAction[] => {
  const allowed: readonly string[] = bookingLifecycle.allowedActions(booking.state);
  return bookingActions.filter((action) => allowed.includes(action) && mayAct(reader, booking, action));
};

export const facilityActionsOf = (reader: Reader, facility: Owned & { readonly opened: boolean; readonly accepting: boolean }): FacilityAction[] => [
  ...(!facility.opened && maySetUp(reader, facility) ? ['open' as const] : []),
  ...(facility.opened && maySetUp(reader, facility) ? ['set-up' as const] : []),
  ...(facility.opened && mayReadDesk(reader, facility) ? ['work-desk' as const] : []),
  ...(facility.opened && facility.accepting && reader.memberships.some((m) => mayBookFor(reader, m.organizationId)) ? ['book' as const] : []),
];
