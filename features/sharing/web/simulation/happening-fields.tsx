/** What may come about once: milestones and exits. */
import { Checkbox, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import type { Happening } from './assumptions.ts';
import { PercentField, RowBox, ThreeFields, YearField } from './fields.tsx';
import type { FaultAt } from './faults.ts';

type Props = {
  kind: 'milestones' | 'exits';
  rows: readonly Happening[];
  years: number;
  isEquity: boolean;
  faultAt: FaultAt;
  onChange: (rows: readonly Happening[]) => void;
  make: () => Happening;
};

const mostRows = 20;

export const HappeningFields = ({ kind, rows, years, isEquity, faultAt, onChange, make }: Props) => {
  const t = useText('sharing');
  const put = (key: string, change: Partial<Happening>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <>
      {rows.map((row, i) => {
        const place = `${kind}.${i}`;
        const name = row.name || t(`simulation.form.one.${kind}`, { number: i + 1 });
        return (
          <RowBox key={row.key} name={name} onRemove={() => onChange(rows.filter((one) => one.key !== row.key))}>
            <div className="ss-pair">
              <TextInput
                label={t('simulation.form.name')}
                size="sm"
                maxLength={100}
                placeholder={t(`simulation.form.one.${kind}`, { number: i + 1 })}
                value={row.name}
                error={faultAt(`${place}.name`)}
                onChange={(event) => put(row.key, { name: event.currentTarget.value })}
              />
              <YearField label={t('simulation.form.year')} min={0} max={years} value={Math.min(row.year, years)} onChange={(year) => put(row.key, { year })} />
            </div>
            <ThreeFields
              legend={isEquity ? t('simulation.form.companyValue') : t('simulation.form.amount')}
              value={row.amount}
              place={`${place}.amount`}
              faultAt={faultAt}
              onChange={(amount) => put(row.key, { amount })}
            />
            <PercentField
              label={t('simulation.form.probability')}
              value={row.probability}
              step={5}
              error={faultAt(`${place}.probability`)}
              onChange={(probability) => put(row.key, { probability })}
            />
            {kind === 'exits' && isEquity ? (
              <PercentField
                label={t('simulation.form.stake')}
                hint={t('simulation.form.stakeHint')}
                value={row.stake}
                error={faultAt(`${place}.stake`)}
                onChange={(stake) => put(row.key, { stake })}
              />
            ) : null}
            {kind === 'exits' && !isEquity ? (
              <Checkbox
                label={t('simulation.form.endsIncome')}
                checked={row.endsIncome}
                onChange={(event) => put(row.key, { endsIncome: event.currentTarget.checked })}
              />
            ) : null}
          </RowBox>
        );
      })}
      {rows.length < mostRows ? (
        <button type="button" className="tt-button ss-add" onClick={() => onChange([...rows, make()])}>
          {t(`simulation.form.add.${kind}`)}
        </button>
      ) : null}
    </>
  );
};
