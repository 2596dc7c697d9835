/** One card of the demo consortium, by the way that the house offers for it. */
import { expect as must } from '@tongtu/kernel/result';
import type { Context } from '@tongtu/platform/context';
import { draftListing, publishListing, recordImported, saveListing, submitListing } from '@tongtu/listings';
import { bodyOn, type DemoListing } from './content.ts';
import { idOfName } from './ids.ts';

/** The card gets the id of its name; whatever else needs one gets a new one. */
const named = (context: Context, reference: string): Context => {
  let first: string | undefined = idOfName(`listing/${reference}`);
  return {
    ...context,
    newId: () => {
      const id = first ?? context.newId();
      first = undefined;
      return id;
    },
  };
};

/** By hand, step by step, as its people would: an import knows neither layers nor cards that wait. */
const byHand = async (
  context: Context,
  organizationId: string,
  { reference, kind, title, layers, audience, state }: DemoListing,
  body: DemoListing['body'],
) => {
  const { id, revision } = must(await draftListing(named(context, reference), { kind, organizationId, title })).listing;
  must(await saveListing(context, id, { revision, body: body as Readonly<Record<string, unknown>>, layers, audience }));
  if (state === 'draft') return;
  must(await submitListing(context, id));
  if (state !== 'submitted') must(await publishListing(context, id));
};

/** `today` counts for deadlines, `context.now` for when it was written. */
export const writeCard = async (context: Context, organizationId: string, listing: DemoListing, today: Date): Promise<void> => {
  const body = bodyOn(listing, today);
  if (listing.state !== undefined || listing.layers !== undefined || listing.audience !== undefined) return byHand(context, organizationId, listing, body);
  const { reference, kind, title } = listing;
  const rows = [{ row: 1, reference, kind, title, body, example: true }];
  await recordImported(named(context, reference), { organizationId, source: 'demo', publish: true, rows, importId: idOfName(`import/${reference}`) });
};
