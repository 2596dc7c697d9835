/** Low, base and high: what each party has in the end, and below it what that is worth today. */
import { useText } from '@tongtu/platform/ui';
import { caseNames, type SimulationReport } from '../../domain/simulation/report.ts';
import { Scroll } from '../charts/scroll.tsx';
import { useFigures } from './figures.ts';

type Props = { report: SimulationReport; nameOf: (party: string) => string; memberName: (member: string) => string };

export const CasesTable = ({ report, nameOf, memberName }: Props) => {
  const t = useText('sharing');
  const { whole } = useFigures();
  const { low, base, high } = report.cases;
  const hasRemainder = caseNames.some((name) => Number(report.cases[name].remainder) !== 0);
  return (
    <>
      <Scroll label={t('simulation.results.cases')}>
        <table className="tt-table ss-numbers">
          <thead>
            <tr>
              <th scope="col">{t('simulation.party')}</th>
              {caseNames.map((name) => (
                <th key={name} scope="col">
                  {t(`simulation.cases.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.parties.map((party) => (
              <tr key={party}>
                <th scope="row">{nameOf(party)}</th>
                {caseNames.map((name) => (
                  <td key={name}>
                    <span className="ss-strong">{whole(report.cases[name].parties[party]!.total)}</span>
                    <span className="ss-below">
                      <span className="tt-hidden">{t('simulation.presentValue')} </span>
                      {whole(report.cases[name].parties[party]!.presentValue)}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
            {Object.keys(base.members).map((member) => (
              <tr key={`member ${member}`} className="ss-member">
                <th scope="row">{t('simulation.member', { name: memberName(member) })}</th>
                {caseNames.map((name) => (
                  <td key={name}>{whole(report.cases[name].members[member]!)}</td>
                ))}
              </tr>
            ))}
            <tr className="ss-sum">
              <th scope="row">{t('simulation.distributable')}</th>
              {caseNames.map((name) => (
                <td key={name}>{whole(report.cases[name].distributable)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </Scroll>
      {hasRemainder ? <p className="tt-hint">{t('simulation.results.remainder', { low: low.remainder, base: base.remainder, high: high.remainder })}</p> : null}
    </>
  );
};
