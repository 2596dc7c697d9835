/** Rows of the matrix for shared facilities. `own` provides, `others` is the customer; letters and asks as in `matrix.ts`. */
import type { BookingState } from '@tongtu/facilities/contract';
import type { Ask, Row } from './matrix.ts';
import type { HouseWorld } from './world.ts';

const none = '01900000-0000-7000-8000-000000000000';
const token = 'x'.repeat(43);
const ofOwn = ({ own }: HouseWorld): Ask => ({ params: { organizationId: own } });
/** A time that every facility of the world is open in, a week ahead. */
const ahead = (world: HouseWorld) => {
  const from = Math.ceil(world.now().getTime() / 86_400_000 + 7) * 86_400_000;
  return { from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString() };
};
const query = ({ from, to }: { from: string; to: string }): string => `from=${from}&to=${to}`;
type Facility = Awaited<ReturnType<HouseWorld['facility']>>;

/** Asks about the facility that is opened for booking. */
const facility =
  (
    more: (
      world: HouseWorld,
      facility: Facility,
    ) => { params?: Record<string, string>; body?: unknown; query?: string; file?: string; fileName?: string } = () => ({}),
  ) =>
  async (world: HouseWorld): Promise<Ask> => {
    const opened = await world.facility();
    const { params, ...rest } = more(world, opened);
    return { params: { facilityId: opened.id, ...params }, ...rest };
  };
/** Asks about a new booking of the customer in that state. */
const booking =
  (state: BookingState, body?: object) =>
  async (world: HouseWorld): Promise<Ask> => {
    const { facilityId, bookingId, revision, agreementSha256 } = await world.booking(state);
    return { params: { facilityId, bookingId }, ...(body && { body: { revision, agreementSha256, ...body } }) };
  };
const hour = { start: '2026-01-05T09:00', minutes: 60, rrule: null, exdates: [] };
const person = { code: 'laser', validFrom: '2026-01-01', validUntil: null };
const tariff = { currency: 'CNY', classes: {}, consumables: [], billing: 'booked', lateCancellation: [], noShowPercent: 0, noShowAfterMinutes: 0 };
const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nEND:VCALENDAR\r\n';

