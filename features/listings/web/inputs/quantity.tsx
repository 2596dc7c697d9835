/** A value or a range with a unit. Units of the parameter's dimension come first; without a parameter all are offered. */
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { formatUnit, findUnit, units, unitsOfDimension } from '@tongtu/kernel/quantity';
import { useText } from '@tongtu/platform/ui';
import { asText, isRecord } from '../values.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly unit: string | undefined;
  readonly onChange: (value: Record<string, string>) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
};

export const QuantityInput = ({ id, label, value, unit, onChange, error, disabled }: Props) => {
  const t = useText('listings');
  const now = isRecord(value) ? value : {};
  const [range, setRange] = useState(
    asText(now['value']) === '' && (asText(now['min']) !== '' || asText(now['max']) !== '') ? true : asText(now['value']) === '',
  );
  const chosen = asText(now['unit']) || unit || '1';
  const known = findUnit(unit ?? chosen);
  const offered = unit !== undefined && known.ok ? unitsOfDimension(known.value.dimension) : units;
  const symbols = [...new Set([chosen, ...offered.map((one) => one.symbol)])];
  const change = (part: Record<string, string>): void => onChange({ ...(now as Record<string, string>), unit: chosen, ...part });
  const toggle = (): void => {
    const { min = '', max = '', value: single = '' } = now as Record<string, string>;
    // What was typed is carried over: a value becomes the lower end, and back.
    onChange(range ? { value: min || max, unit: chosen } : { min: single, max: '', unit: chosen });
    setRange(!range);
  };
  const number = (key: 'value' | 'min' | 'max', first: boolean) => (
    <TextInput
      key={key}
      id={first ? id : `${id}-${key}`}
      className="ls-quantity-number"
      inputMode="decimal"
      autoComplete="off"
      aria-label={`${label} · ${t(`quantity.${key}`)}`}
      placeholder={t(`quantity.${key}`)}
      value={asText(now[key])}
      error={error !== undefined && first}
      disabled={disabled ?? false}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <div className="ls-quantity-input">
      {range ? (
        <>
          {number('min', true)}
          <span aria-hidden="true">–</span>
          {number('max', false)}
        </>
      ) : (
        number('value', true)
      )}
      <Select
        className="ls-quantity-unit"
        aria-label={`${label} · ${t('quantity.unit')}`}
        value={chosen}
        onChange={(symbol) => change({ unit: symbol ?? chosen })}
        searchable
        limit={60}
        allowDeselect={false}
        disabled={disabled ?? false}
        data={symbols.map((symbol) => ({ value: symbol, label: formatUnit(symbol, t.language) || t('quantity.none') }))}
        nothingFoundMessage={t('pick.nothing')}
      />
      <button type="button" className="ls-text-button" onClick={toggle} disabled={disabled}>
        {t(range ? 'quantity.single' : 'quantity.range')}
      </button>
      {error ? <p className="ls-field-error">{error}</p> : null}
    </div>
  );
};
