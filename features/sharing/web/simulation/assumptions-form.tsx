/** Everything that is assumed. Parts that the plan does not share are not asked for. */
import { useState, type ReactNode } from 'react';
import { NumberInput, Select, Slider } from '@mantine/core';
import { StatusMark, useText } from '@tongtu/platform/ui';
import { costCategories, type CostCategory, type Pathway } from '../../domain/plan.ts';
import { mostYears } from '../../domain/simulation/read-scenarios.ts';
import { newExit, newMilestone, nextKey, noAmount, type Assumptions, type Cost, type Shape } from './assumptions.ts';
import { PercentField, RowBox, ThreeFields, YearField } from './fields.tsx';
import { HappeningFields } from './happening-fields.tsx';
import { RoyaltyFields } from './royalty-fields.tsx';
import type { Faulty } from './faults.ts';

type Props = { assumed: Assumptions; shape: Shape; pathway: Pathway; faults: Faulty; change: (change: Partial<Assumptions>) => void };

/** On a phone parts begin closed, so that the figures are not far below. */
const isWide = (): boolean => matchMedia('(min-width: 60rem)').matches;

/** A part with something wrong in it says so while it is closed. */
const Part = ({ title, isOpen = false, isFaulty, children }: { title: string; isOpen?: boolean; isFaulty: boolean; children: ReactNode }) => {
  const t = useText('sharing');
  const [opens] = useState(() => isOpen && isWide());
  return (
    <details className="ss-part" open={opens}>
      <summary>
        {title}
        {isFaulty ? <StatusMark tone="bad">{t('simulation.form.faulty')}</StatusMark> : null}
      </summary>
      <div className="ss-part-body">{children}</div>
    </details>
  );
};

const CostFields = ({ assumed: { costs }, shape, faults: { at: faultAt }, change }: Props) => {
  const t = useText('sharing');
  const put = (key: string, next: Partial<Cost>): void => change({ costs: costs.map((cost) => (cost.key === key ? { ...cost, ...next } : cost)) });
  return (
    <>
      {costs.map((cost, i) => {
        const name = t(`simulation.costs.${cost.category}`);
        return (
          <RowBox key={cost.key} name={name} onRemove={() => change({ costs: costs.filter(({ key }) => key !== cost.key) })}>
            <Select
              label={t('simulation.form.category')}
              size="sm"
              allowDeselect={false}
              value={cost.category}
              data={costCategories.map((value) => ({
                value,
                label: shape.deductible.includes(value)
                  ? t(`simulation.costs.${value}`)
                  : t('simulation.form.notDeducted', { name: t(`simulation.costs.${value}`) }),
              }))}
              onChange={(value) => put(cost.key, { category: (value ?? cost.category) as CostCategory })}
            />
            <ThreeFields
              legend={t('simulation.form.yearly')}
              value={cost.amount}
              place={`costs.${i}.yearly.amount`}
              faultAt={faultAt}
              onChange={(amount) => put(cost.key, { amount })}
            />
          </RowBox>
        );
      })}
      {costs.length < 12 ? (
        <button
          type="button"
          className="tt-button ss-add"
          onClick={() => change({ costs: [...costs, { key: nextKey(costs), category: shape.deductible[0] ?? 'taxes', amount: noAmount }] })}
        >
          {t('simulation.form.add.costs')}
        </button>
      ) : null}
    </>
  );
};

const ProfitFields = ({ assumed: { profit, years }, faults: { at: faultAt }, change }: Props) => {
  const t = useText('sharing');
  return (
    <>
      <ThreeFields
        legend={t('simulation.form.profit')}
        value={profit.amount}
        place="profit.amount"
        faultAt={(place) => faultAt(place) ?? (place === 'profit.amount' ? faultAt('profit') : undefined)}
        onChange={(amount) => change({ profit: { ...profit, amount } })}
      />
      <ThreeFields
        legend={t('simulation.form.growth')}
        unit="%"
        value={profit.growth}
        place="profit.growth"
        faultAt={faultAt}
        onChange={(growth) => change({ profit: { ...profit, growth } })}
      />
      <YearField
        label={t('simulation.form.firstProfit')}
        min={1}
        max={years}
        value={Math.min(profit.from, years)}
        onChange={(from) => change({ profit: { ...profit, from } })}
      />
    </>
  );
};