export const facilityRows: Readonly<Record<string, Row>> = {
  searchFacilities: ['aaaaaa'],
  listFacilityParameters: ['aaaaaa'],
  // How it is set
  getFacility: ['aaaaaa', facility()],
  openFacility: ['fhfaff', async (world) => ({ params: { facilityId: await world.listing('published', 'facility') }, body: {} })],
  saveFacility: ['fhfaff', facility((_, { revision }) => ({ body: { revision } }))],
  listOrganizationFacilities: ['fhaaaa', ofOwn],
  addResource: ['fhfaff', facility(() => ({ body: { name: { zh: '新工位' }, capacity: 1, openings: [hour] } }))],
  saveResource: ['fhfaff', facility((_, { resourceId }) => ({ params: { resourceId }, body: { capacity: 100 } }))],
  listBlocks: ['fhaaaa', facility()],
  addBlock: ['fhfaff', facility((world, { spareId }) => ({ body: { resourceId: spareId, kind: 'maintenance', ...ahead(world) } }))],
  removeBlock: ['fhfhff', facility(() => ({ params: { blockId: none } }))],
  listQualifications: ['fhaaaa', facility()],
  grantQualification: ['fhfaff', facility((world) => ({ body: { personId: world.people.get('other'), ...person } }))],
  revokeQualification: ['fhfhff', facility(() => ({ params: { qualificationId: none } }))],
  listFacilityCustomers: ['fhaaaa', facility()],
  setCustomerClass: ['fhfaff', facility(({ others }) => ({ params: { organizationId: others }, body: { tariffClass: 'outside' } }))],
  tryRules: [
    'fhfaff',
    facility((world) => ({
      body: { rules: [], tariff, sample: { tariffClass: 'outside', ...ahead(world), details: {}, qualifications: [], hoursThisMonth: 0 } },
    })),
  ],
  // Its calendars
  listCalendars: ['fhaaaa', facility()],
  addCalendar: ['fhfaff', facility(() => ({ body: { name: '值班表', address: 'https://127.0.0.1/a.ics', resourceId: null } }))],
  uploadCalendar: ['fhfaff', facility((_, { spareId }) => ({ query: `resourceId=${spareId}`, file: ics, fileName: 'a.ics' }))],
  refreshCalendar: ['fhfhff', facility(() => ({ params: { calendarId: none } }))],
  removeCalendar: ['fhfhff', facility(() => ({ params: { calendarId: none } }))],
  renewFeed: ['fhfaff', facility(() => ({ body: { scope: 'busy' } }))],
  readFeed: ['hhhhhh', () => ({ params: { token } })],
  // Before booking
  getAvailability: ['aaaaaa', facility((world) => ({ query: query(ahead(world)) }))],
  listFreeSlots: ['aaaaaa', facility(() => ({ query: 'minutes=60' }))],
  quoteBooking: ['aaaaaa', facility((world) => ({ body: ahead(world) }))],
  // In the customer's name only his own people book
  holdBookings: [
    'fahhhf',
    async (world) => {
      const { id, resourceId } = await world.facility();
      return { body: { organizationId: world.others, places: [{ facilityId: id, resourceId, ...ahead(world) }] } };
    },
  ],
  waitForSlot: [
    'fahhhf',
    async (world) => {
      const { id, resourceId } = await world.facility();
      return { body: { organizationId: world.others, place: { facilityId: id, resourceId, ...ahead(world) } } };
    },
  ],
  getBooking: ['faaaaa', booking('held')],
  listBookings: ['faaaaa'],
  listFacilityBookings: ['fhaaaa', facility()],
  listBookingRequests: ['fhaaaa', ofOwn],
  requestBooking: ['faffff', booking('held', { details: {} })],
  approveBooking: ['fffaff', booking('requested', {})],
  declineBooking: ['fffaff', booking('requested', { reason: 'no-staff' })],
  confirmBooking: ['faffff', booking('approved', {})],
  cancelBooking: ['fafaff', booking('requested', { reason: 'no-longer-needed', fee: '0' })],
  rescheduleBooking: [
    'faffff',
    async (world) => {
      const ask = await booking('held', {})(world);
      return { ...ask, body: { ...(ask.body as object), ...ahead(world) } };
    },
  ],
  // At the desk
  getTimeline: ['fhaaaa', facility((world) => ({ query: query(ahead(world)) }))],
  listCheckIns: ['faaaaa', facility()],
  checkIn: ['fafaff', booking('confirmed', {})],
  checkOut: ['fafaff', booking('in-use', {})],
  markNoShow: ['fffaff', booking('confirmed', {})],
  correctCharge: ['fffhff', booking('completed', { chargeId: none, amount: '1', reason: '理由' })],
  // Money
  listStatements: ['fhaaaa', ({ own }) => ({ params: { organizationId: own }, query: 'side=provider' })],
  listOpenCharges: ['fhaaaa', ofOwn],
  issueStatements: ['fhfaff', ({ own }) => ({ params: { organizationId: own }, body: { month: '2025-01' } })],
  getStatement: ['fhhhhh', ({ own }) => ({ params: { organizationId: own, statementId: none } })],
  downloadStatement: ['fhhhhh', ({ own }) => ({ params: { organizationId: own, statementId: none }, query: 'format=pdf' })],
  getFacilityUse: ['fhaaaa', ({ own }) => ({ params: { organizationId: own }, query: 'from=2026-01-01&to=2026-01-31' })],
  downloadInstrumentReport: ['fhaaaa', ({ own }) => ({ params: { organizationId: own }, query: 'year=2025&format=csv' })],
};
