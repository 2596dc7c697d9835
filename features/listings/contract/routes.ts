/** The routes of listings. Search over them stands in matching (`GET /api/listings`). */
import { z } from 'zod';
import { id, list, localized, localizedOut, page, paging, route, text } from '@tongtu/platform/contract';
import { listingKind } from './bodies.ts';
import { attachment, layer, listing, listingCard, listingState, workingCopy } from './cards.ts';

const one = z.object({ listingId: id });
const notFound = 'listing-not-found';

export const getListing = route({
  name: 'getListing',
  method: 'GET',
  path: '/api/listings/:listingId',
  summary: 'One listing, as far as the reader may see it',
  params: one,
  response: listing,
  errors: [notFound],
});

export const listOrganizationListings = route({
  name: 'listOrganizationListings',
  method: 'GET',
  path: '/api/organizations/:organizationId/listings',
  summary: 'Listings of one organization in every state, for its members; published ones for others',
  params: z.object({ organizationId: id }),
  query: z.object({ state: list(listingState), kind: list(listingKind), ...paging }),
  response: page(listingCard),
  errors: ['organization-not-found'],
});

export const draftListing = route({
  name: 'draftListing',
  method: 'POST',
  path: '/api/listings',
  summary: 'Begin a draft',
  body: z.object({ kind: listingKind, organizationId: id, title: localized(200).optional() }),
  response: workingCopy,
  status: 201,
  errors: ['organization-not-found', 'state-secret-refused'],
});
export const getWorkingCopy = route({
  name: 'getWorkingCopy',
  method: 'GET',
  path: '/api/listings/:listingId/working-copy',
  summary: 'The copy being edited, with what is missing',
  params: one,
  response: workingCopy,
  errors: [notFound],
});
export const saveListing = route({
  name: 'saveListing',
  method: 'PATCH',
  path: '/api/listings/:listingId',
  summary: 'Save fields of the working copy; null clears a field',
  params: one,
  body: z.object({
    revision: z.number().int().min(0),
    title: localized(200).nullable().optional(),
    /** Fields of the kind's body; parsed by the kind's own shape in the use-case. */
    body: z.record(z.string().max(60), z.unknown()).optional(),
    layers: z.record(z.string().max(60), layer).optional(),
    audience: z.enum(['public', 'members']).optional(),
  }),
  response: workingCopy,
  errors: [
    notFound,
    'revision-conflict',
    'wrong-state',
    'state-secret-refused',
    'invalid-input',
    'sector-unknown',
    'region-unknown',
    'parameter-unknown',
    'unit-unknown',
    'patent-number-check-digit',
    'patent-number-shape',
    'country-unknown',
    'test-unknown',
    'facility-field-unknown',
    'unit-other-dimension',
    'range-reversed',
    'quantity-empty',
    'number-malformed',
    'currency-unknown',
    'currency-mismatch',
    'money-negative',
    'layer-fixed',
    'key-unknown',
  ],
});

const step = (name: string, verb: string, summary: string) =>
  route({
    name,
    method: 'POST',
    path: `/api/listings/:listingId/${verb}`,
    summary,
    params: one,
    response: workingCopy,
    errors: [notFound, 'wrong-state', 'listing-incomplete', 'organization-not-verified', 'state-secret-refused'],
  });
const stepWithReason = (name: string, verb: string, summary: string) =>
  route({
    name,
    method: 'POST',
    path: `/api/listings/:listingId/${verb}`,
    summary,
    params: one,
    body: z.object({ reason: text(1000, { multiline: true }) }),
    response: workingCopy,
    errors: [notFound, 'wrong-state'],
  });

export const submitListing = step('submitListing', 'submit', 'Hand the draft to the organization’s approver; refused while something is missing');
export const returnListing = stepWithReason('returnListing', 'return', 'Give a submitted card back with a reason');
export const publishListing = step('publishListing', 'publish', 'Publish a submitted card, or the changes of a published one');
export const pauseListing = stepWithReason('pauseListing', 'pause', 'Take a published card out of sight for a while');
export const resumeListing = step('resumeListing', 'resume', 'Show a paused card again');
export const closeListing = stepWithReason('closeListing', 'close', 'Close: its purpose is met');
export const withdrawListing = stepWithReason('withdrawListing', 'withdraw', 'Withdraw for good');
export const confirmListing = step('confirmListing', 'confirm', 'Confirm that the card is still true; it expires later');

