/** An owner tries rules and a tariff on a sample before anybody meets them. */
import { z } from 'zod';
import { id, route } from '@tongtu/platform/contract';
import { facilityParams, span } from './facilities.ts';
import { bookingDetails, bookingRule, violation } from './rules.ts';
import { price, tariff, tariffClass } from './tariffs.ts';

export const sampleBooking = z.object({
  resourceId: id.optional(),
  tariffClass,
  ...span.shape,
  details: bookingDetails,
  /** Codes of qualifications that the one who books would hold. */
  qualifications: z.array(z.string().max(40)).max(40),
  /** Hours that his organization has taken that month. */
  hoursThisMonth: z.number().min(0).max(10_000),
});

export const tryRules = route({
  name: 'tryRules',
  method: 'POST',
  path: '/api/facilities/:facilityId/rule-trials',
  summary: 'Which of these rules a sample booking would break, and what it would cost by this tariff; changes nothing',
  params: facilityParams,
  body: z.object({ rules: z.array(bookingRule).max(40), tariff, sample: sampleBooking }),
  response: z.object({ violations: z.array(violation), price }),
  errors: [
    'facility-not-found',
    'facility-not-opened',
    'resource-not-found',
    'period-zero',
    'period-reversed',
    'period-out-of-range',
    'rule-twice',
    'code-twice',
    'currency-unknown',
    'consumable-unknown',
  ],
});
