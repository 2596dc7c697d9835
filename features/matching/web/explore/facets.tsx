/** Filters with counts: kind, sector, region, levels, kind of organization. Long lists show the first few and open. */
import { useState } from 'react';
import { useCodes, useRegions } from '@tongtu/listings/web';
import { useFilters, useFormat, useText } from '@tongtu/platform/ui';
import type { FacetName } from '../../contract.ts';
import { ordered, type FacetItem } from './facet-order.ts';

const shownFirst = 6;

type Facets = Readonly<Record<FacetName, readonly FacetItem[]>>;

const Group = ({ name, items, label }: { name: FacetName; items: readonly FacetItem[]; label: (value: string) => string }) => {
  const t = useText('matching');
  const format = useFormat();
  const filters = useFilters();
  const [open, setOpen] = useState(false);
  const chosen = filters.list(name);
  const all = ordered(name, items, chosen);
  if (all.length === 0) return null;
  const shown = open ? all : all.filter((item, index) => index < shownFirst || chosen.includes(item.value));
  return (
    <fieldset className="mt-facet">
      <legend>{t(`facets.${name}`)}</legend>
      {shown.map((item) => (
        <label key={item.value}>
          <input type="checkbox" checked={chosen.includes(item.value)} onChange={() => filters.toggle(name, item.value)} />
          <span className="mt-facet-name">{label(item.value)}</span>
          <span className="mt-facet-count">{format.number(item.count)}</span>
        </label>
      ))}
      {all.length > shownFirst ? (
        <button type="button" className="ls-text-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('facets.fewer') : t('facets.all', { count: all.length })}
        </button>
      ) : null}
    </fieldset>
  );
};

export const FacetColumn = ({ facets, hideKind }: { facets: Facets | null; hideKind?: boolean }) => {
  const t = useText('matching');
  const listings = useText('listings');
  const sectors = useCodes('sectors');
  const levels = useCodes('trl');
  const regions = useRegions();
  const empty: Facets = { kind: [], sector: [], region: [], trl: [], organizationKind: [] };
  const of = facets ?? empty;
  return (
    <div className="mt-facets">
      {hideKind ? null : <Group name="kind" items={of.kind} label={(value) => listings(`kinds.${value}`)} />}
      <Group name="sector" items={of.sector} label={sectors.name} />
      <Group name="region" items={of.region} label={regions.name} />
      <Group name="trl" items={of.trl} label={(value) => (levels.byCode.has(value) ? `TRL ${value} · ${levels.name(value)}` : `TRL ${value}`)} />
      <Group name="organizationKind" items={of.organizationKind} label={(value) => listings.maybe(`organizationKinds.${value}`) ?? t('facets.other')} />
    </div>
  );
};
