/** Gives a submitted card back to its writer, with the reason. */
import type { Context } from '@tongtu/platform/context';
import { workingFace } from '../domain/listing.ts';
import { tell } from './letters.ts';
import { takeStep } from './step.ts';

export const returnListing = (context: Context, id: string, reason: string) =>
  takeStep(context, id, {
    action: 'return',
    face: workingFace,
    change: () => ({ returnedReason: reason }),
    also: async (_, after, inside) => {
      if (after.createdBy !== inside.reader.personId)
        await tell(inside, 'listing-returned', after, { organizationId: after.organizationId, personId: after.createdBy }, { reason });
    },
  });
