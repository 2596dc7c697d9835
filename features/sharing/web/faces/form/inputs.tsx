/** Fields of the plan's form. Each knows its place in the tree, and shows what is wrong there. */
import { useState, type ReactNode } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { Language, Localized } from '@tongtu/kernel/localized';
import { useText } from '@tongtu/platform/ui';
import { useForm } from './context.ts';
import { amountFromTyped, amountShown, shareFromTyped } from './typed.ts';

type Common = { readonly place: string; readonly label: string; readonly hideLabel?: boolean; readonly className?: string; readonly description?: ReactNode };
const labelled = ({ label, hideLabel, className }: Common) => ({
  ...(hideLabel ? { 'aria-label': label } : { label }),
  ...(className === undefined ? {} : { className }),
});

/** While one types, what was typed stands in the field; else what the tree holds. */
const TypedInput = ({
  value,
  show,
  read,
  onChange,
  wide,
  suffix,
  ...of
}: Common & {
  value: string;
  show: (value: string) => string;
  read: (typed: string) => string;
  onChange: (value: string) => void;
  wide?: boolean;
  suffix?: string;
}) => {
  const { faultAt, disabled } = useForm();
  const [typed, setTyped] = useState<{ text: string; value: string } | null>(null);
  const shown = typed !== null && typed.value === value ? typed.text : show(value);
  return (
    <TextInput
      {...labelled(of)}
      description={of.description}
      data-place={of.place}
      size="sm"
      inputMode={wide ? 'text' : 'decimal'}
      autoComplete="off"
      disabled={disabled}
      value={shown}
      error={faultAt(of.place)}
      {...(suffix === undefined ? {} : { rightSection: <span className="sf-suffix">{suffix}</span>, rightSectionWidth: 44 })}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const next = read(text);
        setTyped({ text, value: next });
        onChange(next);
      }}
    />
  );
};

const same = (text: string): string => text;
export const ShareInput = (props: Common & { value: string; onChange: (value: string) => void }) => (
  <TypedInput {...props} show={same} read={shareFromTyped} wide />
);
export const AmountInput = (props: Common & { value: string; onChange: (value: string) => void }) => {
  const { tree } = useForm();
  return <TypedInput {...props} show={amountShown} read={amountFromTyped} suffix={tree.currency} wide />;
};
export const CountInput = (props: Common & { value: string; onChange: (value: string) => void }) => (
  <TypedInput {...props} show={amountShown} read={(text) => text.normalize('NFKC').replace(/[,\s]/g, '')} />
);
/** A whole number; signs that make none do not enter it. */
export const NumberField = ({ value, onChange, ...of }: Common & { value: number | undefined; onChange: (value: number | undefined) => void }) => (
  <TypedInput
    {...of}
    value={value === undefined ? '' : String(value)}
    show={same}
    read={(text) => text.normalize('NFKC').replace(/\D/g, '').slice(0, 6)}
    onChange={(text) => onChange(text === '' ? undefined : Number(text))}
  />
);

export const PartySelect = ({
  value,
  onChange,
  clearable = false,
  ...of
}: Common & { value: string | null; onChange: (id: string) => void; clearable?: boolean }) => {
  const t = useText('sharing');
  const { tree, names, faultAt, disabled } = useForm();
  return (
    <Select
      {...labelled(of)}
      description={of.description}
      data-place={of.place}
      size="sm"
      disabled={disabled}
      value={value}
      error={faultAt(of.place)}
      allowDeselect={false}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('faces.form.clear') }}
      onChange={(id) => onChange(id ?? '')}
      data={tree.parties.map(({ id }) => ({ value: id, label: names.party(id) }))}
    />
  );
};

export const WordSelect = <W extends string>({
  value,
  words,
  group,
  onChange,
  none,
  ...of
}: Common & { value: W | undefined; words: readonly W[]; group: string; onChange: (word: W | undefined) => void; none?: string }) => {
  const t = useText('sharing');
  const { faultAt, disabled } = useForm();
  return (
    <Select
      {...labelled(of)}
      description={of.description}
      data-place={of.place}
      size="sm"
      disabled={disabled}
      value={value ?? ''}
      error={faultAt(of.place)}
      allowDeselect={false}
      onChange={(word) => onChange(word === '' || word === null ? undefined : (word as W))}
      data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...words.map((word) => ({ value: word, label: t(`${group}.${word}`) }))]}
    />
  );
};

/** A name in the reader's language; what stands in the other is kept. */
export const NameInput = ({
  value,
  language,
  onChange,
  max = 200,
  placeholder,
  ...of
}: Common & {
  value: Localized | { zh?: string | undefined; en?: string | undefined } | undefined;
  language: Language;
  onChange: (value: { zh?: string; en?: string } | undefined) => void;
  max?: number;
  placeholder?: string;
}) => {
  const { faultAt, disabled } = useForm();
  return (
    <TextInput
      {...labelled(of)}
      description={of.description}
      data-place={of.place}
      size="sm"
      disabled={disabled}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      maxLength={max}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={value?.[language] ?? ''}
      error={faultAt(of.place)}
      onChange={(event) => {
        const { [language]: _, ...rest } = value ?? {};
        const text = event.currentTarget.value;
        const next = text === '' ? rest : { ...rest, [language]: text };
        onChange(Object.keys(next).length === 0 ? undefined : (next as { zh?: string; en?: string }));
      }}
    />
  );
};
