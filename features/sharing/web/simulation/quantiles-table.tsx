/** Where the drawn runs lie: seven quantiles, the mean, and how often a party has nothing. */
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useFormat, useText } from '@tongtu/platform/ui';
import { quantileNames, type SimulationReport } from '../../domain/simulation/report.ts';
import { Scroll } from '../charts/scroll.tsx';
import { useFigures } from './figures.ts';

const kinds = ['total', 'presentValue'] as const;

export const QuantilesTable = ({ report, nameOf }: { report: SimulationReport; nameOf: (party: string) => string }) => {
  const t = useText('sharing');
  const format = useFormat();
  const { whole } = useFigures();
  const [kind, setKind] = useState<(typeof kinds)[number]>('total');
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('simulation.figure')}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`simulation.${value}`) }))}
        onChange={(value) => setKind(value as typeof kind)}
      />
      <Scroll label={t('simulation.results.quantiles')}>
        <table className="tt-table ss-numbers">
          <thead>
            <tr>
              <th scope="col">{t('simulation.party')}</th>
              {quantileNames.map((name) => (
                <th key={name} scope="col">
                  {name.toUpperCase()}
                </th>
              ))}
              <th scope="col">{t('simulation.mean')}</th>
              <th scope="col">{t('simulation.nothing')}</th>
            </tr>
          </thead>
          <tbody>
            {report.parties.map((party) => {
              const spread = report.spread.parties[party]!;
              return (
                <tr key={party}>
                  <th scope="row">{nameOf(party)}</th>
                  {quantileNames.map((name) => (
                    <td key={name} className={name === 'p50' ? 'ss-strong' : undefined}>
                      {whole(spread[kind][name])}
                    </td>
                  ))}
                  <td>{whole(spread[kind].mean)}</td>
                  <td>{format.percent(Number(spread.nothing), 1)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};
