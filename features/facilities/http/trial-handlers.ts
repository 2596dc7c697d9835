/** What a booking would be: for a customer before he holds it, for an owner before his rules are in force. */
import type { Context } from '@tongtu/platform/context';
import type { Handlers } from '@tongtu/platform/http';
import { ok } from '@tongtu/kernel/result';
import type { facilityRoutes } from '../contract.ts';
import { quoteBooking } from '../use-cases/quote-booking.ts';
import { tryRules } from '../use-cases/try-rules.ts';
import type { FacilitiesOptions } from './options.ts';
import { presentViolations } from './violations.ts';

export const trialHandlers = (options: FacilitiesOptions) =>
  ({
    quoteBooking: async (context: Context, { params, body }) => {
      const quote = await quoteBooking(context, params.facilityId, body);
      if (!quote.ok) return quote;
      return ok({ ...quote.value, violations: presentViolations(options, context.language, quote.value.violations) });
    },
    tryRules: async (context, { params, body }) => {
      const tried = await tryRules(context, params.facilityId, body);
      if (!tried.ok) return tried;
      return ok({ ...tried.value, violations: presentViolations(options, context.language, tried.value.violations) });
    },
  }) satisfies Partial<Handlers<typeof facilityRoutes>>;
