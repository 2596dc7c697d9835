/** What each party has of all money so far, against the floor of the law. */
import { useMemo, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { exponentOf, formatMoney, formatMoneyShort } from '@tongtu/kernel/money';
import { formatShare } from '@tongtu/kernel/share';
import { useText } from '@tongtu/platform/ui';
import type { SharingPlan } from '../../../domain/plan.ts';
import type { RulePack } from '../../../domain/rule-pack.ts';
import { entitlementOf, wholeAmountsAt } from '../../../domain/entitlement.ts';
import { Chart } from '../../charts/chart.tsx';
import type { Names } from '../names.ts';
import { breakpointsOf, floorOfPacks, rangeOf, type Measure, type Scale } from './curves.ts';
import { curvesOption } from './curves-option.ts';

const CurveTable = ({ plan, names, end }: { plan: SharingPlan; names: Names; end: bigint }) => {
  const t = useText('sharing');
  const entitlement = entitlementOf(plan);
  const incomes = [...breakpointsOf(plan), end];
  return (
    <table className="tt-table sf-figures">
      <thead>
        <tr>
          <th scope="col">{t('faces.picture.income')}</th>
          {plan.parties.map(({ id }) => (
            <th scope="col" key={id}>
              {names.party(id)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {incomes.map((x) => (
          <tr key={String(x)}>
            <th scope="row">{formatMoney({ amount: x, currency: plan.currency }, t.language)}</th>
            {wholeAmountsAt(entitlement, x).map((amount, i) => (
              <td key={plan.parties[i]!.id}>{formatMoney({ amount, currency: plan.currency }, t.language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const CurvePicture = ({ plan, packs, names }: { plan: SharingPlan; packs: readonly RulePack[]; names: Names }) => {
  const t = useText('sharing');
  const [scale, setScale] = useState<Scale>('log');
  const [measure, setMeasure] = useState<Measure>('share');
  const end = rangeOf(plan);
  const floor = useMemo(() => floorOfPacks(plan, packs), [plan, packs]);
  const option = useMemo(() => {
    const minorOfOne = 10n ** BigInt(exponentOf(plan.currency));
    const money = (amount: number) => ({ amount: BigInt(Math.round(amount * Number(minorOfOne))), currency: plan.currency });
    const words = {
      pool: t('faces.picture.pool'),
      floor: floor === undefined ? '' : t('faces.picture.floor', { share: formatShare(floor.least) }),
      income: t('faces.picture.income'),
      short: (amount: number) => formatMoneyShort(money(amount), t.language),
      exact: (amount: number) => formatMoney(money(amount), t.language),
    };
    return curvesOption(plan, floor, names, words, { scale, measure, end }, minorOfOne);
  }, [plan, floor, names, t, scale, measure, end]);
  return (
    <>
      <div className="sf-chart-tools">
        <SegmentedControl
          size="xs"
          aria-label={t('faces.picture.measure')}
          value={measure}
          onChange={(value) => setMeasure(value as Measure)}
          data={(['share', 'amount'] as const).map((value) => ({ value, label: t(`faces.picture.measures.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('faces.picture.scale')}
          value={scale}
          onChange={(value) => setScale(value as Scale)}
          data={(['log', 'linear'] as const).map((value) => ({ value, label: t(`faces.picture.scales.${value}`) }))}
        />
      </div>
      <Chart
        option={option}
        title={t(`faces.picture.curves.${measure}`)}
        description={t('faces.picture.curvesDescription', { count: plan.parties.length, breaks: breakpointsOf(plan).length })}
        height={320}
        table={<CurveTable plan={plan} names={names} end={end} />}
      />
    </>
  );
};
