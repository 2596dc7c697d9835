/** Sales, the tiers of the royalty, and what is paid at least. */
import { SegmentedControl, Switch } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { tierCounts } from '../../domain/simulation/scenarios.ts';
import type { Assumptions, Tier } from './assumptions.ts';
import { AmountField, PercentField, RowBox, ThreeFields, YearField } from './fields.tsx';
import type { FaultAt } from './faults.ts';

type Props = { assumed: Assumptions; faultAt: FaultAt; change: (change: Partial<Assumptions>) => void };

const mostTiers = 10;

const Tiers = ({ assumed: { tiers }, faultAt, change }: Props) => {
  const t = useText('sharing');
  const put = (at: number, next: Partial<Tier>): void => change({ tiers: tiers.map((tier, i) => (i === at ? { ...tier, ...next } : tier)) });
  return (
    <>
      {tiers.map((tier, i) => {
        const isLast = i === tiers.length - 1;
        const place = `royalty.tiers.${i}`;
        const name = t('simulation.form.tier', { number: i + 1 });
        return (
          // Tiers have nothing but their order.
          // oxlint-disable-next-line react/no-array-index-key
          <RowBox key={i} name={name} onRemove={tiers.length === 1 ? undefined : () => change({ tiers: tiers.toSpliced(i, 1) })}>
            {isLast ? (
              <p className="ss-beyond">{tiers.length === 1 ? t('simulation.form.allSales') : t('simulation.form.beyond')}</p>
            ) : (
              <AmountField label={t('simulation.form.salesUpTo')} value={tier.upTo} error={faultAt(`${place}.upTo`)} onChange={(upTo) => put(i, { upTo })} />
            )}
            <PercentField
              label={t('simulation.form.rate')}
              value={tier.rate}
              max={20}
              step={0.5}
              error={faultAt(`${place}.rate`)}
              onChange={(rate) => put(i, { rate })}
            />
          </RowBox>
        );
      })}
      {tiers.length < mostTiers ? (
        <button
          type="button"
          className="tt-button ss-add"
          onClick={() => change({ tiers: [...tiers.slice(0, -1), { upTo: '', rate: tiers.at(-1)!.rate }, tiers.at(-1)!] })}
        >
          {t('simulation.form.addTier')}
        </button>
      ) : null}
    </>
  );
};

export const RoyaltyFields = (props: Props) => {
  const { assumed, faultAt, change } = props;
  const t = useText('sharing');
  const { sales, minimum, years } = assumed;
  return (
    <>
      <Switch label={t('simulation.form.hasRoyalty')} checked={assumed.hasRoyalty} onChange={(event) => change({ hasRoyalty: event.currentTarget.checked })} />
      {assumed.hasRoyalty ? (
        <>
          <ThreeFields
            legend={t('simulation.form.sales')}
            value={sales.amount}
            place="royalty.sales.amount"
            faultAt={(place) => faultAt(place) ?? (place === 'royalty.sales.amount' ? faultAt('royalty.sales') : undefined)}
            onChange={(amount) => change({ sales: { ...sales, amount } })}
          />
          <ThreeFields
            legend={t('simulation.form.growth')}
            unit="%"
            value={sales.growth}
            place="royalty.sales.growth"
            faultAt={faultAt}
            onChange={(growth) => change({ sales: { ...sales, growth } })}
          />
          <YearField
            label={t('simulation.form.firstSales')}
            min={1}
            max={years}
            value={Math.min(sales.from, years)}
            onChange={(from) => change({ sales: { ...sales, from } })}
          />
          <fieldset className="tt-group">
            <legend>{t('simulation.form.tiers')}</legend>
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label={t('simulation.form.tiersBy')}
              value={assumed.tiersBy}
              data={tierCounts.map((value) => ({ value, label: t(`simulation.form.by.${value}`) }))}
              onChange={(value) => change({ tiersBy: value as Assumptions['tiersBy'] })}
            />
            <Tiers {...props} />
          </fieldset>
          <div className="ss-pair">
            <AmountField
              label={t('simulation.form.minimum')}
              value={minimum.amount}
              error={faultAt('royalty.minimums.amount') ?? faultAt('royalty.minimums')}
              onChange={(amount) => change({ minimum: { ...minimum, amount } })}
            />
            <YearField
              label={t('simulation.form.fromYear')}
              min={1}
              max={years}
              value={Math.min(minimum.from, years)}
              onChange={(from) => change({ minimum: { ...minimum, from } })}
            />
          </div>
        </>
      ) : null}
    </>
  );
};
