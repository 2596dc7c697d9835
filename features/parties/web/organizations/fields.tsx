/** The fields of an organization, for applying and for editing. */
import { useState } from 'react';
import { Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { localize, useRoute, useText, type LocalizedLike } from '@tongtu/platform/ui';
import { listOrganizations, organizationKinds, type OrganizationKind } from '../../contract.ts';
import { usePlaces } from '../regions.ts';
import type { OrganizationValues } from './form.ts';

type Props = {
  values: OrganizationValues;
  onChange: (change: Partial<OrganizationValues>) => void;
  errors: Readonly<Record<string, string>>;
  /** Name, kind, code, country and parent were verified and change only with the secretariat. */
  identityLocked?: boolean;
  parent?: { id: string; name: LocalizedLike } | null;
};

/** Finds the parent while one types; the one that is chosen stays among the choices. */
const ParentPicker = ({
  value,
  onChange,
  parent,
  error,
  disabled,
}: {
  value: string;
  onChange: (id: string) => void;
  parent: Props['parent'];
  error: string | undefined;
  disabled: boolean;
}) => {
  const t = useText('parties');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(parent ? { value: parent.id, label: localize(parent.name, t.language)?.text ?? '' } : null);
  const [asked] = useDebouncedValue(search, 200);
  // The label of what is chosen stands in the field: it is no search.
  const q = asked === chosen?.label ? '' : asked;
  const found = useRoute(listOrganizations, { query: { ...(q ? { q } : {}), limit: 20 } } as never, { keepPrevious: true });
  const offered = (found.data?.items ?? []).map((one) => ({ value: one.id, label: localize(one.name, t.language)?.text ?? one.id }));
  return (
    <Select
      label={t('apply.parent')}
      description={t('apply.parentHint')}
      value={value || null}
      onChange={(id) => {
        setChosen(offered.find((one) => one.value === id) ?? null);
        onChange(id ?? '');
      }}
      searchable
      clearable
      onSearchChange={setSearch}
      filter={({ options }) => options}
      data={chosen && !offered.some((one) => one.value === chosen.value) ? [chosen, ...offered] : offered}
      nothingFoundMessage={t('apply.parentNone')}
      error={error}
      disabled={disabled}
      clearButtonProps={{ 'aria-label': t('organizations.clear') }}
    />
  );
};

export const OrganizationFields = ({ values, onChange, errors, identityLocked = false, parent = null }: Props) => {
  const t = useText('parties');
  const places = usePlaces();
  const input = (name: keyof OrganizationValues) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  const inChina = values.country === 'CN';
  return (
    <>
      <Radio.Group label={t('apply.kind')} value={values.kind} onChange={(kind) => onChange({ kind: kind as OrganizationKind })} error={errors['kind']}>
        <div className="pt-choices">
          {organizationKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`organizationKind.${kind}`)} disabled={identityLocked} />
          ))}
        </div>
      </Radio.Group>
      <div className="tt-form-pair">
        <TextInput
          label={t('apply.nameZh')}
          maxLength={200}
          lang="zh-CN"
          disabled={identityLocked}
          error={errors['name.zh'] ?? errors['name']}
          {...input('nameZh')}
        />
        <TextInput label={t('apply.nameEn')} maxLength={200} lang="en" disabled={identityLocked} error={errors['name.en']} {...input('nameEn')} />
      </div>
      <div className="tt-form-pair">
        <Select
          label={t('apply.country')}
          value={values.country}
          onChange={(country) => onChange({ country: country ?? 'CN' })}
          data={[...places.countries]}
          searchable
          allowDeselect={false}
          error={errors['country']}
          disabled={identityLocked}
        />
        {inChina ? (
          <Select
            label={t('apply.region')}
            value={values.region || null}
            onChange={(region) => onChange({ region: region ?? '' })}
            data={places.regions.map(({ group, items }) => ({ group, items: [...items] }))}
            searchable
            clearable
            placeholder={t('apply.regionHint')}
            error={errors['region']}
            maxDropdownHeight={320}
            clearButtonProps={{ 'aria-label': t('organizations.clear') }}
          />
        ) : null}
      </div>
      {inChina ? (
        <TextInput
          label={t('apply.uscc')}
          description={t('apply.usccHint')}
          maxLength={40}
          className="pt-uscc"
          spellCheck={false}
          autoCapitalize="characters"
          disabled={identityLocked}
          error={errors['uscc']}
          {...input('uscc')}
        />
      ) : null}
      <div className="tt-form-pair">
        <ParentPicker
          value={values.parentId}
          onChange={(parentId) => onChange({ parentId })}
          parent={parent}
          error={errors['parentId']}
          disabled={identityLocked}
        />
        <TextInput
          label={t('apply.website')}
          description={t('apply.websiteHint')}
          maxLength={500}
          inputMode="url"
          error={errors['website']}
          {...input('website')}
        />
      </div>
      <Textarea
        label={t('apply.descriptionZh')}
        lang="zh-CN"
        autosize
        minRows={3}
        maxRows={10}
        error={errors['description.zh'] ?? errors['description']}
        {...input('descriptionZh')}
      />
      <Textarea label={t('apply.descriptionEn')} lang="en" autosize minRows={3} maxRows={10} error={errors['description.en']} {...input('descriptionEn')} />
    </>
  );
};
