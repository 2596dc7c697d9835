/** Fields of the assumptions: three figures in a row, a percent with a slider, a year. */
import { useId, type ReactNode } from 'react';
import { NumberInput, Slider, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { cases, type Three } from './assumptions.ts';
import { grouped } from './grouped.ts';
import type { FaultAt } from './faults.ts';

export const AmountField = ({
  label,
  hideLabel,
  value,
  error,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  value: string;
  error?: string | undefined;
  onChange: (typed: string) => void;
}) => (
  <TextInput
    label={hideLabel ? undefined : label}
    aria-label={hideLabel ? label : undefined}
    className="ss-amount"
    size="sm"
    inputMode="decimal"
    autoComplete="off"
    value={value}
    error={error}
    onChange={(event) => onChange(event.currentTarget.value)}
    onBlur={() => onChange(grouped(value))}
  />
);

/** Low, base and high of one thing; `place` is where it stands in the file. */
export const ThreeFields = ({
  legend,
  unit,
  value,
  place,
  faultAt,
  onChange,
}: {
  legend: string;
  /** Said behind the legend: `%`. */
  unit?: string;
  value: Three;
  place: string;
  faultAt: FaultAt;
  onChange: (value: Three) => void;
}) => {
  const t = useText('sharing');
  const own = useId();
  const fault = faultAt(place) ?? cases.map((name) => faultAt(`${place}.${name}`)).find((one) => one !== undefined);
  return (
    <fieldset className="ss-three" aria-describedby={fault === undefined ? undefined : own}>
      <legend>
        {legend}
        {unit === undefined ? null : <span className="tt-quiet"> {unit}</span>}
      </legend>
      {cases.map((name) => (
        <div key={name}>
          <span className="ss-case" aria-hidden="true">
            {t(`simulation.cases.${name}`)}
          </span>
          <TextInput
            aria-label={`${legend} ${t(`simulation.cases.${name}`)}`}
            className="ss-amount"
            size="sm"
            inputMode="decimal"
            autoComplete="off"
            value={value[name]}
            error={faultAt(place) !== undefined || faultAt(`${place}.${name}`) !== undefined}
            onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
            onBlur={() => onChange({ ...value, [name]: grouped(value[name]) })}
          />
        </div>
      ))}
      {fault === undefined ? null : (
        <p className="ss-fault" id={own}>
          {fault}
        </p>
      )}
    </fieldset>
  );
};

/** A number as typed, and the same on a slider for who would rather push it. */
export const PercentField = ({
  label,
  hint,
  value,
  max = 100,
  step = 1,
  error,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  max?: number;
  step?: number;
  error?: string | undefined;
  onChange: (typed: string) => void;
}) => {
  const at = Number.parseFloat(value);
  return (
    <div className="ss-percent">
      <TextInput
        label={label}
        description={hint}
        size="sm"
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span aria-hidden="true">%</span>}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Slider
        label={null}
        size="sm"
        thumbLabel={label}
        min={0}
        max={max}
        step={step}
        value={Number.isFinite(at) ? Math.min(max, Math.max(0, at)) : 0}
        onChange={(next) => onChange(String(next))}
      />
    </div>
  );
};

export const YearField = ({
  label,
  value,
  min,
  max,
  error,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  error?: string | undefined;
  onChange: (year: number) => void;
}) => (
  <NumberInput
    label={label}
    size="sm"
    className="ss-year"
    min={min}
    max={max}
    clampBehavior="blur"
    allowDecimal={false}
    allowNegative={false}
    value={value}
    error={error}
    onChange={(next) => onChange(next === '' ? min : Number(next))}
  />
);

/** One of several of a kind, with what takes it away. */
export const RowBox = ({ name, onRemove, children }: { name: string; onRemove?: (() => void) | undefined; children: ReactNode }) => {
  const t = useText('sharing');
  return (
    <fieldset className="ss-row">
      <legend className="tt-hidden">{name}</legend>
      {children}
      {onRemove === undefined ? null : (
        <button type="button" className="ss-text-button" aria-label={t('simulation.form.remove', { name })} onClick={onRemove}>
          {t('simulation.form.removeRow')}
        </button>
      )}
    </fieldset>
  );
};
