/** The outer shape of listings. Also read by the browser. */
import { errorKinds } from '@tongtu/platform/contract';
import * as routes from './contract/routes.ts';

export * from './contract/bodies.ts';
export * from './contract/cards.ts';
export * from './contract/routes.ts';

export const listingRoutes = {
  getListing: routes.getListing, listOrganizationListings: routes.listOrganizationListings,
  draftListing: routes.draftListing, getWorkingCopy: routes.getWorkingCopy, saveListing: routes.saveListing,
  submitListing: routes.submitListing, returnListing: routes.returnListing, publishListing: routes.publishListing,
  pauseListing: routes.pauseListing, resumeListing: routes.resumeListing, closeListing: routes.closeListing, withdrawListing: routes.withdrawListing, confirmListing: routes.confirmListing,
  listVersions: routes.listVersions, getVersion: routes.getVersion, compareVersions: routes.compareVersions,
  uploadAttachment: routes.uploadAttachment, removeAttachment: routes.removeAttachment, downloadAttachment: routes.downloadAttachment,
  requestAccess: routes.requestAccess, listAccessRequests: routes.listAccessRequests, grantAccess: routes.grantAccess, declineAccess: routes.declineAccess,
  listReviews: routes.listReviews, reviewListing: routes.reviewListing,
  importListings: routes.importListings, getListingImport: routes.getListingImport, listListingImports: routes.listListingImports, exportListings: routes.exportListings,
  getTaxonomy: routes.getTaxonomy, getStatistics: routes.getStatistics,
};

export const listingErrors = errorKinds({
  'listing-not-found': 404, 'revision-conflict': 409, 'wrong-state': 409, 'listing-incomplete': 422, 'state-secret-refused': 422, 'organization-not-verified': 403,
  'sector-unknown': 422, 'region-unknown': 422, 'parameter-unknown': 422, 'unit-unknown': 422, 'patent-number-check-digit': 422, 'patent-number-shape': 422,
  'version-not-found': 404, 'attachment-not-found': 404, 'attachments-too-many': 409, 'file-too-large': 413, 'file-empty': 400, 'file-type-refused': 415,
  'access-already-asked': 409, 'access-request-not-found': 404, 'import-format-unknown': 422, 'import-not-found': 404,
  'range-reversed': 422, 'quantity-empty': 422, 'number-malformed': 422, 'money-malformed': 422, 'currency-unknown': 422, 'date-malformed': 422, 'percent-malformed': 422,
  'test-unknown': 422, 'facility-field-unknown': 422, 'unit-other-dimension': 422, 'currency-mismatch': 422, 'money-negative': 422, 'layer-fixed': 422,
});