export const AssumptionsForm = (props: Props) => {
  const { assumed, shape, pathway, faults, change } = props;
  const faultAt = faults.at;
  const t = useText('sharing');
  const { years, entryFee } = assumed;
  return (
    <div className="ss-form">
      <div className="ss-percent">
        <NumberInput
          label={t('simulation.form.years')}
          size="sm"
          min={1}
          max={mostYears}
          clampBehavior="blur"
          allowDecimal={false}
          allowNegative={false}
          value={years}
          error={faultAt('years')}
          onChange={(next) => change({ years: Math.min(mostYears, Math.max(1, Number(next) || 1)) })}
        />
        <Slider
          label={null}
          size="sm"
          thumbLabel={t('simulation.form.years')}
          min={1}
          max={mostYears}
          value={years}
          onChange={(next) => change({ years: next })}
        />
      </div>
      <PercentField
        label={t('simulation.form.discountRate')}
        hint={t('simulation.form.discountHint')}
        value={assumed.discountRate}
        max={30}
        step={0.5}
        error={faultAt('discountRate')}
        onChange={(discountRate) => change({ discountRate })}
      />
      {shape.income ? (
        <Part isFaulty={faults.under('entryFee')} title={t(`simulation.form.entry.${pathway === 'transfer' ? 'price' : 'fee'}`)} isOpen>
          <ThreeFields
            legend={t('simulation.form.amount')}
            value={entryFee.amount}
            place="entryFee.amount"
            faultAt={faultAt}
            onChange={(amount) => change({ entryFee: { ...entryFee, amount } })}
          />
          <YearField
            label={t('simulation.form.yearOrStart')}
            min={0}
            max={years}
            value={Math.min(entryFee.year, years)}
            onChange={(year) => change({ entryFee: { ...entryFee, year } })}
          />
        </Part>
      ) : null}
      {shape.profit ? (
        <Part isFaulty={faults.under('profit')} title={t('simulation.form.profit')} isOpen>
          <ProfitFields {...props} />
        </Part>
      ) : null}
      {shape.income ? (
        <Part isFaulty={faults.under('royalty')} title={t('simulation.form.royalty')} isOpen={pathway !== 'transfer'}>
          <RoyaltyFields assumed={assumed} faultAt={faultAt} change={change} />
        </Part>
      ) : null}
      {shape.income ? (
        <Part isFaulty={faults.under('milestones')} title={t('simulation.form.milestones', { count: assumed.milestones.length })}>
          <HappeningFields
            kind="milestones"
            rows={assumed.milestones}
            years={years}
            isEquity={false}
            faultAt={faultAt}
            onChange={(milestones) => change({ milestones })}
            make={() => newMilestone(assumed.milestones)}
          />
        </Part>
      ) : null}
      {shape.income || shape.equity ? (
        <Part isFaulty={faults.under('exits')} title={t('simulation.form.exits', { count: assumed.exits.length })} isOpen={shape.equity}>
          <HappeningFields
            kind="exits"
            rows={assumed.exits}
            years={years}
            isEquity={shape.equity}
            faultAt={faultAt}
            onChange={(exits) => change({ exits })}
            make={() => newExit(assumed.exits, shape.equity)}
          />
        </Part>
      ) : null}
      {shape.deductible.length > 0 ? (
        <Part isFaulty={faults.under('costs')} title={t('simulation.form.costs', { count: assumed.costs.length })}>
          <CostFields {...props} />
        </Part>
      ) : null}
      <Part isFaulty={faults.under('noise')} title={t('simulation.form.chance')}>
        <PercentField
          label={t('simulation.form.noise')}
          hint={t('simulation.form.noiseHint')}
          value={assumed.noise}
          step={5}
          error={faultAt('noise')}
          onChange={(noise) => change({ noise })}
        />
        <div className="ss-pair">
          <Select
            label={t('simulation.form.runs')}
            size="sm"
            allowDeselect={false}
            value={String(assumed.runs)}
            data={[1000, 10_000, 100_000].map((count) => ({ value: String(count), label: t('simulation.form.runsOf', { count }) }))}
            onChange={(value) => change({ runs: Number(value ?? assumed.runs) })}
          />
          <NumberInput
            label={t('simulation.form.seed')}
            size="sm"
            min={0}
            max={2 ** 32 - 1}
            clampBehavior="blur"
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={assumed.seed}
            onChange={(next) => change({ seed: Math.min(2 ** 32 - 1, Math.max(0, Number(next) || 0)) })}
          />
        </div>
        <p className="tt-hint">{t('simulation.form.seedHint')}</p>
      </Part>
    </div>
  );
};
