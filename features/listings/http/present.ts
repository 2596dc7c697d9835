/** Presenters: what leaves the house. Nothing is named here that the use-case did not choose for this reader. */
import type { AccessRequest, Attachment, Listing, ListingCard, WorkingCopy } from '../contract.ts';
import type { Amount } from '../domain/facts.ts';
import { layerOf } from '../domain/disclosure.ts';
import type { Attachment as StoredAttachment, Layer, Listing as StoredListing } from '../domain/listing.ts';
import type { AccessRequestView } from '../use-cases/access.ts';
import type { CardView } from '../use-cases/cards.ts';
import type { ListingView } from '../use-cases/read-listing.ts';
import type { VersionHead } from '../use-cases/read-versions.ts';
import type { WorkingCopyView } from '../use-cases/working-copy.ts';

const instant = (date: Date): string => date.toISOString();
const instantOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

const presentAmount = (amount: Amount | null): ListingCard['amount'] => {
  const money = (minor: bigint | null) => (minor === null || amount === null ? null : { amount: minor.toString(), currency: amount.currency });
  return amount === null ? null : { min: money(amount.min), max: money(amount.max) };
};

type Owner = {
  readonly id: string;
  readonly name: ListingCard['organization']['name'];
  readonly kind: ListingCard['organization']['kind'];
  readonly region: string | null;
  readonly example: boolean;
};
const presentOwner = ({ id, name, kind, region, example }: Owner): ListingCard['organization'] => ({ id, name, kind, region, example });

export const presentCard = ({ card, organization, amount }: CardView): ListingCard => ({
  id: card.id,
  kind: card.kind,
  title: card.title ?? {},
  summary: card.summary,
  organization: presentOwner(organization),
  sectors: [...card.facts.sectors],
  keywords: [...card.keywords],
  region: card.facts.region,
  country: card.facts.country,
  trl: card.facts.trlMin === null || card.facts.trlMax === null ? null : { min: card.facts.trlMin, max: card.facts.trlMax },
  amount: presentAmount(amount),
  deadline: card.facts.deadline,
  state: card.state,
  audience: card.audience,
  publishedAt: instantOrNull(card.publishedAt),
  updatedAt: instant(card.state === 'draft' ? card.savedAt : card.updatedAt),
  example: card.example,
});

export const presentAttachment = ({ id, name, mediaType, size, sha256, layer, addedAt }: StoredAttachment): Attachment => ({
  id,
  name,
  mediaType,
  size,
  sha256,
  layer,
  addedAt: instant(addedAt),
});

/** Layers of the fields that this reader sees; those of withheld fields stand with them. */
const shownLayers = (listing: StoredListing, body: Readonly<Record<string, unknown>>): Record<string, Layer> =>
  Object.fromEntries(
    Object.keys(listing.layers)
      .filter((field) => field in body)
      .map((field) => [field, layerOf(listing.kind, field, listing.layers)]),
  );

export const presentListing = (
  { listing, facts, organization, disclosed, attachments, actions, access, clearance }: ListingView,
  amount: Amount | null,
): Listing => ({
  id: listing.id,
  kind: listing.kind,
  title: listing.title ?? {},
  summary: listing.body.summary ?? null,
  organization: presentOwner(organization),
  sectors: [...facts.sectors],
  keywords: listing.body.keywords ?? [],
  region: facts.region,
  country: facts.country,
  trl: facts.trlMin === null || facts.trlMax === null ? null : { min: facts.trlMin, max: facts.trlMax },
  amount: presentAmount(amount),
  deadline: facts.deadline,
  state: listing.state,
  audience: listing.audience,
  publishedAt: instantOrNull(listing.publishedAt),
  updatedAt: instant(listing.updatedAt),
  example: listing.example,
  body: disclosed.body,
  withheld: [...disclosed.withheld],
  layers: shownLayers(listing, disclosed.body),
  attachments: attachments.map(presentAttachment),
  version: listing.version,
  expiresAt: instantOrNull(listing.expiresAt),
  source: listing.source,
  // The number that its owner keeps it under, for its own people.
  reference: clearance === 'on-request' ? listing.reference : null,
  actions: [...actions],
  access,
});

export const presentWorkingCopy = ({ listing, face, attachments, missing, hasChanges, actions }: WorkingCopyView): WorkingCopy => ({
  id: listing.id,
  kind: listing.kind,
  organizationId: listing.organizationId,
  state: listing.state,
  title: face.title,
  body: { ...face.body },
  layers: { ...face.layers },
  audience: face.audience,
  revision: listing.revision,
  hasChanges,
  returnedReason: listing.returnedReason,
  stateReason: listing.stateReason,
  missing: [...missing],
  attachments: attachments.map(presentAttachment),
  actions: [...actions],
  savedAt: instant(listing.savedAt),
});

export const presentVersion = ({ version, publishedAt, publishedBy }: VersionHead) => ({ version, publishedAt: instant(publishedAt), publishedBy });

export const presentAccessRequest = (request: AccessRequestView): AccessRequest => ({
  id: request.id,
  listingId: request.listingId,
  listingTitle: request.title ?? {},
  personName: request.personName,
  organizationName: request.organization?.name ?? null,
  purpose: request.purpose,
  state: request.state,
  askedAt: instant(request.askedAt),
  answeredAt: instantOrNull(request.answeredAt),
  reason: request.reason,
});
