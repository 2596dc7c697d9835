/** This plan and another on the same assumptions and the same drawn runs. */
import { useState } from 'react';
import { Select } from '@mantine/core';
import { minorToDecimal, useText } from '@tongtu/platform/ui';
import type { SimulationReport } from '../../domain/simulation/report.ts';
import { Scroll } from '../charts/scroll.tsx';
import { compareReports, measures, type Measure } from './comparison.ts';
import { useFigures } from './figures.ts';

const shapes = { more: 'M7 2.5 12 11H2z', less: 'M7 11.5 2 3h10z', same: 'M2.5 5h9M2.5 9h9' } as const;

/** A triangle up, a triangle down, or two lines; and the word for it. */
const Difference = ({ amount, currency }: { amount: bigint; currency: string }) => {
  const t = useText('sharing');
  const { whole } = useFigures();
  const kind = amount > 0n ? 'more' : amount < 0n ? 'less' : 'same';
  const size = whole(minorToDecimal({ amount: amount < 0n ? -amount : amount, currency }));
  return (
    <span className={`ss-difference ss-${kind}`}>
      <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={shapes[kind]} />
      </svg>
      {t(`simulation.difference.${kind}`, { amount: size })}
    </span>
  );
};

type Props = { report: SimulationReport; other: SimulationReport; ownName: string; otherName: string; nameOf: (party: string) => string };

export const ComparisonTable = ({ report, other, ownName, otherName, nameOf }: Props) => {
  const t = useText('sharing');
  const { whole } = useFigures();
  const [measure, setMeasure] = useState<Measure>('base-total');
  const shown = (amount: bigint | undefined): string =>
    amount === undefined ? t('simulation.notAParty') : whole(minorToDecimal({ amount, currency: report.currency }));
  return (
    <>
      <Select
        className="ss-measure"
        size="sm"
        label={t('simulation.compared')}
        allowDeselect={false}
        value={measure}
        data={measures.map((value) => ({ value, label: t(`simulation.measures.${value}`) }))}
        onChange={(value) => setMeasure((value ?? measure) as Measure)}
      />
      <Scroll label={t('simulation.results.comparison', { name: otherName })}>
        <table className="tt-table ss-numbers">
          <thead>
            <tr>
              <th scope="col">{t('simulation.party')}</th>
              <th scope="col">{otherName}</th>
              <th scope="col">{ownName}</th>
              <th scope="col">{t('simulation.change')}</th>
            </tr>
          </thead>
          <tbody>
            {compareReports(report, other, measure).map((row) => (
              <tr key={row.party}>
                <th scope="row">{nameOf(row.party)}</th>
                <td>{shown(row.other)}</td>
                <td>{shown(row.own)}</td>
                <td>
                  <Difference amount={row.difference} currency={report.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};
