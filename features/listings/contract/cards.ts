/** What readers see of a listing: the card in lists, the whole face on its page. */
import { z } from 'zod';
import { id, localizedOut, money } from '@tongtu/platform/contract';
import { organizationCard } from '@tongtu/parties/contract';
import { listingKind } from './bodies.ts';

export const listingStates = ['draft', 'submitted', 'published', 'paused', 'closed', 'withdrawn'] as const;
export type ListingState = (typeof listingStates)[number];
export const listingState = z.enum(listingStates);

/** Who may see a card at all, and who may see a field of it. */
export const layers = ['public', 'members', 'on-request'] as const;
export type Layer = (typeof layers)[number];
export const layer = z.enum(layers);

/** One line of a list, always of the layer that its reader may see. */
export const listingCard = z.object({
  id,
  kind: listingKind,
  title: localizedOut,
  summary: localizedOut.nullable(),
  organization: organizationCard.pick({ id: true, name: true, kind: true, region: true, example: true }),
  sectors: z.array(z.string()),
  keywords: z.array(z.string()),
  region: z.string().nullable(),
  country: z.string().nullable(),
  trl: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
  amount: z.object({ min: money.nullable(), max: money.nullable() }).nullable(),
  deadline: z.string().nullable(),
  state: listingState,
  audience: z.enum(['public', 'members']),
  publishedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  /** Belongs to the demo consortium or was marked an example. */
  example: z.boolean(),
});
export type ListingCard = z.output<typeof listingCard>;

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  layer,
  addedAt: z.iso.datetime(),
});
export type Attachment = z.output<typeof attachment>;

/** A thing that must be there before the card may be submitted; sentence under `missing.<kind>`. */
export const missing = z.object({ kind: z.string(), field: z.string() });
export type Missing = z.output<typeof missing>;

export const listing = listingCard.extend({
  /** The face that this reader may see: fields of the kind's body; withheld ones are absent. */
  body: z.record(z.string(), z.unknown()),
  /** Fields that exist but are not shown to this reader, with the layer that they lie in. */
  withheld: z.array(z.object({ field: z.string(), layer })),
  /** Layer of each field that differs from its default. */
  layers: z.record(z.string(), layer),
  attachments: z.array(attachment),
  version: z.number().int().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** Where it was imported from. */
  source: z.string().nullable(),
  reference: z.string().nullable(),
  /** What this reader may do now; the buttons read it. */
  actions: z.array(z.string()),
  /** This reader's own request for the on-request layer. */
  access: z.enum(['none', 'asked', 'granted', 'declined']),
});
export type Listing = z.output<typeof listing>;

/** The working copy, for those who may edit. */
export const workingCopy = z.object({
  id,
  kind: listingKind,
  organizationId: id,
  state: listingState,
  title: localizedOut.nullable(),
  body: z.record(z.string(), z.unknown()),
  layers: z.record(z.string(), layer),
  audience: z.enum(['public', 'members']),
  /** Must be sent back when saving; another number answers `revision-conflict`. */
  revision: z.number().int(),
  /** A published card with changes that are not published yet. */
  hasChanges: z.boolean(),
  returnedReason: z.string().nullable(),
  /** Why it is paused, closed or withdrawn; `expired` when nobody confirmed it. */
  stateReason: z.string().nullable().optional(),
  missing: z.array(missing),
  attachments: z.array(attachment),
  actions: z.array(z.string()),
  savedAt: z.iso.datetime(),
});
export type WorkingCopy = z.output<typeof workingCopy>;