/** Numbers of versions are 32 bits in the database. */
const versionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
export const version = z.object({ version: z.number().int(), publishedAt: z.iso.datetime(), publishedBy: z.string().nullable() });
export const listVersions = route({
  name: 'listVersions',
  method: 'GET',
  path: '/api/listings/:listingId/versions',
  summary: 'Published versions, newest first',
  params: one,
  response: z.object({ items: z.array(version) }),
  errors: [notFound],
});
export const getVersion = route({
  name: 'getVersion',
  method: 'GET',
  path: '/api/listings/:listingId/versions/:version',
  summary: 'One published version as far as the reader may see it',
  params: one.extend({ version: versionNumber }),
  response: version.extend({ title: localizedOut, body: z.record(z.string(), z.unknown()) }),
  errors: [notFound, 'version-not-found'],
});
export const compareVersions = route({
  name: 'compareVersions',
  method: 'GET',
  path: '/api/listings/:listingId/comparison',
  summary: 'What changed between two published versions',
  params: one,
  query: z.object({ from: versionNumber, to: versionNumber }),
  response: z.object({ from: version, to: version, changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })) }),
  errors: [notFound, 'version-not-found'],
});

export const uploadAttachment = route({
  name: 'uploadAttachment',
  method: 'POST',
  path: '/api/listings/:listingId/attachments',
  summary: 'Add a file',
  // Bytes are stored before the use-case decides; what it refuses lies there until the daily sweep.
  rateLimit: 60,
  params: one,
  query: z.object({ layer: layer.default('members') }),
  upload: true,
  response: attachment,
  status: 201,
  errors: [notFound, 'wrong-state', 'file-too-large', 'file-empty', 'file-type-refused', 'file-unreadable', 'attachments-too-many', 'state-secret-refused'],
});
export const removeAttachment = route({
  name: 'removeAttachment',
  method: 'DELETE',
  path: '/api/listings/:listingId/attachments/:attachmentId',
  summary: 'Remove a file',
  params: one.extend({ attachmentId: id }),
  response: z.object({ removed: z.boolean() }),
  errors: [notFound, 'wrong-state', 'attachment-not-found'],
});
export const downloadAttachment = route({
  name: 'downloadAttachment',
  method: 'GET',
  path: '/api/listings/:listingId/attachments/:attachmentId',
  summary: 'The file itself, always as a download',
  params: one.extend({ attachmentId: id }),
  errors: [notFound, 'attachment-not-found'],
});

