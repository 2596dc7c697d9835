/** Reads that a change of a booking or a block makes stale. */
import { getAvailability, listFreeSlots } from '../../contract/availability.ts';
import { getBooking, listBookingRequests, listBookings, listFacilityBookings } from '../../contract/bookings.ts';
import { getTimeline, listCheckIns } from '../../contract/desk.ts';
import { listBlocks } from '../../contract/blocks.ts';
import { listOrganizationFacilities } from '../../contract/facilities.ts';

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
