/** A list of rows that one adds, fills, and removes. */
import type { ReactNode } from 'react';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '@tongtu/platform/ui';
import { asList } from '../values.ts';

type Props<T> = {
  readonly value: unknown;
  readonly onChange: (rows: readonly T[]) => void;
  readonly fresh: () => T;
  readonly max: number;
  readonly add: string;
  readonly nameOf: (index: number) => string;
  readonly disabled?: boolean;
  readonly children: (row: T, change: (part: Partial<T>) => void, index: number) => ReactNode;
};

export const Rows = <T extends object>({ value, onChange, fresh, max, add, nameOf, disabled, children }: Props<T>) => {
  const t = useText('listings');
  const rows = asList<T>(value);
  return (
    <div className="ls-rows">
      {rows.map((row, index) => (
        <fieldset key={index} className="ls-input-row" disabled={disabled}>
          <legend className="tt-hidden">{nameOf(index)}</legend>
          <div className="ls-input-row-body">{children(row, (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))), index)}</div>
          <button
            type="button"
            className="ls-icon-button"
            aria-label={t('rows.remove', { name: nameOf(index) })}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <IconTrash size={17} stroke={1.7} aria-hidden="true" />
          </button>
        </fieldset>
      ))}
      {rows.length < max ? (
        <button type="button" className="ls-add" disabled={disabled} onClick={() => onChange([...rows, fresh()])}>
          <IconPlus size={16} stroke={2} aria-hidden="true" />
          {add}
        </button>
      ) : (
        <p className="tt-quiet">{t('rows.full', { max })}</p>
      )}
    </div>
  );
};
