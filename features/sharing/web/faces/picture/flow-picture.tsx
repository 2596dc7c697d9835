/** One sum of money on its way: a Sankey, and the same as a table. */
import { useMemo, useState } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { formatMoney, formatMoneyShort } from '@tongtu/kernel/money';
import { useFormat, useText } from '@tongtu/platform/ui';
import type { SharingPlan } from '../../../domain/plan.ts';
import { Chart } from '../../charts/chart.tsx';
import type { Names } from '../names.ts';
import { AmountSlider } from './amount-slider.tsx';
import { equityFlows, incomeFlows, profitFlows, type Flows } from './flows.ts';
import { sankeyOption } from './sankey-option.ts';

type Way = 'income' | 'equity' | 'profit';
export const wayOf = (plan: SharingPlan): Way => (plan.equity !== null ? 'equity' : plan.steps.length > 0 ? 'income' : 'profit');

const FlowTable = ({ flows, names, amount }: { flows: Flows; names: Names; amount: (minor: bigint) => string }) => {
  const t = useText('sharing');
  return (
    <table className="tt-table sf-figures">
      <thead>
        <tr>
          <th scope="col">{t('faces.picture.who')}</th>
          <th scope="col">{t('faces.picture.gets')}</th>
        </tr>
      </thead>
      <tbody>
        {flows.parties.map(({ party, amount: minor }) => (
          <tr key={party}>
            <th scope="row">{names.party(party)}</th>
            <td>{amount(minor)}</td>
          </tr>
        ))}
        {flows.members.map(({ member, amount: minor }) => (
          <tr key={member}>
            <th scope="row" className="sf-inner">
              {names.member(member)}
            </th>
            <td>{amount(minor)}</td>
          </tr>
        ))}
        {flows.remainder > 0n ? (
          <tr>
            <th scope="row">{t('faces.picture.remainder')}</th>
            <td>{amount(flows.remainder)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
};

export const FlowPicture = ({ plan, names }: { plan: SharingPlan; names: Names }) => {
  const t = useText('sharing');
  const format = useFormat();
  const isNarrow = useMediaQuery('(max-width: 40em)') ?? false;
  const [amount, setAmount] = useState(1_000_000_000n);
  const way = wayOf(plan);
  const flows = useMemo(
    () => (way === 'equity' ? equityFlows(plan) : way === 'profit' ? profitFlows(plan, amount) : incomeFlows(plan, amount)),
    [plan, way, amount],
  );
  const words = useMemo(() => {
    const money = (short: boolean) => (minor: bigint) => {
      if (way === 'equity') return t('faces.picture.shareCount', { count: format.number(minor) });
      const value = { amount: minor, currency: plan.currency };
      return short ? formatMoneyShort(value, t.language) : formatMoney(value, t.language);
    };
    return {
      exact: money(false),
      chart: {
        total: t(`faces.picture.total.${way}`),
        step: (index: number) =>
          t('faces.picture.step', { number: String(index + 1), kind: t(`faces.picture.stepKinds.${plan.steps[index]?.kind ?? 'split'}`) }),
        rest: t('faces.picture.rest'),
        amount: money(true),
      },
    };
  }, [plan, way, t, format]);
  const option = useMemo(() => sankeyOption(plan, flows, names, words.chart, isNarrow), [plan, flows, names, words, isNarrow]);
  const rows = Math.max(flows.parties.length, flows.members.length + flows.parties.length - 1);
  return (
    <>
      {way === 'equity' ? null : <AmountSlider value={amount} currency={plan.currency} label={t(`faces.picture.amount.${way}`)} onChange={setAmount} />}
      <Chart
        option={option}
        title={t(`faces.picture.flow.${way}`)}
        description={flows.parties.map(({ party, amount: minor }) => `${names.party(party)} ${words.exact(minor)}`).join(', ')}
        height={Math.max(220, 62 * rows)}
        table={<FlowTable flows={flows} names={names} amount={words.exact} />}
      />
    </>
  );
};
