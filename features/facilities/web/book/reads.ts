/** Reads that are no longer true after a booking has begun, moved or ended. */
import { quoteBooking } from '../../contract/availability.ts';
import { readsOfDesk } from '../desk/reads.ts';

export const readsOfBookings = [...readsOfDesk, quoteBooking] as const;