export const accessRequest = z.object({
  id,
  listingId: id,
  listingTitle: localizedOut,
  personName: z.string(),
  organizationName: localizedOut.nullable(),
  purpose: z.string(),
  state: z.enum(['asked', 'granted', 'declined']),
  askedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
export type AccessRequest = z.output<typeof accessRequest>;
export const requestAccess = route({
  name: 'requestAccess',
  method: 'POST',
  path: '/api/listings/:listingId/access-requests',
  summary: 'Ask for the on-request layer',
  params: one,
  body: z.object({ organizationId: id, purpose: text(1000, { multiline: true }) }),
  response: accessRequest,
  status: 201,
  errors: [notFound, 'access-already-asked', 'organization-not-found'],
});
export const listAccessRequests = route({
  name: 'listAccessRequests',
  method: 'GET',
  path: '/api/organizations/:organizationId/access-requests',
  summary: 'Requests that wait for this organization’s answer, and answered ones',
  params: z.object({ organizationId: id }),
  query: z.object({ ...paging }),
  response: page(accessRequest),
  errors: ['organization-not-found'],
});
const answer = (name: string, verb: string, summary: string) =>
  route({
    name,
    method: 'POST',
    path: `/api/listings/:listingId/access-requests/:requestId/${verb}`,
    summary,
    params: one.extend({ requestId: id }),
    body: z.object({ reason: text(1000, { min: 0, multiline: true }).optional() }),
    response: accessRequest,
    errors: [notFound, 'access-request-not-found', 'wrong-state'],
  });
export const grantAccess = answer('grantAccess', 'grant', 'Open the on-request layer to the asker');
export const declineAccess = answer('declineAccess', 'decline', 'Decline a request');

/** The secretariat's look at what was published. */
export const review = z.object({ listing: listingCard, reason: z.enum(['new', 'changed', 'incomplete-import']), waitingSince: z.iso.datetime() });
export const listReviews = route({
  name: 'listReviews',
  method: 'GET',
  path: '/api/listing-reviews',
  summary: 'Published cards that the secretariat has not looked at',
  query: z.object({ ...paging }),
  response: page(review),
});
export const reviewListing = route({
  name: 'reviewListing',
  method: 'POST',
  path: '/api/listings/:listingId/review',
  summary: 'Looked at and found in order',
  params: one,
  response: z.object({ reviewed: z.boolean() }),
  errors: [notFound],
});

export const importFormats = ['jsonl', 'csv', 'xlsx'] as const;
export const exportFormats = ['jsonl', 'csv', 'xlsx', 'jsonld'] as const;
export const listingImport = z.object({
  id,
  fileName: z.string(),
  format: z.enum(importFormats),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  rows: z.object({ read: z.number().int(), added: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), refused: z.number().int() }),
  /** Bytes read of all, for the progress bar. */
  progress: z.object({ done: z.number(), total: z.number() }),
  /** The first 200 refused rows. */
  refusals: z.array(z.object({ row: z.number().int(), kind: z.string(), field: z.string().nullable(), detail: z.string() })),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type ListingImport = z.output<typeof listingImport>;
export const importListings = route({
  name: 'importListings',
  method: 'POST',
  path: '/api/organizations/:organizationId/listing-imports',
  summary: 'Import a file; runs as a job',
  rateLimit: 10,
  scope: 'import',
  params: z.object({ organizationId: id }),
  query: z.object({ format: z.enum(importFormats).optional(), kind: listingKind.optional(), publish: z.stringbool().default(false) }),
  upload: true,
  response: listingImport,
  status: 202,
  errors: ['organization-not-found', 'organization-not-verified', 'file-too-large', 'file-empty', 'import-format-unknown'],
});
export const getListingImport = route({
  name: 'getListingImport',
  method: 'GET',
  path: '/api/organizations/:organizationId/listing-imports/:importId',
  summary: 'Progress and result of an import',
  params: z.object({ organizationId: id, importId: id }),
  response: listingImport,
  errors: ['organization-not-found', 'import-not-found'],
});
export const listListingImports = route({
  name: 'listListingImports',
  method: 'GET',
  path: '/api/organizations/:organizationId/listing-imports',
  summary: 'Imports of an organization, newest first',
  params: z.object({ organizationId: id }),
  response: z.object({ items: z.array(listingImport) }),
  errors: ['organization-not-found'],
});
export const exportListings = route({
  name: 'exportListings',
  method: 'GET',
  path: '/api/listing-exports',
  summary: 'Listings that the reader may see, as a stream',
  rateLimit: 10,
  query: z.object({ format: z.enum(exportFormats).default('jsonl'), kind: list(listingKind), organizationId: id.optional() }),
});

export const taxonomyNames = ['sectors', 'facility-fields', 'parameters', 'tests', 'trl', 'mrl', 'labels'] as const;
export const getTaxonomy = route({
  name: 'getTaxonomy',
  method: 'GET',
  path: '/api/taxonomies/:name',
  summary: 'A code table with names in both languages',
  params: z.object({ name: z.enum(taxonomyNames) }),
  response: z.object({ version: z.string(), items: z.array(z.record(z.string(), z.unknown())) }),
});

export const getStatistics = route({
  name: 'getStatistics',
  method: 'GET',
  path: '/api/statistics',
  summary: 'Live counts for the home page',
  response: z.object({
    listings: z.object({ achievement: z.number().int(), need: z.number().int(), facility: z.number().int(), fund: z.number().int() }),
    organizations: z.number().int(),
    examples: z.boolean(),
  }),
});
