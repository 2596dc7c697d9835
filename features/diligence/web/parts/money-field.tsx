/** An amount, typed in major units; below stands what was understood, in 万 and 亿 or k and M. */
import { Select, TextInput } from '@mantine/core';
import { decimalToMinor, minorToDecimal, useFormat, useText } from '@tongtu/platform/ui';
import './parts.css';

/** What stands in the field; `text` is empty where there is no amount. */
export type TypedMoney = { readonly text: string; readonly currency: string };
type Money = { readonly amount: string; readonly currency: string };

export const typedOf = (money: Money | null | undefined): TypedMoney =>
  money ? { text: minorToDecimal(money).replace(/\.0+$/, ''), currency: money.currency } : { text: '', currency: 'CNY' };

/** The amount in minor units, null where nothing was typed, undefined where it is no amount. */
export const moneyOf = ({ text, currency }: TypedMoney): Money | null | undefined => {
  if (text.trim() === '') return null;
  const amount = decimalToMinor(text.trim(), currency);
  return amount === undefined || amount.startsWith('-') ? undefined : { amount, currency };
};

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'CHF', 'KRW', 'RUB'];

export const MoneyField = ({
  label,
  description,
  value,
  onChange,
  error,
}: {
  label: string;
  description?: string;
  value: TypedMoney;
  onChange: (value: TypedMoney) => void;
  error?: string | undefined;
}) => {
  const t = useText('diligence');
  const format = useFormat();
  const read = moneyOf(value);
  return (
    <div className="dp-money">
      <TextInput
        label={label}
        {...(description === undefined ? {} : { description })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={24}
        value={value.text}
        error={error ?? (read === undefined ? t('parts.noAmount') : undefined)}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <Select
        aria-label={t('parts.currencyOf', { name: label })}
        value={value.currency}
        allowDeselect={false}
        data={[...new Set([value.currency, ...currencies])]}
        onChange={(currency) => onChange({ ...value, currency: currency ?? value.currency })}
      />
      {read ? <p className="tt-hint">{format.money(read, { compact: true })}</p> : null}
    </div>
  );
};
