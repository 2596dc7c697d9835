/** Saves fields of the working copy. What cannot be stored is refused whole, so that the answer is the truth about what is kept. */
import type { Context } from '@tongtu/platform/context';
import type { Localized } from '@tongtu/kernel/localized';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { ListingKind } from '../contract/bodies.ts';
import { compareFaces } from '../domain/compare.ts';
import { defaultLayers, isMovable } from '../domain/disclosure.ts';
import { factsOf } from '../domain/facts.ts';
import { isEditable } from '../domain/listing-lifecycle.ts';
import { faceOf, workingFace, type Audience, type Face, type Layer, type Listing } from '../domain/listing.ts';
import { changeBody, parseBodyChange } from '../domain/parse-body.ts';
import { mayEdit } from '../policy.ts';
import { updateListing } from '../store/listings.ts';
import { faceFailures, failAll } from './check-face.ts';
import { lockedListing } from './find.ts';
import { workingCopyOf, type WorkingCopyView } from './working-copy.ts';

export type Saving = {
  readonly revision: number;
  readonly title?: Localized | null | undefined;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly layers?: Readonly<Record<string, Layer>> | undefined;
  readonly audience?: Audience | undefined;
};

/** The owner's choices of layers: a field that goes back to its default leaves the table. Fields by which cards are found stay public. */
const changeLayers = (kind: ListingKind, now: Face['layers'], asked: Readonly<Record<string, Layer>>): { layers: Face['layers']; failures: Failure[] } => {
  const failures = Object.entries(asked)
    .filter(([field, layer]) => !isMovable(kind, field) && !(defaultLayers[kind][field] === 'fixed' && layer === 'public'))
    .map(([field]) => ({ kind: Object.hasOwn(defaultLayers[kind], field) ? 'layer-fixed' : 'key-unknown', field: `layers.${field}` }));
  const moved = Object.entries({ ...now, ...asked }).filter(([field, layer]) => isMovable(kind, field) && defaultLayers[kind][field] !== layer);
  return { layers: Object.fromEntries(moved), failures };
};

const sameFace = (kind: ListingKind, a: Face, b: Face): boolean =>
  compareFaces(kind, a, b).length === 0 && JSON.stringify(Object.entries(a.layers).sort()) === JSON.stringify(Object.entries(b.layers).sort());

/**
 * Kinds `listing-not-found`, `not-allowed`, `wrong-state`, `revision-conflict` (details: revision, the one in store),
 * `state-secret-refused`, and for values `invalid-input` with every field, or the one field's own kind.
 */
export const saveListing = async (context: Context, id: string, saving: Saving): Promise<Result<WorkingCopyView>> => {
  const found = await lockedListing(context, id, mayEdit);
  if (!found.ok) return found;
  const { listing, organization } = found.value;
  if (!isEditable(listing.state)) return fail('wrong-state', { details: { state: listing.state, action: 'edit' } });
  if (saving.revision !== listing.revision) return fail('revision-conflict', { details: { revision: listing.revision } });
  const before = workingFace(listing);
  const change = parseBodyChange(listing.kind, saving.body ?? {});
  if (!change.ok) return change;
  const { layers, failures } = changeLayers(listing.kind, before.layers, saving.layers ?? {});
  // Only what is sent now: an old value that a newer rule refuses must not block the others.
  const refused = [...failures, ...faceFailures(listing.kind, { title: saving.title ?? null, body: change.value.set })];
  if (refused.length > 0) return failAll(refused);
  const face: Face = {
    title: saving.title === undefined ? before.title : saving.title,
    body: changeBody(before.body, change.value),
    layers,
    audience: saving.audience ?? before.audience,
  };
  const isOut = listing.version !== null;
  const after: Listing = {
    ...listing,
    ...(isOut ? { working: sameFace(listing.kind, face, faceOf(listing)) ? null : face } : face),
    revision: listing.revision + 1,
    savedAt: context.now,
  };
  await updateListing(context.tx, after, isOut ? undefined : factsOf(after.kind, after.body, organization));
  return ok(await workingCopyOf(context, after));
};
