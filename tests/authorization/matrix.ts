/**
 * Each role × each route: a allowed, f forbidden, h hidden. The order of the letters: visitor, member of another organization,
 * member, organization admin, secretariat, auditor. A request asks about the organization `own` unless it says otherwise.
 */
import { diligenceRows } from './diligence.ts';
import { facilityRows } from './facilities.ts';
import { ledgerRows } from './ledger.ts';
import { sharingRows } from './sharing.ts';
import { transparencyRows } from './transparency.ts';
import type { HouseWorld } from './world.ts';

export type Ask = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  /** Content and, where its ending matters, name. */
  readonly file?: string;
  readonly fileName?: string;
};
export type Row = readonly [letters: string, ask?: (world: HouseWorld) => Ask | Promise<Ask>];

const none = '01900000-0000-7000-8000-000000000000';
const ofOwn = ({ own }: HouseWorld): Ask => ({ params: { organizationId: own } });
const organizationIn =
  (state: 'applied' | 'verified' | 'suspended' | 'declined') =>
  async (world: HouseWorld): Promise<Ask> => ({ params: { organizationId: await world.organization(state) }, body: { reason: '理由' } });
const listingIn =
  (state: 'draft' | 'submitted' | 'published', body?: unknown) =>
  async (world: HouseWorld): Promise<Ask> => ({ params: { listingId: await world.listing(state) }, ...(body === undefined ? {} : { body }) });
const token = 'x'.repeat(43);

export const matrix: Readonly<Record<string, Row>> = {
  // Parties
  getSession: ['aaaaaa'],
  listDemoAccounts: ['aaaaaa'],
  listDemoLetters: ['aaaaaa', () => ({ query: 'to=a@example.org' })],
  listOrganizations: ['aaaaaa'],
  getOrganization: ['aaaaaa', ofOwn],
  applyForOrganization: ['faaaaf', () => ({ body: { kind: 'international', name: { en: 'Example' }, country: 'DE' } })],
  updateOrganization: ['fffaaf', ({ own }) => ({ params: { organizationId: own }, body: { website: 'https://example.org' } })],
  verifyOrganization: ['ffffaf', organizationIn('applied')],
  declineOrganization: ['ffffaf', organizationIn('applied')],
  suspendOrganization: ['ffffaf', organizationIn('verified')],
  reinstateOrganization: ['ffffaf', organizationIn('suspended')],
  listMembers: ['ffaaaa', ofOwn],
  changeMemberRoles: ['fffaaf', async (world) => ({ params: { organizationId: world.own, personId: await world.person() }, body: { roles: ['viewer'] } })],
  removeMember: ['fffaaf', async (world) => ({ params: { organizationId: world.own, personId: await world.person() } })],
  inviteMember: ['fffaaf', ({ own }) => ({ params: { organizationId: own }, body: { roles: ['viewer'] } })],
  listInvitations: ['fffaaa', ofOwn],
  revokeInvitation: ['fffhhf', ({ own }) => ({ params: { organizationId: own, invitationId: none } })],
  getInvitation: ['hhhhhh', () => ({ params: { token } })],
  acceptInvitation: ['fhhhhf', () => ({ params: { token } })],
  listPeople: ['ffffaa'],
  updateProfile: ['faaaaf', () => ({ body: { name: '张三' } })],
  changePlatformRoles: ['ffffaf', async (world) => ({ params: { personId: await world.person() }, body: { platformRoles: [] } })],
  listRegions: ['aaaaaa'],
  // Listings
  getListing: ['aaaaaa', listingIn('published')],
  listOrganizationListings: ['aaaaaa', ofOwn],
  draftListing: ['fhfaff', ({ own }) => ({ body: { kind: 'need', organizationId: own } })],
  getWorkingCopy: ['fhaaaa', listingIn('draft')],
  saveListing: ['fhfaff', listingIn('draft', { revision: 1, title: { zh: '新标题' } })],
  submitListing: ['fhfaff', listingIn('draft')],
  returnListing: ['fhfaff', listingIn('submitted', { reason: '理由' })],
  publishListing: ['fhfaff', listingIn('submitted')],
  pauseListing: ['fffaaf', listingIn('published', { reason: '理由' })],
  resumeListing: ['fffaff', listingIn('published')],
  closeListing: ['fffaaf', listingIn('published', { reason: '理由' })],
  withdrawListing: ['fffaff', listingIn('published', { reason: '理由' })],
  confirmListing: ['fffaff', listingIn('published')],
  listVersions: ['aaaaaa', listingIn('published')],
  getVersion: ['aaaaaa', async (world) => ({ params: { listingId: await world.listing(), version: '1' } })],
  compareVersions: ['aaaaaa', async (world) => ({ params: { listingId: await world.listing() }, query: 'from=1&to=1' })],
  uploadAttachment: ['fhfaff', async (world) => ({ params: { listingId: await world.listing('draft') }, file: '{}' })],
  removeAttachment: ['fhfhff', async (world) => ({ params: { listingId: await world.listing('draft'), attachmentId: none } })],
  downloadAttachment: ['hhhhhh', async (world) => ({ params: { listingId: await world.listing(), attachmentId: none } })],
  requestAccess: ['fahhhf', async (world) => ({ params: { listingId: await world.listing() }, body: { organizationId: world.others, purpose: '了解性能' } })],
  listAccessRequests: ['fhfaaa', ofOwn],
  grantAccess: ['fffhff', async (world) => ({ params: { listingId: await world.listing(), requestId: none }, body: {} })],
  declineAccess: ['fffhff', async (world) => ({ params: { listingId: await world.listing(), requestId: none }, body: {} })],
  listReviews: ['ffffaa'],
  reviewListing: ['ffffaf', listingIn('published')],
  importListings: ['fhfaff', ({ own }) => ({ params: { organizationId: own }, query: 'format=jsonl', file: '{"kind":"need","title":"x"}' })],
  getListingImport: ['fhhhhh', ({ own }) => ({ params: { organizationId: own, importId: none } })],
  listListingImports: ['fhaaaa', ofOwn],
  exportListings: ['aaaaaa'],
  getTaxonomy: ['aaaaaa', () => ({ params: { name: 'sectors' } })],
  getStatistics: ['aaaaaa'],
  // Matching
  searchListings: ['aaaaaa'],
  listMatches: ['aaaaaa', async (world) => ({ params: { listingId: await world.listing() }, query: 'kind=facility' })],
  getIndexState: ['ffffaa'],
  getMap: ['aaaaaa'],
  ...facilityRows,
  ...diligenceRows,
  ...ledgerRows,
  ...sharingRows,
  ...transparencyRows,
};
