/** Which days the report is about: a year by one choice, or any days; both live in the address. */
import { useId, useState, type FormEvent } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { useFilters, useText } from '@tongtu/platform/ui';

export const UseWindow = ({ window, years }: { window: { from: string; to: string; year: number | null }; years: readonly number[] }) => {
  const t = useText('facilities');
  const filters = useFilters();
  const [from, setFrom] = useState(window.from);
  const [to, setTo] = useState(window.to);
  const name = useId();
  const reversed = from !== '' && to !== '' && to < from;
  const show = (event: FormEvent): void => {
    event.preventDefault();
    if (from !== '' && to !== '' && !reversed) filters.set({ from, to, year: null });
  };
  return (
    <form className="fm-window" onSubmit={show} aria-labelledby={name}>
      <span id={name} className="tt-hidden">
        {t('money.window.label')}
      </span>
      <Select
        label={t('money.window.year')}
        placeholder={t('money.window.otherDays')}
        value={window.year === null ? null : String(window.year)}
        allowDeselect={false}
        onChange={(value) => filters.set({ year: value, from: null, to: null })}
        data={years.map((year) => ({ value: String(year), label: t('money.window.yearName', { year: String(year) }) }))}
      />
      <TextInput type="date" label={t('money.window.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput
        type="date"
        label={t('money.window.to')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={reversed ? t('money.window.reversed') : undefined}
      />
      <Button type="submit" variant="default">
        {t('money.window.show')}
      </Button>
    </form>
  );
};
