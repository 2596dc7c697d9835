/** Parse → authorize → use-case → present; the handlers lie by noun in `http/`. */
import { serve, type ServedRoute } from '@tongtu/platform/http';
import { facilityRoutes } from './contract.ts';
import { bookingHandlers } from './http/booking-handlers.ts';
import { calendarHandlers } from './http/calendar-handlers.ts';
import { deskHandlers } from './http/desk-handlers.ts';
import { facilityHandlers } from './http/facility-handlers.ts';
import { moneyHandlers } from './http/money-handlers.ts';
import type { FacilitiesOptions } from './http/options.ts';
import { searchHandlers } from './http/search-handlers.ts';
import { trialHandlers } from './http/trial-handlers.ts';
import { facilityPolicy } from './policy.ts';

export const facilityHttp = (options: FacilitiesOptions): readonly ServedRoute[] =>
  serve(facilityRoutes, facilityPolicy, {
    ...searchHandlers,
    ...facilityHandlers,
    ...calendarHandlers(options),
    ...trialHandlers(options),
    ...bookingHandlers(options),
    ...deskHandlers(options),
    ...moneyHandlers(options),
  });
