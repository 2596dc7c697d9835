/**
 * Which packs look at a case, and what they ask for together: national ones by the kind of organization, then those of its province.
 * A province may replace an element of the whole country under the same id; it then speaks in its place.
 */
import type { OrganizationKind } from '@tongtu/parties/contract';
import type { Article, Element, NoticeRule, ObligationPack, WorkingCalendar } from './obligation-pack.ts';
import type { PricingTrack } from './pricing.ts';

export type Unit = { readonly unitKind: OrganizationKind; readonly region: string | null; readonly country: string };

const provinceOf = (region: string | null): string | null => (region !== null && /^\d{6}$/.test(region) ? `${region.slice(0, 2)}0000` : null);

/** The later beginning wins; of two that begin on one day the later version, which corrects the other. */
const isNewer = (a: ObligationPack, b: ObligationPack): boolean =>
  a.effectiveFrom > b.effectiveFrom || (a.effectiveFrom === b.effectiveFrom && a.version > b.version);

/** `code@version`, as it stands in matrices, notices and dossiers. */
export const packName = ({ code, version }: Pick<ObligationPack, 'code' | 'version'>): string => `${code}@${version}`;

/**
 * The packs that apply on `day` (ISO): of each code the newest version that has begun by then and has not ended, national before
 * provincial, by code. The order in which `packs` are given does not matter. Abroad none applies.
 */
export const packsFor = (unit: Unit, day: string, packs: readonly ObligationPack[]): ObligationPack[] => {
  if (unit.country !== 'CN') return [];
  const province = provinceOf(unit.region);
  const begun = packs.filter((pack) => pack.effectiveFrom <= day);
  return begun
    .filter((pack, i) => begun.findIndex((other) => packName(other) === packName(pack)) === i)
    .filter((pack) => !begun.some((other) => other.code === pack.code && isNewer(other, pack)))
    .filter((pack) => pack.effectiveTo === undefined || day <= pack.effectiveTo)
    .filter((pack) => pack.kinds.includes(unit.unitKind) && (pack.region === 'CN' || pack.region === province))
    .toSorted((a, b) => Number(a.region !== 'CN') - Number(b.region !== 'CN') || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
};

/** What the packs ask for, in their order; an element that comes again under its id stands in the place of the first, in the words of the last. */
export const elementsOf = (packs: readonly ObligationPack[]): Element[] => {
  const byId = new Map<string, Element>();
  for (const pack of packs) for (const element of pack.elements) byId.set(element.id, element);
  return [...byId.values()];
};

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];

/**
 * The strictest rule for a notice of an agreed price on this track: the longest period (of equal ones the province's), every place and
 * every part that some pack asks for, a working day at the end where one wants it. `pack` names the one whose period counts.
 */
export const noticeRuleOf = (packs: readonly ObligationPack[], track: PricingTrack): { readonly rule: NoticeRule; readonly pack: string } | undefined => {
  const asking = packs.flatMap((pack) => (pack.notice !== null && pack.notice.tracks.includes(track) ? [{ pack, rule: pack.notice }] : []));
  const longest = asking.reduce<(typeof asking)[number] | undefined>(
    (best, one) => (best === undefined || one.rule.days >= best.rule.days ? one : best),
    undefined,
  );
  if (longest === undefined) return undefined;
  const rules = asking.map(({ rule }) => rule);
  return {
    rule: {
      days: longest.rule.days,
      endsOnWorkingDay: rules.some((rule) => rule.endsOnWorkingDay),
      places: union(rules.map((rule) => rule.places)),
      tells: union(rules.map((rule) => rule.tells)),
      articles: union(rules.map((rule) => rule.articles)),
      tracks: longest.rule.tracks,
    },
    pack: packName(longest.pack),
  };
};

/** The working calendar that is known for longest; null where no pack brings one. */
export const calendarOf = (packs: readonly ObligationPack[]): WorkingCalendar | null =>
  packs.reduce<WorkingCalendar | null>(
    (best, { calendar }) => (calendar !== null && (best === null || calendar.knownUntil > best.knownUntil) ? calendar : best),
    null,
  );

/** The articles of these ids in full text, each once, in the order asked for; an id that no pack knows is left out. */
export const articlesOf = (packs: readonly ObligationPack[], ids: readonly string[]): Article[] => {
  const byId = new Map(packs.flatMap((pack) => pack.articles.map((article) => [article.id, article] as const)));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
};
