/** What features on upper floors may use of facilities. */
export { openFacility } from './use-cases/open-facility.ts';
export { saveFacility } from './use-cases/save-facility.ts';
export { addResource } from './use-cases/resources.ts';
export { holdBookings } from './use-cases/hold-bookings.ts';
export { requestBooking } from './use-cases/request-booking.ts';
export { approveBooking } from './use-cases/approve-booking.ts';
export { confirmBooking } from './use-cases/confirm-booking.ts';
export { refreshProfiles } from './use-cases/refresh-profiles.ts';
