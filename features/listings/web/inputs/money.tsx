/** Amounts are typed in yuan (major units) and kept in fen; below stands what was understood, in 万 and 亿 or k and M. */
import { Select, TextInput } from '@mantine/core';
import { minorToDecimal, useFormat, useText, type MoneyValue } from '@tongtu/platform/ui';
import { cleanMoney, type TypedMoney } from '../wizard/clean.ts';
import { asText, isRecord } from '../values.ts';

export const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'CHF', 'KRW', 'RUB'] as const;

const typedOf = (value: unknown, currency: string): TypedMoney => {
  if (!isRecord(value)) return { text: '', currency };
  if (typeof value['text'] === 'string') return { text: value['text'], currency: asText(value['currency']) || currency };
  return { text: minorToDecimal(value as unknown as MoneyValue).replace(/\.0+$/, ''), currency: asText(value['currency']) };
};

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: TypedMoney) => void;
  readonly currency?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly withCurrency?: boolean;
  readonly placeholder?: string;
};

export const CurrencyPicker = ({
  value,
  onChange,
  label,
  disabled,
}: {
  value: string;
  onChange: (currency: string) => void;
  label: string;
  disabled?: boolean;
}) => {
  const t = useText('listings');
  return (
    <Select
      className="ls-currency"
      aria-label={`${label} · ${t('money.currency')}`}
      value={value}
      onChange={(code) => onChange(code ?? value)}
      allowDeselect={false}
      searchable
      disabled={disabled ?? false}
      nothingFoundMessage={t('pick.nothing')}
      data={[...new Set([value, ...currencies])].map((code) => ({ value: code, label: t.maybe(`money.${code}`) ?? code }))}
    />
  );
};

export const MoneyInput = ({ id, label, value, onChange, currency = 'CNY', error, disabled, withCurrency = true, placeholder }: Props) => {
  const format = useFormat();
  const now = typedOf(value, currency);
  const read = cleanMoney(now, id).value as MoneyValue | null;
  return (
    <div className="ls-money">
      <TextInput
        id={id}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={now.text}
        placeholder={placeholder}
        error={error}
        disabled={disabled ?? false}
        description={read ? format.money(read, { compact: true }) : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => onChange({ ...now, text: event.currentTarget.value })}
      />
      {withCurrency ? (
        <CurrencyPicker value={now.currency} onChange={(code) => onChange({ ...now, currency: code })} label={label} disabled={disabled ?? false} />
      ) : null}
    </div>
  );
};

/** From – to, in one currency. */
export const MoneyRangeInput = ({
  id,
  label,
  value,
  onChange,
  errorAt,
  disabled,
}: {
  id: string;
  label: string;
  value: unknown;
  onChange: (value: { min: TypedMoney; max: TypedMoney }) => void;
  errorAt: (path: string) => string | undefined;
  disabled?: boolean;
}) => {
  const t = useText('listings');
  const raw = isRecord(value) ? value : {};
  const given = [raw['min'], raw['max']].find(isRecord);
  const currency = asText(given?.['currency']) || 'CNY';
  const [min, max] = [typedOf(raw['min'], currency), typedOf(raw['max'], currency)];
  return (
    <div className="ls-money-range">
      <MoneyInput
        id={id}
        label={`${label} · ${t('money.from')}`}
        placeholder={t('money.from')}
        value={min}
        onChange={(next) => onChange({ min: next, max })}
        error={errorAt('min')}
        disabled={disabled ?? false}
        withCurrency={false}
      />
      <span aria-hidden="true">–</span>
      <MoneyInput
        id={`${id}-max`}
        label={`${label} · ${t('money.to')}`}
        placeholder={t('money.to')}
        value={max}
        onChange={(next) => onChange({ min, max: next })}
        error={errorAt('max')}
        disabled={disabled ?? false}
        withCurrency={false}
      />
      <CurrencyPicker
        value={currency}
        onChange={(code) => onChange({ min: { ...min, currency: code }, max: { ...max, currency: code } })}
        label={label}
        disabled={disabled ?? false}
      />
    </div>
  );
};
