/** Low, base and high: what each party has in the end, and what that is worth today. */
import { Fragment } from 'react';
import { useText } from '@tongtu/platform/ui';
import { caseNames, type SimulationReport } from '../../domain/simulation/report.ts';
import { Scroll } from '../charts/scroll.tsx';
import { useFigures } from './figures.ts';

type Props = { report: SimulationReport; nameOf: (party: string) => string; memberName: (member: string) => string };

export const CasesTable = ({ report, nameOf, memberName }: Props) => {
  const t = useText('sharing');
  const { whole } = useFigures();
  const members = Object.keys(report.cases.base.members);
  const hasRemainder = caseNames.some((name) => Number(report.cases[name].remainder) !== 0);
  return (
    <Scroll label={t('simulation.results.cases')}>
      <table className="tt-table ss-numbers ss-cases">
        <thead>
          <tr>
            <th scope="col">{t('simulation.party')}</th>
            <th scope="col">{t('simulation.figure')}</th>
            {caseNames.map((name) => (
              <th key={name} scope="col">
                {t(`simulation.cases.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.parties.map((party) => (
            <Fragment key={party}>
              <tr>
                <th scope="rowgroup" rowSpan={2}>
                  {nameOf(party)}
                </th>
                <td>{t('simulation.total')}</td>
                {caseNames.map((name) => (
                  <td key={name} className="ss-strong">
                    {whole(report.cases[name].parties[party]!.total)}
                  </td>
                ))}
              </tr>
              <tr>
                <td>{t('simulation.presentValue')}</td>
                {caseNames.map((name) => (
                  <td key={name}>{whole(report.cases[name].parties[party]!.presentValue)}</td>
                ))}
              </tr>
            </Fragment>
          ))}
          {members.map((member) => (
            <tr key={`member ${member}`} className="ss-member">
              <th scope="row">{t('simulation.member', { name: memberName(member) })}</th>
              <td>{t('simulation.total')}</td>
              {caseNames.map((name) => (
                <td key={name}>{whole(report.cases[name].members[member]!)}</td>
              ))}
            </tr>
          ))}
          <tr className="ss-sum">
            <th scope="row">{t('simulation.distributable')}</th>
            <td>{t('simulation.total')}</td>
            {caseNames.map((name) => (
              <td key={name}>{whole(report.cases[name].distributable)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {hasRemainder ? (
        <p className="tt-hint">
          {t('simulation.results.remainder', { low: report.cases.low.remainder, base: report.cases.base.remainder, high: report.cases.high.remainder })}
        </p>
      ) : null}
    </Scroll>
  );
};
