/** What comes in and what is deducted, year by year, in one case: the figures behind all others. */
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { caseNames, type CaseName, type SimulationReport } from '../../domain/simulation/report.ts';
import { Scroll } from '../charts/scroll.tsx';
import { useFigures } from './figures.ts';

export const FlowsTable = ({ report }: { report: SimulationReport }) => {
  const t = useText('sharing');
  const { whole } = useFigures();
  const [name, setName] = useState<CaseName>('base');
  const { streams, costs, profit } = report.cases[name];
  const rows = Object.entries({ ...streams, costs, profit }).filter(([, amounts]) => amounts.some((amount) => Number(amount) !== 0));
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('simulation.case')}
        value={name}
        data={caseNames.map((value) => ({ value, label: t(`simulation.cases.${value}`) }))}
        onChange={(value) => setName(value as CaseName)}
      />
      <Scroll label={t('simulation.results.flows')}>
        <table className="tt-table ss-numbers">
          <thead>
            <tr>
              <th scope="col">{t('simulation.year')}</th>
              {costs.map((_, year) => (
                // A year is its place in the row.
                // oxlint-disable-next-line react/no-array-index-key
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([stream, amounts]) => (
              <tr key={stream}>
                <th scope="row">{t(`simulation.streams.${stream}`)}</th>
                {amounts.map((amount, year) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={year}>{whole(amount)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};
