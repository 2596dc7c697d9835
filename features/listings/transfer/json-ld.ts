/** A card as schema.org (JSON-LD 1.1), for its page and for exports. Only what the reader sees. */
import type { OrganizationCard } from '@tongtu/parties/contract';
import { moneyFromJson, moneyToDecimal } from '@tongtu/kernel/money';
import type { Localized } from '@tongtu/kernel/localized';
import type { Disclosed } from '../domain/disclosure.ts';
import type { ListingKind } from '../contract/bodies.ts';
import { sectorByCode } from '../vocabulary/index.ts';

export type LinkedFace = {
  readonly id: string;
  readonly kind: ListingKind;
  readonly title: Localized;
  readonly body: Disclosed['body'];
  readonly organization: Pick<OrganizationCard, 'id' | 'name'>;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
};

const types: Readonly<Record<ListingKind, string>> = { achievement: 'CreativeWork', need: 'Demand', facility: 'Place', fund: 'MonetaryGrant' };

const texts = (text: unknown): unknown =>
  text === undefined || text === null
    ? undefined
    : Object.entries(text as Localized).map(([language, value]) => ({ '@language': language === 'zh' ? 'zh-CN' : 'en', '@value': value }));

const amount = (range: unknown): unknown => {
  const { min, max } = (range ?? {}) as { min?: unknown; max?: unknown };
  const ends = [min, max].map((end) => (end === undefined ? undefined : moneyFromJson(end)));
  const known = ends.flatMap((end) => (end?.ok === true ? [end.value] : []));
  if (known.length === 0) return undefined;
  const [low, high] = ends.map((end) => (end?.ok === true ? moneyToDecimal(end.value) : undefined));
  return { '@type': 'MonetaryAmount', currency: known[0]!.currency, minValue: low, maxValue: high };
};

const defined = (node: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));

/** One node. `publicUrl` is where the platform is reached. */
export const jsonLdOf = (face: LinkedFace, publicUrl: string): Record<string, unknown> => {
  const body = face.body as Record<string, unknown> & { sectors?: string[]; keywords?: string[]; coordinates?: { latitude: number; longitude: number } };
  const url = `${publicUrl}/listings/${face.id}`;
  const organization = { '@type': 'Organization', '@id': `${publicUrl}/organizations/${face.organization.id}`, name: texts(face.organization.name) };
  const about = (body.sectors ?? []).flatMap((code) => {
    const sector = sectorByCode(code);
    return sector === undefined ? [] : [{ '@type': 'DefinedTerm', termCode: code, name: texts({ zh: sector.zh, en: sector.en }) }];
  });
  return defined({
    '@type': types[face.kind],
    '@id': url,
    additionalType: face.kind,
    url,
    name: texts(face.title),
    description: texts(body['summary']),
    keywords: body.keywords?.length ? body.keywords : undefined,
    about: about.length > 0 ? about : undefined,
    datePublished: face.kind === 'achievement' ? face.publishedAt?.toISOString() : undefined,
    dateModified: face.kind === 'achievement' ? face.updatedAt.toISOString() : undefined,
    ...(face.kind === 'achievement' ? { sourceOrganization: organization } : {}),
    ...(face.kind === 'need' ? { seller: organization, availabilityEnds: body['deadline'], priceSpecification: amount(body['budget']) } : {}),
    ...(face.kind === 'facility'
      ? {
          maintainer: organization,
          address: texts(body['address']),
          geo: body.coordinates ? { '@type': 'GeoCoordinates', ...body.coordinates } : undefined,
        }
      : {}),
    ...(face.kind === 'fund' ? { funder: organization, amount: amount(body['ticket']) } : {}),
  });
};
