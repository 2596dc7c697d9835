/**
 * Which track a price takes follows from what the unit is and where: nobody chooses it. The table is data (data/pricing-tracks.json),
 * with the reason in both languages and the articles in full, so that a lawyer can read and correct it without reading code.
 */
import type { OrganizationKind } from '@tongtu/parties/contract';
import table from '../data/pricing-tracks.json' with { type: 'json' };
import type { Article, BothLanguages } from './obligation-pack.ts';
import { pricingTracks, type PricingTrack } from './pricing.ts';

export type TrackReason = {
  readonly id: string;
  readonly track: PricingTrack;
  readonly text: BothLanguages;
  readonly articles: readonly Article[];
  /** False where it is not certain that the rule applies to such a unit: a lawyer has to look. */
  readonly confirmed: boolean;
};

const articles: ReadonlyMap<string, Article> = new Map(table.articles.map((article) => [article.id, article]));
const known = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`pricing-tracks.json: ${what} is not there`);
  return value;
};
const rows = table.tracks.map((row) => ({
  kinds: row.kinds,
  isElsewhere: row.where === 'elsewhere',
  reason: {
    id: row.id,
    track: known(
      pricingTracks.find((track) => track === row.track),
      row.track,
    ),
    text: row.text,
    articles: row.articles.map((id) => known(articles.get(id), id)),
    confirmed: row.confirmed,
  } satisfies TrackReason,
}));

/** `country` is ISO 3166-1; Hong Kong, Macau and Taiwan have codes and laws of their own. */
export const trackOf = (kind: OrganizationKind, country: string): TrackReason =>
  known(
    rows.find(({ kinds, isElsewhere }) => (country === 'CN' ? kinds.includes(kind) : isElsewhere)),
    `${kind} in ${country}`,
  ).reason;
