/** One picture for each party: what it will have, year by year. */
import { useMemo } from 'react';
import { useFormat, useText } from '@tongtu/platform/ui';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import { Chart } from '../charts/chart.tsx';
import { bandOption } from './band-option.ts';
import { useFigures } from './figures.ts';

type Props = { report: SimulationReport; other: SimulationReport | undefined; otherName: string; nameOf: (party: string) => string };

const BandTable = ({ party, report, other, otherName }: Omit<Props, 'nameOf'> & { party: string }) => {
  const t = useText('sharing');
  const { whole } = useFigures();
  const { band } = report.spread.parties[party]!;
  const theirs = other?.spread.parties[party]?.band.p50;
  return (
    <table className="tt-table ss-numbers">
      <thead>
        <tr>
          <th scope="col">{t('simulation.year')}</th>
          <th scope="col">P10</th>
          <th scope="col">P50</th>
          <th scope="col">P90</th>
          <th scope="col">{t('simulation.cases.base')}</th>
          {theirs === undefined ? null : <th scope="col">{otherName} P50</th>}
        </tr>
      </thead>
      <tbody>
        {band.p50.map((median, year) => (
          // A year is its place in the row.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={year}>
            <th scope="row">{year}</th>
            <td>{whole(band.p10[year]!)}</td>
            <td>{whole(median)}</td>
            <td>{whole(band.p90[year]!)}</td>
            <td>{whole(report.cases.base.parties[party]!.cumulative[year]!)}</td>
            {theirs === undefined ? null : <td>{theirs[year] === undefined ? '–' : whole(theirs[year])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Band = ({ party, report, other, otherName, nameOf }: Props & { party: string }) => {
  const t = useText('sharing');
  const { whole, short } = useFigures();
  const option = useMemo(
    () =>
      bandOption(party, report, other, {
        band: t('simulation.bands.band'),
        median: t('simulation.bands.median'),
        base: t('simulation.bands.base'),
        other: t('simulation.bands.otherMedian'),
        year: (year) => (year === 0 ? t('simulation.bands.start') : t('simulation.bands.yearEnd', { year: String(year) })),
        amount: whole,
        short,
      }),
    [party, report, other, t, whole, short],
  );
  const { band, nothing } = report.spread.parties[party]!;
  const description = t('simulation.bands.described', {
    years: report.years,
    low: whole(band.p10.at(-1)!),
    median: whole(band.p50.at(-1)!),
    high: whole(band.p90.at(-1)!),
  });
  return (
    <div className="ss-band">
      <Chart
        option={option}
        title={nameOf(party)}
        description={description}
        height={190}
        table={<BandTable party={party} report={report} other={other} otherName={otherName} />}
      />
      {Number(nothing) < 0.001 ? null : <p className="tt-hint">{t('simulation.bands.nothing', { percent: (Number(nothing) * 100).toFixed(1) })}</p>}
    </div>
  );
};

/** Parties that have nothing in any run of either plan are named, and not drawn. */
export const PartyBands = (props: Props) => {
  const t = useText('sharing');
  const format = useFormat();
  const { report, other, otherName, nameOf } = props;
  const hasAny = (of: SimulationReport | undefined, party: string): boolean => Number(of?.spread.parties[party]?.nothing ?? 1) < 1;
  const drawn = report.parties.filter((party) => hasAny(report, party) || hasAny(other, party));
  const idle = report.parties.filter((party) => !drawn.includes(party));
  return (
    <>
      <ul className="ss-legend">
        <li className="ss-legend-band">{t('simulation.bands.band')}</li>
        <li className="ss-legend-median">{t('simulation.bands.median')}</li>
        <li className="ss-legend-base">{t('simulation.bands.base')}</li>
        {other === undefined ? null : <li className="ss-legend-other">{t('simulation.bands.otherNamed', { name: otherName })}</li>}
      </ul>
      <div className="ss-bands">
        {drawn.map((party) => (
          <Band key={party} party={party} {...props} />
        ))}
      </div>
      {idle.length === 0 ? null : <p className="tt-hint ss-idle">{t('simulation.bands.idle', { names: format.list(idle.map(nameOf)) })}</p>}
    </>
  );
};
