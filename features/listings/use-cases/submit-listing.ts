/** Hands the draft to the organization's approvers; refused while something is missing. */
import type { Context } from '@tongtu/platform/context';
import { workingFace } from '../domain/listing.ts';
import { approverRoles } from '../policy.ts';
import { tell } from './letters.ts';
import { takeStep } from './step.ts';

export const submitListing = (context: Context, id: string) =>
  takeStep(context, id, {
    action: 'submit',
    face: workingFace,
    change: () => ({ returnedReason: null }),
    also: (_, after, inside) => tell(inside, 'listing-submitted', after, { organizationId: after.organizationId, roles: approverRoles }),
  });
