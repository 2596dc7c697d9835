/** Pickers for TRL, MRL and ranges of levels. Each level says what it means. */
import { Select } from '@mantine/core';
import { localize, useText } from '@tongtu/platform/ui';
import { useCodes } from '../codes.ts';
import { isRecord } from '../values.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
};

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, index) => index + 1);

/** TRL as nine radio tiles: the whole ladder is in sight while one chooses. */
export const TrlPicker = ({ id, label, value, onChange, error, disabled }: Props & { value: unknown }) => {
  const t = useText('listings');
  const names = useCodes('trl');
  const chosen = typeof value === 'number' ? value : undefined;
  return (
    <fieldset className="ls-levels" disabled={disabled} id={id}>
      <legend className="tt-hidden">{label}</legend>
      {upTo(9).map((n) => {
        const term = names.byCode.get(String(n));
        return (
          <label key={n} data-on={n === chosen} data-below={chosen !== undefined && n < chosen}>
            <input type="radio" name={id} value={n} checked={n === chosen} onChange={() => onChange(n)} />
            <b>{n}</b>
            <span>
              {term ? names.name(String(n)) : `TRL ${n}`}
              {n === chosen && term?.description ? <small>{localize(term.description, t.language)?.text}</small> : null}
            </span>
          </label>
        );
      })}
      {chosen !== undefined ? (
        <button type="button" className="ls-text-button" onClick={() => onChange(null)}>
          {t('pick.clear')}
        </button>
      ) : null}
      {error ? <p className="ls-field-error">{error}</p> : null}
    </fieldset>
  );
};

const LevelSelect = ({
  id,
  label,
  table,
  value,
  onChange,
  error,
  disabled,
  placeholder,
}: Props & { table: 'trl' | 'mrl'; value: unknown; placeholder?: string }) => {
  const t = useText('listings');
  const names = useCodes(table);
  return (
    <Select
      id={id}
      aria-label={label}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      clearable
      error={error}
      disabled={disabled ?? false}
      placeholder={placeholder ?? t('pick.choose')}
      maxDropdownHeight={320}
      data={upTo(table === 'trl' ? 9 : 10).map((n) => ({
        value: String(n),
        label: names.byCode.has(String(n)) ? `${n} · ${names.name(String(n))}` : String(n),
      }))}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};

export const MrlPicker = (props: Props & { value: unknown }) => <LevelSelect {...props} table="mrl" />;

/** From – to. Choosing one end alone sets both, until the other is chosen. */
export const TrlRangePicker = ({ id, label, value, onChange, error, disabled }: Props & { value: unknown }) => {
  const t = useText('listings');
  const range = isRecord(value) ? (value as { min?: number; max?: number }) : {};
  const set = (end: 'min' | 'max', level: unknown): void => {
    if (typeof level !== 'number') return onChange(null);
    const other = end === 'min' ? Math.max(level, range.max ?? level) : Math.min(level, range.min ?? level);
    onChange(end === 'min' ? { min: level, max: other } : { min: other, max: level });
  };
  return (
    <div className="ls-pair">
      <LevelSelect
        id={id}
        label={`${label} · ${t('trl.from')}`}
        placeholder={t('trl.from')}
        table="trl"
        value={range.min}
        onChange={(level) => set('min', level)}
        error={error}
        disabled={disabled ?? false}
      />
      <LevelSelect
        id={`${id}-max`}
        label={`${label} · ${t('trl.to')}`}
        placeholder={t('trl.to')}
        table="trl"
        value={range.max}
        onChange={(level) => set('max', level)}
        disabled={disabled ?? false}
      />
    </div>
  );
};
