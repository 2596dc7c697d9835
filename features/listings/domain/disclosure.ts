/**
 * Three layers of disclosure: listing must not mean giving one's know-how away
 * (complaint C6). Every field lies in a layer; its owner may move it, except the fields
 * by which cards are found: a filter that knows more than the page would give it away.
 */
import type { AnyBody, ListingKind } from '../contract/bodies.ts';
import { isAuditor, isMember, isSecretariat, membershipIn, type Reader } from '@tongtu/kernel/reader';
import type { Attachment, Face, Layer, Listing } from './listing.ts';

/** `fixed` fields are always public: lists, filters and the index show them. */
export type FieldLayer = Layer | 'fixed';

const shared = { summary: 'fixed', sectors: 'fixed', keywords: 'fixed', region: 'fixed', secrecy: 'public' } as const;
const exportControl = 'public';

/** Layer of each field unless its owner says otherwise. A field that is not named here does not compile. */
export const defaultLayers: { readonly [K in ListingKind]: Readonly<Record<string, FieldLayer>> } = {
  achievement: {
    ...shared,
    exportControl,
    problem: 'public',
    alternative: 'public',
    route: 'public',
    trl: 'fixed',
    mrl: 'public',
    ipRights: 'public',
    pathways: 'public',
    requirements: 'public',
    fundingSource: 'public',
    costAtScale: 'members',
    trlEvidence: 'members',
    contributors: 'members',
    price: 'members',
    fundingWanted: 'members',
  },
  need: {
    ...shared,
    exportControl,
    problem: 'public',
    acceptanceCriteria: 'public',
    trlWanted: 'fixed',
    deadline: 'fixed',
    ipRegime: 'public',
    budget: 'members',
  },
  facility: {
    ...shared,
    exportControl,
    facilityKind: 'fixed',
    field: 'fixed',
    capabilities: 'public',
    tests: 'public',
    country: 'fixed',
    trlRange: 'fixed',
    qualification: 'public',
    tariffClass: 'public',
    address: 'members',
    coordinates: 'members',
  },
  fund: {
    ...shared,
    thesis: 'public',
    trlRange: 'fixed',
    ticket: 'public',
    instruments: 'public',
    regions: 'public',
    termMonths: 'public',
    deadline: 'fixed',
    lossTolerance: 'members',
  },
};

const rank: Readonly<Record<Layer, number>> = { public: 0, members: 1, 'on-request': 2 };

/** Whether a reader who is cleared for one layer sees another. */
export const sees = (clearance: Layer, layer: Layer): boolean => rank[layer] <= rank[clearance];
/** The more closed of two. */
export const stricter = (a: Layer, b: Layer): Layer => (rank[a] > rank[b] ? a : b);

/** Layer of a field; what the table does not know lies in the closest one. */
export const layerOf = (kind: ListingKind, field: string, layers: Readonly<Record<string, Layer>>): Layer => {
  const standard = Object.hasOwn(defaultLayers[kind], field) ? defaultLayers[kind][field] : undefined;
  if (standard === 'fixed') return 'public';
  return (Object.hasOwn(layers, field) ? layers[field] : undefined) ?? standard ?? 'on-request';
};

/** Whether the owner may move the field into another layer. */
export const isMovable = (kind: ListingKind, field: string): boolean => {
  const standard = Object.hasOwn(defaultLayers[kind], field) ? defaultLayers[kind][field] : undefined;
  return standard !== undefined && standard !== 'fixed';
};

/** The deepest layer of this card that the reader sees. `granted`: his request for the on-request layer was granted. */
export const clearanceOf = (reader: Reader, organizationId: string, granted = false): Layer => {
  if (isSecretariat(reader) || isAuditor(reader) || membershipIn(reader, organizationId) !== undefined) return 'on-request';
  if (granted && reader.personId !== undefined) return 'on-request';
  return isMember(reader) ? 'members' : 'public';
};

/** The layer of every field of the kind, whether its owner moved it or not. */
export const completeLayers = (kind: ListingKind, layers: Readonly<Record<string, Layer>>): Record<string, Layer> =>
  Object.fromEntries(Object.keys(defaultLayers[kind]).map((field) => [field, layerOf(kind, field, layers)]));

/** For comparing with an older version: where a field was more closed then or is more closed now, that holds. */
export const strictestLayers = (kind: ListingKind, ...all: readonly Readonly<Record<string, Layer>>[]): Record<string, Layer> =>
  Object.fromEntries(Object.keys(defaultLayers[kind]).map((field) => [field, all.map((layers) => layerOf(kind, field, layers)).reduce(stricter, 'public')]));

export type Disclosed = { readonly body: Record<string, unknown>; readonly withheld: readonly { readonly field: string; readonly layer: Layer }[] };

/** The body as far as the clearance goes, and which fields exist beyond it. Attachments named as evidence stay named only with the evidence. */
export const discloseFace = (kind: ListingKind, face: Pick<Face, 'body' | 'layers'>, clearance: Layer): Disclosed => {
  const body: Record<string, unknown> = {};
  const withheld: { field: string; layer: Layer }[] = [];
  for (const [field, value] of Object.entries(face.body)) {
    if (value === undefined) continue;
    const layer = layerOf(kind, field, face.layers);
    if (sees(clearance, layer)) body[field] = value;
    else withheld.push({ field, layer });
  }
  return { body, withheld };
};

/** What this reader sees of a card: body without the withheld fields, and their names. */
export const disclose = (listing: Listing, reader: Reader, access: { readonly granted: boolean } = { granted: false }): Disclosed =>
  discloseFace(listing.kind, listing, clearanceOf(reader, listing.organizationId, access.granted));

/** The same card with only what the clearance shows: for lists, the index and matching. */
export const faceAt = (listing: Listing, clearance: Layer): Listing => ({
  ...listing,
  working: null,
  body: discloseFace(listing.kind, listing, clearance).body as AnyBody,
});

/** Attachments have a layer of their own; unpublished ones are for editors. */
export const discloseAttachments = (attachments: readonly Attachment[], clearance: Layer): Attachment[] =>
  attachments.filter((a) => a.published && sees(clearance, a.layer));
