/** How the totals of the parties grew, month by month, with the same figures as a table. */
import { useMemo } from 'react';
import { Section, useText } from '@tongtu/platform/ui';
import type { SettlementView } from '../../contract/settlement.ts';
import { Chart } from '../charts/chart.tsx';
import { useAmounts } from '../plans/amounts.ts';
import type { PlanNames } from '../plans/names.ts';
import { monthsOption, partiesIn } from './months-option.ts';

const MonthsTable = ({ settlement, names }: { settlement: SettlementView; names: PlanNames }) => {
  const t = useText('sharing');
  const { show } = useAmounts(settlement.currency);
  const parties = partiesIn(settlement);
  return (
    <table className="tt-table">
      <caption className="tt-hidden">{t('settlement.months.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlement.months.month')}</th>
          <th scope="col" className="sl-number">
            {t('settlement.figures.income')}
          </th>
          {parties.map((party) => (
            <th key={party} scope="col" className="sl-number">
              {names.party(party)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {settlement.months.map(({ month, income, totals }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td className="sl-number">{show(income)}</td>
            {parties.map((party) => (
              <td key={party} className="sl-number">
                {show(totals[party] ?? '0')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const MonthsChart = ({ settlement, names }: { settlement: SettlementView; names: PlanNames }) => {
  const t = useText('sharing');
  const amounts = useAmounts(settlement.currency);
  const option = useMemo(() => monthsOption(settlement, { name: names.party, show: amounts.show, short: amounts.short }), [settlement, names, amounts]);
  const [first, last] = [settlement.months[0]?.month ?? '', settlement.months.at(-1)?.month ?? ''];
  return (
    <Section>
      <Chart
        option={option}
        title={t('settlement.months.title')}
        description={t('settlement.months.description', { first, last })}
        height={300}
        table={<MonthsTable settlement={settlement} names={names} />}
      />
    </Section>
  );
};
