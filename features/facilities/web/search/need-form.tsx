/** What is needed: wishes, how long, in which time. Nothing is asked before it is sent; then the address holds it. */
import { useEffect, useMemo, useState, type FormEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useFilters, useText } from '@tongtu/platform/ui';
import type { FacilityParameter } from '../../contract/search.ts';
import type { FacilityKind } from '../../domain/nearest-parameters.ts';
import { lengthOf, lengthUnits, minutesOf, usualMinutes, type LengthUnit } from './length.ts';
import { WishRows } from './wish-rows.tsx';
import { emptyRow, isBlank, isWhole, measuresOf, parametersOf, rowsOf, type WishRow } from './wishes.ts';

const longest: Readonly<Record<LengthUnit, number>> = { hours: 720, days: 180, weeks: 26 };

export const NeedForm = ({ vocabulary }: { readonly vocabulary: readonly FacilityParameter[] }) => {
  const t = useText('facilities');
  const filters = useFilters();
  const parameters = useMemo(() => parametersOf(vocabulary), [vocabulary]);
  const [measures, asked] = [filters.get('measures'), Number(filters.get('minutes')) || usualMinutes];
  const read = (): readonly WishRow[] => {
    const found = rowsOf(measures, parameters);
    return found.length === 0 ? [emptyRow] : found;
  };
  const [rows, setRows] = useState(read);
  const [length, setLength] = useState(() => lengthOf(asked));
  const [count, setCount] = useState(() => String(lengthOf(asked).count));
  const [days, setDays] = useState({ after: filters.get('after'), before: filters.get('before') });
  const [checked, setChecked] = useState(false);
  // Whoever goes back, or takes a word that is offered, changes the address first.
  useEffect(() => {
    setRows(read());
    setChecked(false);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [measures, parameters]);
  useEffect(() => {
    const next = lengthOf(asked);
    setLength(next);
    setCount(String(next.count));
  }, [asked]);
  useEffect(() => setDays({ after: filters.get('after'), before: filters.get('before') }), [filters]);

  const amount = Number(count);
  const lengthIsWrong = !(amount > 0 && amount <= longest[length.unit] && (length.unit === 'hours' || Number.isInteger(amount)));
  const reversed = days.after !== '' && days.before !== '' && days.after >= days.before;
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    // A wish that cannot be read is sent all the same: the answer offers what is nearest to it.
    const isUnfinished = rows.some((row) => row.text === undefined && !isBlank(row) && !isWhole(row, parameters));
    if (isUnfinished || lengthIsWrong || reversed) return;
    const minutes = minutesOf({ count: amount, unit: length.unit });
    filters.set({ measures: measuresOf(rows), minutes: minutes === usualMinutes ? '' : minutes, ...days, page: '' });
  };
  return (
    <form className="fs-need" onSubmit={search} noValidate aria-label={t('search.form')}>
      <WishRows rows={rows} parameters={parameters} kinds={filters.list('kind') as FacilityKind[]} checked={checked} onChange={setRows} />
      <div className="fs-time">
        <fieldset className="fs-length">
          <legend>
            <span>{t('search.length.legend')}</span>
          </legend>
          <TextInput
            inputMode="numeric"
            autoComplete="off"
            aria-label={t('search.length.count')}
            value={count}
            error={checked && lengthIsWrong ? t('search.length.wrong', { most: longest[length.unit] }) : undefined}
            onChange={(event) => setCount(event.currentTarget.value)}
          />
          <NativeSelect
            aria-label={t('search.length.unit')}
            value={length.unit}
            data={lengthUnits.map((unit) => ({ value: unit, label: t(`search.length.${unit}`) }))}
            onChange={(event) => setLength({ count: amount, unit: event.currentTarget.value as LengthUnit })}
          />
        </fieldset>
        <TextInput type="date" label={t('search.after')} value={days.after} onChange={(event) => setDays({ ...days, after: event.currentTarget.value })} />
        <TextInput
          type="date"
          label={t('search.before')}
          value={days.before}
          error={checked && reversed ? t('search.reversed') : undefined}
          onChange={(event) => setDays({ ...days, before: event.currentTarget.value })}
        />
        <Button type="submit" className="fs-go" leftSection={<IconSearch size={16} aria-hidden="true" />}>
          {t('search.go')}
        </Button>
      </div>
    </form>
  );
};
