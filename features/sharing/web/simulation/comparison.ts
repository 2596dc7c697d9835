/** Two reports side by side: for every party of either plan the two figures and what lies between them. */
import { parseMoney } from '@tongtu/kernel/money';
import type { SimulationReport } from '../../domain/simulation/report.ts';

export const measures = ['base-total', 'base-present', 'low-total', 'high-total', 'p50-present', 'p10-total', 'p90-total'] as const;
export type Measure = (typeof measures)[number];

export type Compared = {
  readonly party: string;
  /** Minor units; undefined where the plan does not know the party. */
  readonly own: bigint | undefined;
  readonly other: bigint | undefined;
  readonly difference: bigint;
};

/** The figure of a party, decimal text; undefined where the report does not know the party. */
export const figureOf = (report: SimulationReport, party: string, measure: Measure): string | undefined => {
  const { low, base, high } = report.cases;
  const spread = report.spread.parties[party];
  const figures: Readonly<Record<Measure, string | undefined>> = {
    'base-total': base.parties[party]?.total,
    'base-present': base.parties[party]?.presentValue,
    'low-total': low.parties[party]?.total,
    'high-total': high.parties[party]?.total,
    'p50-present': spread?.presentValue.p50,
    'p10-total': spread?.total.p10,
    'p90-total': spread?.total.p90,
  };
  return figures[measure];
};

export const compareReports = (own: SimulationReport, other: SimulationReport, measure: Measure): Compared[] => {
  const minor = (report: SimulationReport, party: string): bigint | undefined => {
    const text = figureOf(report, party, measure);
    const read = text === undefined ? undefined : parseMoney(text, report.currency);
    return read?.ok === true ? read.value.amount : undefined;
  };
  return [...new Set([...own.parties, ...other.parties])].map((party) => {
    const [mine, theirs] = [minor(own, party), minor(other, party)];
    return { party, own: mine, other: theirs, difference: (mine ?? 0n) - (theirs ?? 0n) };
  });
};
