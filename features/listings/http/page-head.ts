/** What the server writes into the HTML of a card's page, as a visitor sees the card. */
import { organizationById } from '@tongtu/parties';
import type { Context } from '@tongtu/platform/context';
import { inLanguage, type Localized } from '@tongtu/kernel/localized';
import { readListing } from '../use-cases/read-listing.ts';
import { jsonLdOf } from '../transfer/json-ld.ts';

export type PageHead = {
  readonly title: string;
  readonly description: string;
  /** For those who read without scripts. */
  readonly text: string;
  readonly jsonLd: Readonly<Record<string, unknown>> | null;
};

const descriptionLength = 160;
const shorten = (text: string): string => {
  const points = [...text.replace(/\s+/g, ' ').trim()];
  return points.length <= descriptionLength ? points.join('') : `${points.slice(0, descriptionLength - 1).join('')}…`;
};

/** Null for a card that the reader may not see. */
export const listingHead = async (context: Context, id: string, publicUrl: string): Promise<PageHead | null> => {
  const read = await readListing(context, id);
  if (!read.ok || read.value.listing.state !== 'published') return null;
  const { listing, disclosed } = read.value;
  const organization = await organizationById(context.tx, listing.organizationId);
  if (organization === undefined) return null;
  const summary = disclosed.body['summary'] as Localized | undefined;
  const text = summary === undefined ? '' : inLanguage(summary, context.language).text;
  const title = inLanguage(listing.title ?? {}, context.language).text;
  return {
    title,
    description: shorten(text || title),
    text,
    jsonLd: { '@context': 'https://schema.org', ...jsonLdOf({ ...listing, title: listing.title ?? {}, body: disclosed.body, organization }, publicUrl) },
  };
};
