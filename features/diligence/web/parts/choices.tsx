/** Finding an organization or a person of the house while one types. */
import { useState } from 'react';
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { listMembers, listOrganizations } from '@tongtu/parties/contract';
import { useFormat, useRoute, useText } from '@tongtu/platform/ui';
import './parts.css';

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  /** What is chosen is called so. */
  readonly chosenName: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (id: string | null, name: string) => void;
};

/** Verified organizations; who is none of them is named only. */
export const OrganizationChoice = ({ label, description, value, chosenName, error, disabled, onChange }: Props) => {
  const t = useText('diligence');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(value === null ? null : { value, label: chosenName || value });
  const [asked] = useDebouncedValue(search, 200);
  // The name of what is chosen stands in the field: it is no search.
  const q = asked === chosen?.label ? '' : asked;
  const found = useRoute(listOrganizations, { query: { ...(q ? { q } : {}), state: 'verified', limit: 20 } } as never, { keepPrevious: true });
  const offered = (found.data?.items ?? []).map((one) => ({ value: one.id, label: format.localized(one.name) || one.id }));
  return (
    <Select
      label={label}
      {...(description === undefined ? {} : { description })}
      placeholder={t('parts.organization')}
      value={value}
      error={error}
      disabled={disabled ?? false}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('parts.clear', { name: label }) }}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={t('parts.noOrganization')}
      data={chosen !== null && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered}
      onChange={(id) => {
        const next = offered.find((one) => one.value === id) ?? null;
        setChosen(next);
        onChange(id, next?.label ?? '');
      }}
    />
  );
};

type People = {
  readonly organizationId: string;
  readonly label: string;
  readonly description?: string;
  readonly value: readonly string[];
  /** Names of those who may not be in the unit any more, or never were. */
  readonly known?: readonly { readonly personId: string; readonly name: string }[];
  readonly error?: string | undefined;
  readonly onChange: (ids: string[]) => void;
};

/** People of a unit by id and name, those who were chosen before included. */
export const usePeople = (organizationId: string, known: People['known'] = []): { value: string; label: string }[] => {
  const { data } = useRoute(listMembers, { params: { organizationId } }, { staleTime: 60_000 });
  const members = (data?.items ?? []).map((one) => ({ value: one.personId, label: one.name }));
  return [...members, ...known.filter((one) => !members.some((m) => m.value === one.personId)).map((one) => ({ value: one.personId, label: one.name }))];
};

export const PeopleChoice = ({ organizationId, label, description, value, known, error, onChange }: People) => {
  const t = useText('diligence');
  const data = usePeople(organizationId, known);
  return (
    <MultiSelect
      className="dp-people"
      label={label}
      {...(description === undefined ? {} : { description })}
      placeholder={value.length === 0 ? t('parts.people') : ''}
      value={[...value]}
      error={error}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('parts.noPerson')}
      data={data}
      onChange={onChange}
    />
  );
};
