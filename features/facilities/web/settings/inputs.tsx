/** Fields of the settings: names in both languages, amounts in yuan that are kept in fen, lengths of time. */
import { useState, type ReactNode } from 'react';
import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Localized } from '@tongtu/kernel/localized';
import { decimalToMinor, minorToDecimal, useFormat, useText } from '@tongtu/platform/ui';

/** 中文 and English side by side, the reader's own first; one is enough. An empty language is left out. */
export const TextsInput = ({
  label,
  value,
  onChange,
  multiline,
  max = 120,
  error,
}: {
  label: string;
  value: Localized;
  onChange: (value: Localized) => void;
  multiline?: boolean;
  max?: number;
  error?: string | undefined;
}) => {
  const t = useText('facilities');
  const order = t.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <div className="fo-texts">
      {order.map((language, index) => {
        const shared = {
          label: t(`settings.inLanguage.${language}`, { label }),
          value: value[language] ?? '',
          lang: language === 'zh' ? 'zh-CN' : 'en',
          maxLength: max,
          error: index === 0 ? error : undefined,
          onChange: (event: { currentTarget: { value: string } }) => {
            const { [language]: _, ...rest } = value;
            const text = event.currentTarget.value;
            onChange(text === '' ? rest : { ...rest, [language]: text });
          },
        };
        return multiline ? <Textarea key={language} {...shared} autosize minRows={2} maxRows={12} /> : <TextInput key={language} {...shared} />;
      })}
    </div>
  );
};

/** Minor units in and out; undefined where nothing stands. What is no amount is marked, and the tab does not save then. */
export const AmountInput = ({
  label,
  value,
  currency,
  onChange,
  hideLabel,
  error,
}: {
  label: string;
  value: string | undefined;
  currency: string;
  onChange: (minor: string | undefined) => void;
  hideLabel?: boolean;
  error?: string | undefined;
}) => {
  const t = useText('facilities');
  const format = useFormat();
  const written = (minor: string | undefined): string => (minor === undefined ? '' : minorToDecimal({ amount: minor, currency }).replace(/\.0+$/, ''));
  const read = (text: string): string | undefined => {
    const minor = text.trim() === '' ? undefined : decimalToMinor(text, currency);
    return minor?.startsWith('-') ? undefined : minor;
  };
  const [typed, setTyped] = useState(() => ({ text: written(value), value }));
  // The value changed from outside: what was typed is replaced.
  if (typed.value !== value) setTyped({ text: written(value), value });
  const malformed = typed.text.trim() !== '' && read(typed.text) === undefined;
  return (
    <TextInput
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      inputMode="decimal"
      autoComplete="off"
      className="fo-amount"
      data-malformed={malformed}
      wrapperProps={{ 'data-malformed': malformed }}
      value={typed.text}
      error={malformed ? t('settings.amountWrong') : error}
      title={value === undefined ? undefined : format.money({ amount: value, currency })}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const minor = read(text);
        setTyped({ text, value: minor });
        onChange(minor);
      }}
    />
  );
};

const units = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof units;
const unitOf = (minutes: number): Unit => (minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes');

/** A length of time, kept in minutes, said in the largest unit that is even. */
export const DurationInput = ({
  label,
  minutes,
  onChange,
  error,
  hideLabel,
}: {
  label: string;
  minutes: number;
  onChange: (minutes: number) => void;
  error?: string | undefined;
  hideLabel?: boolean;
}) => {
  const t = useText('facilities');
  const [unit, setUnit] = useState<Unit>(() => unitOf(minutes));
  return (
    <div className="fo-duration">
      <NumberInput
        label={hideLabel ? undefined : label}
        aria-label={hideLabel ? label : undefined}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        value={Math.round(minutes / units[unit])}
        onChange={(value) => onChange(Math.max(1, Number(value) || 1) * units[unit])}
        error={error}
      />
      <Select
        aria-label={t('settings.unitOf', { label })}
        value={unit}
        allowDeselect={false}
        onChange={(value) => {
          const next = (value ?? unit) as Unit;
          setUnit(next);
          onChange(Math.max(1, Math.round(minutes / units[unit])) * units[next]);
        }}
        data={(Object.keys(units) as Unit[]).map((one) => ({ value: one, label: t(`settings.units.${one}`) }))}
      />
    </div>
  );
};

export const CountInput = ({
  label,
  value,
  onChange,
  min = 1,
  max,
  suffix,
  error,
  description,
  hideLabel,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max: number;
  suffix?: string;
  error?: string | undefined;
  description?: string;
  hideLabel?: boolean;
}) => (
  <NumberInput
    label={hideLabel ? undefined : label}
    aria-label={hideLabel ? label : undefined}
    description={description}
    min={min}
    max={max}
    clampBehavior="blur"
    allowDecimal={false}
    allowNegative={false}
    suffix={suffix ?? ''}
    value={value}
    onChange={(next) => onChange(next === '' ? min : Number(next))}
    error={error}
  />
);

/** A small button at the end of a row that takes it away. */
export const RemoveRow = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" className="fo-remove" aria-label={label} title={label} onClick={onClick}>
    <IconTrash size={17} stroke={1.7} aria-hidden="true" />
  </button>
);

/** Rows with a frame and what removes each. */
export const Row = ({ legend, onRemove, removeLabel, children }: { legend: ReactNode; onRemove: () => void; removeLabel: string; children: ReactNode }) => (
  <fieldset className="fo-row">
    <legend className="tt-hidden">{legend}</legend>
    <div className="fo-row-body">{children}</div>
    <RemoveRow label={removeLabel} onClick={onRemove} />
  </fieldset>
);

/** A version 4 UUID; `crypto.randomUUID` wants a secure context, and a local network has none. */
export const newRowId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return [...bytes].map((byte, index) => ([4, 6, 8, 10].includes(index) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
};
