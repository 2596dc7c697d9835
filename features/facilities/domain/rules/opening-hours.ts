import type { Rule } from './draft.ts';

const shown = 4;

/**
 * `within`: the whole time lies in one stretch of opening hours; `start-and-end`: it begins and ends while open, and may
 * run over night. Details `mode`, `open`: the stretches nearest to the begin, as instants.
 */
export const openingHours: Rule<'opening-hours'> = ({ mode }, { from, to, open }) => {
  const kept =
    mode === 'any' ||
    (mode === 'within'
      ? open.some((span) => span.from <= from && to <= span.to)
      : open.some((span) => span.from <= from && from < span.to) && open.some((span) => span.from <= to && to <= span.to));
  if (kept) return undefined;
  const distance = (span: { readonly from: Date; readonly to: Date }): number =>
    Math.max(span.from.getTime() - from.getTime(), from.getTime() - span.to.getTime(), 0);
  const nearest = open
    .toSorted((a, b) => distance(a) - distance(b) || a.from.getTime() - b.from.getTime())
    .slice(0, shown)
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .map((span) => ({ from: span.from.toISOString(), to: span.to.toISOString() }));
  return { kind: 'rule-opening-hours', field: 'from', details: { mode, open: nearest } };
};
