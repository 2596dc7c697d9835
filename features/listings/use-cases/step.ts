/** What every step of the lifecycle does: lock, ask the policy, ask the table, write, announce. Each step's own file says what is special. */
import type { OrganizationCard } from '@tongtu/parties/contract';
import { announce, type Context } from '@tongtu/platform/context';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { missingOf } from '../domain/completeness.ts';
import { factsOf } from '../domain/facts.ts';
import { listingLifecycle, type ListingAction, type ListingGuard } from '../domain/listing-lifecycle.ts';
import type { Face, Listing } from '../domain/listing.ts';
import { mayStep } from '../policy.ts';
import { updateListing } from '../store/listings.ts';
import { faceFailures, failAll } from './check-face.ts';
import { lockedListing } from './find.ts';
import { workingCopyOf, type WorkingCopyView } from './working-copy.ts';

/** Event of each step, in the glossary's words. */
const happened: Readonly<Record<ListingAction, string>> = {
  submit: 'listing-submitted',
  return: 'listing-returned',
  publish: 'listing-published',
  pause: 'listing-paused',
  expire: 'listing-expired',
  resume: 'listing-resumed',
  confirm: 'listing-confirmed',
  close: 'listing-closed',
  withdraw: 'listing-withdrawn',
};

export type StepPlan = {
  readonly action: ListingAction;
  /** The face that the guards look at. */
  readonly face: (listing: Listing) => Face;
  /** What changes beside the state. */
  readonly change: (listing: Listing, context: Context) => Partial<Listing>;
  /** Further refusals, in the state where the step would be taken. */
  readonly refuse?: (listing: Listing, context: Context) => Promise<Failure | undefined>;
  /** The public face changes: what lists show is drawn anew. */
  readonly showsNewFace?: boolean;
  /** Inside the same transaction: versions, letters. */
  readonly also?: (before: Listing, after: Listing, context: Context) => Promise<void>;
  readonly changed?: (after: Listing) => Readonly<Record<string, unknown>>;
};

/** All that speaks against handing this face in. `listing-incomplete` carries what is missing, by kind and field. */
const guardFailure = (guard: ListingGuard, kind: Listing['kind'], face: Face, organization: OrganizationCard, now: Date): Failure | undefined => {
  if (guard === 'publishable' && organization.state !== 'verified') return { kind: 'organization-not-verified' };
  const missing = missingOf(kind, face, now);
  if (missing.length > 0)
    return { kind: 'listing-incomplete', details: { missing }, errors: missing.map((m) => ({ kind: `missing-${m.kind}`, field: m.field })) };
  const refused = faceFailures(kind, face);
  if (refused.length === 0) return undefined;
  return refused[0]?.kind === 'state-secret-refused' ? failAll(refused).error : { kind: 'invalid-input', errors: refused };
};

/** Kinds `listing-not-found`, `not-allowed`, `wrong-state` (details: state, action, allowed), and those of the guards. */
export const takeStep = async (context: Context, id: string, plan: StepPlan): Promise<Result<WorkingCopyView>> => {
  const found = await lockedListing(context, id, (reader, listing) => mayStep(reader, listing, plan.action));
  if (!found.ok) return found;
  const { listing, organization } = found.value;
  let guarded: Failure | undefined;
  const next = listingLifecycle.next(listing.state, plan.action, (guard) => {
    guarded = guardFailure(guard, listing.kind, plan.face(listing), organization, context.now);
    return guarded === undefined;
  });
  if (guarded !== undefined) return { ok: false, error: guarded };
  if (!next.ok) return fail('wrong-state', next.error.details === undefined ? {} : { details: next.error.details });
  const refused = await plan.refuse?.(listing, context);
  if (refused !== undefined) return { ok: false, error: refused };
  const after: Listing = { ...listing, state: next.value, revision: listing.revision + 1, ...plan.change(listing, context) };
  await updateListing(context.tx, after, plan.showsNewFace ? factsOf(after.kind, after.body, organization) : undefined);
  await plan.also?.(listing, after, context);
  await announce(context, {
    kind: happened[plan.action],
    subject: { type: 'listing', id },
    organizationId: listing.organizationId,
    changed: { from: listing.state, to: after.state, ...plan.changed?.(after) },
  });
  return ok(await workingCopyOf(context, after));
};
