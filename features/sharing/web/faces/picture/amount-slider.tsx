/** A sum of money by field and by slider. The slider is logarithmic: from a thousand to a billion in one move. */
import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { amountFromTyped, amountShown } from '../form/typed.ts';
import { minorOf } from '../../plans/amounts.ts';
import { moneyToDecimal, type Currency } from '@tongtu/kernel/money';
import { useText } from '@tongtu/platform/ui';

const least = 5;
const most = 12;
/** Two digits are enough for a slider: 1.5 million, not 1,497,236. */
const rounded = (exponent: number): bigint => {
  const power = 10n ** BigInt(Math.max(0, Math.floor(exponent) - 1));
  return BigInt(Math.round(10 ** exponent / Number(power))) * power;
};

type Props = { readonly value: bigint; readonly currency: Currency; readonly label: string; readonly onChange: (minor: bigint) => void };

export const AmountSlider = ({ value, currency, label, onChange }: Props) => {
  const t = useText('sharing');
  const [typed, setTyped] = useState<string | null>(null);
  const written = amountShown(moneyToDecimal({ amount: value, currency }));
  const read = typed === null ? value : minorOf(amountFromTyped(typed), currency);
  const isWrong = typed !== null && typed.trim() !== '' && read === 0n;
  return (
    <div className="sf-amount">
      <TextInput
        size="sm"
        label={label}
        autoComplete="off"
        value={typed ?? written}
        error={isWrong ? t('faces.picture.amountWrong') : undefined}
        rightSection={<span className="sf-suffix">{currency}</span>}
        rightSectionWidth={44}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const minor = minorOf(amountFromTyped(text), currency);
          if (minor > 0n && minor < 10n ** 15n) onChange(minor);
        }}
      />
      <input
        type="range"
        className="sf-slider"
        aria-label={t('faces.picture.slide', { label })}
        aria-valuetext={written}
        min={least}
        max={most}
        step={0.05}
        value={Math.min(most, Math.max(least, Math.log10(Number(value))))}
        onChange={(event) => {
          setTyped(null);
          onChange(rounded(Number(event.currentTarget.value)));
        }}
      />
    </div>
  );
};
