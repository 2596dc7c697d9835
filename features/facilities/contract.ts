/** The outer shape of facilities. Also read by the browser. */
import { errorKinds } from '@tongtu/platform/contract';
import * as availability from './contract/availability.ts';
import * as blocks from './contract/blocks.ts';
import * as steps from './contract/booking-steps.ts';
import * as bookings from './contract/bookings.ts';
import * as calendars from './contract/calendars.ts';
import * as customers from './contract/customers.ts';
import * as desk from './contract/desk.ts';
import * as facilities from './contract/facilities.ts';
import * as reports from './contract/reports.ts';
import * as search from './contract/search.ts';
import * as statements from './contract/statements.ts';
import { tryRules } from './contract/trials.ts';

export * from './contract/availability.ts';
export * from './contract/blocks.ts';
export * from './contract/booking-steps.ts';
export * from './contract/bookings.ts';
export * from './contract/calendars.ts';
export * from './contract/customers.ts';
export * from './contract/desk.ts';
export * from './contract/facilities.ts';
export * from './contract/reports.ts';
export * from './contract/rules.ts';
export * from './contract/search.ts';
export * from './contract/statements.ts';
export * from './contract/tariffs.ts';
export * from './contract/terms.ts';
export * from './contract/trials.ts';

export const facilityRoutes = {
  searchFacilities: search.searchFacilities,
  listFacilityParameters: search.listFacilityParameters,
  getFacility: facilities.getFacility,
  openFacility: facilities.openFacility,
  saveFacility: facilities.saveFacility,
  listOrganizationFacilities: facilities.listOrganizationFacilities,
  addResource: facilities.addResource,
  saveResource: facilities.saveResource,
  listBlocks: blocks.listBlocks,
  addBlock: blocks.addBlock,
  removeBlock: blocks.removeBlock,
  listQualifications: customers.listQualifications,
  grantQualification: customers.grantQualification,
  revokeQualification: customers.revokeQualification,
  listFacilityCustomers: customers.listFacilityCustomers,
  setCustomerClass: customers.setCustomerClass,
  listCalendars: calendars.listCalendars,
  addCalendar: calendars.addCalendar,
  uploadCalendar: calendars.uploadCalendar,
  refreshCalendar: calendars.refreshCalendar,
  removeCalendar: calendars.removeCalendar,
  renewFeed: calendars.renewFeed,
  readFeed: calendars.readFeed,
  getAvailability: availability.getAvailability,
  listFreeSlots: availability.listFreeSlots,
  quoteBooking: availability.quoteBooking,
  tryRules,
  holdBookings: bookings.holdBookings,
  waitForSlot: bookings.waitForSlot,
  getBooking: bookings.getBooking,
  listBookings: bookings.listBookings,
  listFacilityBookings: bookings.listFacilityBookings,
  listBookingRequests: bookings.listBookingRequests,
  requestBooking: steps.requestBooking,
  approveBooking: steps.approveBooking,
  declineBooking: steps.declineBooking,
  confirmBooking: steps.confirmBooking,
  cancelBooking: steps.cancelBooking,
  rescheduleBooking: steps.rescheduleBooking,
  getTimeline: desk.getTimeline,
  listCheckIns: desk.listCheckIns,
  checkIn: desk.checkIn,
  checkOut: desk.checkOut,
  markNoShow: desk.markNoShow,
  correctCharge: desk.correctCharge,
  listStatements: statements.listStatements,
  listOpenCharges: statements.listOpenCharges,
  issueStatements: statements.issueStatements,
  getStatement: statements.getStatement,
  downloadStatement: statements.downloadStatement,
  getFacilityUse: reports.getFacilityUse,
  downloadInstrumentReport: reports.downloadInstrumentReport,
};

export const facilityErrors = errorKinds({
  'facility-not-found': 404,
  'facility-not-opened': 409,
  'facility-not-accepting': 409,
  'facility-without-resource': 409,
  'resource-not-found': 404,
  'resource-booked': 409,
  'resources-too-many': 409,
  'group-not-found': 404,
  'resource-or-group': 422,
  'revision-conflict': 409,
  'wrong-state': 409,
  'period-zone-unknown': 422,
  'period-zero': 422,
  'period-reversed': 422,
  'period-out-of-range': 422,
  'instant-malformed': 422,
  'wall-clock-malformed': 422,
  'window-too-long': 422,
  'recurrence-malformed': 422,
  'recurrence-too-dense': 422,
  'recurrence-one-place': 422,
  'rule-twice': 422,
  'code-twice': 422,
  'rules-broken': 422,
  'rule-minimum-notice': 422,
  'rule-maximum-ahead': 422,
  'rule-minimum-length': 422,
  'rule-maximum-length': 422,
  'rule-granularity': 422,
  'rule-monthly-quota': 422,
  'rule-qualification': 422,
  'rule-safety-questionnaire': 422,
  'rule-secrecy-grade': 422,
  'rule-trl-range': 422,
  'rule-insurance': 422,
  'rule-opening-hours': 422,
  'state-secret-refused': 422,
  'slot-taken': 409,
  'slot-blocked': 409,
  'slot-free': 409,
  'series-none-free': 409,
  'holds-too-many': 429,
  'waiting-already': 409,
  'booking-not-found': 404,
  'agreement-changed': 409,
  'reason-needs-words': 422,
  'fee-changed': 409,
  'reschedule-too-late': 409,
  'check-in-too-early': 409,
  'no-show-too-early': 409,
  'consumable-unknown': 422,
  'amount-missing': 422,
  'charge-not-found': 404,
  'correction-changes-nothing': 422,
  'block-not-found': 404,
  'block-clashes': 409,
  'blocks-too-many': 409,
  'qualification-not-found': 404,
  'code-malformed': 422,
  'calendar-not-found': 404,
  'calendars-too-many': 409,
  'calendar-malformed': 422,
  'calendar-too-large': 413,
  'calendar-too-dense': 422,
  'calendar-zone-unknown': 422,
  'address-refused': 422,
  'address-unreachable': 422,
  'address-answer': 422,
  'feed-not-found': 404,
  'parameter-unknown': 422,
  'measure-malformed': 422,
  'unit-unknown': 422,
  'unit-other-dimension': 422,
  'region-unknown': 422,
  'range-reversed': 422,
  'currency-unknown': 422,
  'money-malformed': 422,
  'month-malformed': 422,
  'month-not-over': 409,
  'statement-not-found': 404,
});
