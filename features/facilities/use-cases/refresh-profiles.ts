/** Copies what the search needs of facilities' cards, as they stand now. */
import { publishedByIds, type PublishedListing } from '@tongtu/listings';
import type { FacilityBody } from '@tongtu/listings/contract';
import type { Context } from '@tongtu/platform/context';
import { takeProfilesIn, upsertProfiles, type Layer, type Profile } from '../store/profiles.ts';

const cardsAtOnce = 500;

/** What the body says where everybody may read it; else nothing. */
const ifPublic = <T>(layer: Layer | undefined, value: T | undefined): T | undefined => (layer === 'public' ? value : undefined);

/** The profile of a card that is out. */
export const profileOf = (listing: PublishedListing): Profile => {
  const body = listing.body as FacilityBody;
  const capabilities = body.capabilities ?? [];
  return {
    facilityId: listing.id,
    organizationId: listing.organizationId,
    title: listing.title,
    facilityKind: body.facilityKind ?? null,
    audience: listing.audience,
    isOut: true,
    expiresAt: listing.expiresAt,
    region: listing.region,
    country: listing.country,
    coordinates: body.coordinates === undefined ? null : { ...body.coordinates, layer: listing.layers['coordinates'] ?? 'on-request' },
    trlMin: listing.trlMin,
    trlMax: listing.trlMax,
    tariffClass: ifPublic(listing.layers['tariffClass'], body.tariffClass) ?? null,
    capabilities,
    capabilitiesLayer: listing.layers['capabilities'] ?? 'on-request',
    tests: ifPublic(listing.layers['tests'], body.tests) ?? [],
    parameters: [...new Set(capabilities.flatMap((measure) => measure.parameter ?? []))],
    example: listing.example,
  };
};

/**
 * Reads these cards anew and keeps their profiles. A card that is no longer out keeps its row, marked so; cards of other
 * kinds are left alone.
 */
export const refreshProfiles = async ({ tx, now }: Pick<Context, 'tx' | 'now'>, ids: readonly string[]): Promise<void> => {
  for (let i = 0; i < ids.length; i += cardsAtOnce) {
    const some = ids.slice(i, i + cardsAtOnce);
    const listings = await publishedByIds(tx, some);
    const out = new Set(listings.map((listing) => listing.id));
    await upsertProfiles(tx, listings.filter((listing) => listing.kind === 'facility').map(profileOf), now);
    await takeProfilesIn(
      tx,
      some.filter((id) => !out.has(id)),
      now,
    );
  }
};
