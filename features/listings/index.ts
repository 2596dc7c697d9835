/** What features on upper floors may use of listings. */
import type { Context } from '@tongtu/platform/context';
import type { ListingCard } from './contract.ts';
import { presentCard } from './http/present.ts';
import { cardViewsByIds } from './use-cases/cards.ts';

export {
  countPublished,
  listingForReader,
  publishedAfter,
  publishedByIds,
  visibleLayers,
  type PublishedListing,
  type ReadableListing,
} from './use-cases/published.ts';
export { recordImported, type ImportedRow, type Recorded, type Recording } from './use-cases/record-imported.ts';
export { faceFailures } from './use-cases/check-face.ts';
export { missingOf } from './domain/completeness.ts';
export { markingFailures, markingIn } from './domain/secrecy.ts';
export { idsOfOrganization as listingIdsOfOrganization } from './store/lists.ts';
export { facilityFieldByKey, parameterByKey, parameters, sectorAndDescendants, sectorByCode, testByKey, vocabularyTerms } from './vocabulary/index.ts';
export { listingHead, type PageHead } from './http/page-head.ts';
export { formatOf, runImport, type ImportFormat, type Progress } from './transfer/index.ts';
export { exportListings, type ExportFormat } from './transfer/export-listings.ts';
export { draftListing } from './use-cases/draft-listing.ts';
export { saveListing } from './use-cases/save-listing.ts';
export { submitListing } from './use-cases/submit-listing.ts';
export { reviewListing } from './use-cases/reviews.ts';
export { publishListing } from './use-cases/publish-listing.ts';

/** Lines of a list, each as far as `context.reader` may see it; what he may not see at all is absent. Two queries. */
export const cardsByIds = async (context: Pick<Context, 'tx' | 'reader' | 'now'>, ids: readonly string[]): Promise<ReadonlyMap<string, ListingCard>> =>
  new Map((await cardViewsByIds(context, ids)).map((view) => [view.card.id, presentCard(view)]));
export { resumeImports } from './transfer/start-import.ts';
