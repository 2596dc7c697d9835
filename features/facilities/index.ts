/** What features on upper floors may use of facilities. */
export { openFacility } from './use-cases/open-facility.ts';
export { saveFacility } from './use-cases/save-facility.ts';
export { addResource, saveResource } from './use-cases/resources.ts';
export { grantQualification } from './use-cases/qualifications.ts';
export { setCustomerClass } from './use-cases/facility-customers.ts';
export { holdBookings } from './use-cases/hold-bookings.ts';
export { requestBooking } from './use-cases/request-booking.ts';
export { approveBooking } from './use-cases/approve-booking.ts';
export { confirmBooking } from './use-cases/confirm-booking.ts';
export { declineBooking } from './use-cases/decline-booking.ts';
export { cancelBooking } from './use-cases/cancel-booking.ts';
export { waitForSlot } from './use-cases/wait-for-slot.ts';
export { checkIn } from './use-cases/check-in.ts';
export { checkOut } from './use-cases/check-out.ts';
export { markNoShow } from './use-cases/mark-no-show.ts';
export { readBooking } from './use-cases/read-bookings.ts';
export { refreshProfiles } from './use-cases/refresh-profiles.ts';
