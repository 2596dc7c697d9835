/** An owner tries rules and a tariff on a sample before anybody meets them. */
import { z } from 'zod';
import { route } from '@tongtu/platform/contract';
import { sampleBooking } from './bookings.ts';
import { facilityParams } from './facilities.ts';
import { bookingRule, violation } from './rules.ts';
import { price, tariff } from './tariffs.ts';

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
