/** Reads that a change of a booking or a block makes stale. */
import { getAvailability, getBooking, listBookingRequests, listBookings, listFacilityBookings, listFreeSlots } from '../../contract/bookings.ts';
import { getTimeline, listCheckIns } from '../../contract/desk.ts';
import { listBlocks, listOrganizationFacilities } from '../../contract/facilities.ts';

export const readsOfDesk = [
  getTimeline,
  listCheckIns,
  getBooking,
  listBookings,
  listFacilityBookings,
  listBookingRequests,
  listOrganizationFacilities,
  listBlocks,
  getAvailability,
  listFreeSlots,
] as const;
