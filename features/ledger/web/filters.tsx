/** Which account and which days are shown; all of it stands in the address. */
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { useFilters, useText } from '@tongtu/platform/ui';
import { useBook } from './book.ts';
import { depthOf, isWholeDay } from './figures.ts';

export type BookFilters = { readonly account?: string; readonly from?: string; readonly to?: string };

/** What the address asks for; what is no day is as if it were not there. */
export const useBookFilters = (): BookFilters => {
  const filters = useFilters();
  const [account, from, to] = [filters.get('account'), filters.get('from'), filters.get('to')];
  return { ...(account === '' ? {} : { account }), ...(isWholeDay(from) ? { from } : {}), ...(isWholeDay(to) ? { to } : {}) };
};

const Day = ({ name, label }: { name: 'from' | 'to'; label: string }) => {
  const filters = useFilters();
  const given = filters.get(name);
  const [text, setText] = useState(given);
  const [seen, setSeen] = useState(given);
  if (seen !== given) {
    setSeen(given);
    setText(given);
  }
  return (
    <TextInput
      type="date"
      label={label}
      value={text}
      min="1900-01-01"
      max="2999-12-31"
      onChange={(event) => {
        const value = event.currentTarget.value;
        setText(value);
        // While a year is being typed the field already holds one.
        if (value === '' || isWholeDay(value)) filters.set({ [name]: value });
      }}
    />
  );
};

export const FilterBar = ({ whole }: { whole: boolean }) => {
  const t = useText('ledger');
  const filters = useFilters();
  const { accounts, nameOf, pathOf } = useBook();
  const account = filters.get('account');
  return (
    <div className="lg-filters">
      <Select
        label={t('book.account')}
        placeholder={t(whole ? 'book.allAccounts' : 'book.chooseAccount')}
        searchable
        clearable={whole}
        clearButtonProps={{ 'aria-label': t('book.allAccounts') }}
        nothingFoundMessage={t('book.noAccount')}
        value={accounts.some((each) => each.account === account) ? account : null}
        onChange={(value) => filters.set({ account: value })}
        data={accounts.map((each) => ({ value: each.account, label: pathOf(each.account) }))}
        renderOption={({ option }) => (
          <span className="lg-option" data-depth={Math.min(depthOf(option.value), 5)}>
            {nameOf(option.value)}
          </span>
        )}
      />
      <Day name="from" label={t('book.from')} />
      <Day name="to" label={t('book.to')} />
    </div>
  );
};
