/** Pickers over the house's code tables: sectors, regions, tests, levels. Words in both languages find a term. */
import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { localize, useText } from '@tongtu/platform/ui';
import { useCodes, useRegions, type Term } from '../codes.ts';

type Common = { readonly id: string; readonly label: string; readonly error?: string | undefined; readonly disabled?: boolean };

type Item = { value: string; label: string };
type Found = { options: readonly unknown[]; search: string };

/** Finds by code, by the name in either language, and by other words. */
const finder =
  (terms: ReadonlyMap<string, Term>) =>
  ({ options, search }: Found): never => {
    const wanted = search.trim().toLowerCase();
    const fits = (item: Item): boolean => {
      const term = terms.get(item.value);
      return [item.value, item.label, term?.name.zh, term?.name.en, term?.words].some((text) => text?.toLowerCase().includes(wanted));
    };
    return (
      wanted === ''
        ? options
        : options.flatMap((option) =>
            typeof option === 'object' && option !== null && 'items' in option
              ? { ...option, items: (option.items as Item[]).filter(fits) }
              : fits(option as Item)
                ? option
                : [],
          )
    ) as never;
  };

/** Terms below the term that they belong to; a parent may be chosen too. */
const grouped = (terms: readonly Term[], name: (code: string) => string) => {
  const tops = terms.filter((term) => term.parent === null);
  if (tops.length === terms.length) return terms.map((term) => ({ value: term.code, label: name(term.code) }));
  const topOf = (term: Term): string => {
    let at: Term | undefined = term;
    for (let depth = 0; depth < 6 && at?.parent; depth += 1) at = terms.find((one) => one.code === at!.parent) ?? at;
    return at?.code ?? term.code;
  };
  return tops.map((top) => ({
    group: name(top.code),
    items: terms.filter((term) => topOf(term) === top.code).map((term) => ({ value: term.code, label: name(term.code) })),
  }));
};

export const SectorPicker = ({
  value,
  onChange,
  max = 8,
  id,
  label,
  error,
  disabled,
}: Common & { value: readonly string[]; onChange: (codes: string[]) => void; max?: number }) => {
  const t = useText('listings');
  const sectors = useCodes('sectors');
  return (
    <MultiSelect
      id={id}
      aria-label={label}
      error={error}
      disabled={disabled ?? false}
      value={[...value]}
      onChange={onChange}
      maxValues={max}
      searchable
      clearable
      hidePickedOptions
      data={grouped(sectors.terms, sectors.name)}
      filter={finder(sectors.byCode)}
      nothingFoundMessage={t('pick.nothing')}
      placeholder={value.length === 0 ? t('pick.sector') : undefined}
      maxDropdownHeight={320}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};

export const TermPicker = ({
  table,
  value,
  onChange,
  id,
  label,
  error,
  disabled,
  placeholder,
}: Common & { table: 'tests' | 'facility-fields' | 'parameters'; value: string; onChange: (code: string) => void; placeholder?: string }) => {
  const t = useText('listings');
  const codes = useCodes(table);
  return (
    <Select
      id={id}
      aria-label={label}
      error={error}
      disabled={disabled ?? false}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      searchable
      clearable
      data={grouped(codes.terms, codes.name)}
      filter={finder(codes.byCode)}
      nothingFoundMessage={t('pick.nothing')}
      placeholder={placeholder ?? t('pick.choose')}
      maxDropdownHeight={320}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};

export const TestsPicker = ({ value, onChange, id, label, error, disabled }: Common & { value: readonly string[]; onChange: (codes: string[]) => void }) => {
  const t = useText('listings');
  const tests = useCodes('tests');
  return (
    <MultiSelect
      id={id}
      aria-label={label}
      error={error}
      disabled={disabled ?? false}
      value={[...value]}
      onChange={onChange}
      maxValues={40}
      searchable
      clearable
      hidePickedOptions
      data={grouped(tests.terms, tests.name)}
      filter={finder(tests.byCode)}
      nothingFoundMessage={t('pick.nothing')}
      placeholder={value.length === 0 ? t('pick.choose') : undefined}
      maxDropdownHeight={320}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};

/** Province, then city where there are some. The province alone is a valid answer. */
export const RegionPicker = ({ value, onChange, id, label, error, disabled }: Common & { value: string; onChange: (code: string) => void }) => {
  const t = useText('listings');
  const regions = useRegions();
  const province = value ? `${value.slice(0, 2)}0000` : '';
  const cities = province ? regions.citiesOf(province) : [];
  const own = (term: Term): string => localize(term.name, t.language)?.text ?? term.code;
  return (
    <div className="ls-pair">
      <Select
        id={id}
        aria-label={t('pick.provinceOf', { label })}
        error={error}
        disabled={disabled ?? false}
        value={province || null}
        onChange={(code) => onChange(code ?? '')}
        searchable
        clearable
        placeholder={t('pick.province')}
        data={regions.provinces.map((term) => ({ value: term.code, label: own(term) }))}
        filter={finder(regions.byCode)}
        nothingFoundMessage={t('pick.nothing')}
        clearButtonProps={{ 'aria-label': t('pick.clear') }}
      />
      <Select
        id={`${id}-city`}
        aria-label={t('pick.cityOf', { label })}
        disabled={(disabled ?? false) || cities.length === 0}
        value={cities.some((city) => city.code === value) ? value : null}
        onChange={(code) => onChange(code ?? province)}
        searchable
        clearable
        placeholder={cities.length === 0 && province ? t('pick.noCity') : t('pick.city')}
        data={cities.map((term) => ({ value: term.code, label: own(term) }))}
        filter={finder(regions.byCode)}
        nothingFoundMessage={t('pick.nothing')}
        clearButtonProps={{ 'aria-label': t('pick.clear') }}
      />
    </div>
  );
};

/** Several provinces or cities: where a fund may invest. */
export const RegionsPicker = ({ value, onChange, id, label, error, disabled }: Common & { value: readonly string[]; onChange: (codes: string[]) => void }) => {
  const t = useText('listings');
  const regions = useRegions();
  return (
    <MultiSelect
      id={id}
      aria-label={label}
      error={error}
      disabled={disabled ?? false}
      value={[...value]}
      onChange={onChange}
      maxValues={60}
      searchable
      clearable
      hidePickedOptions
      limit={80}
      placeholder={value.length === 0 ? t('pick.anywhere') : undefined}
      data={regions.terms.map((term) => ({ value: term.code, label: regions.name(term.code) }))}
      filter={finder(regions.byCode)}
      nothingFoundMessage={t('pick.nothing')}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};

export const CountryPicker = ({ value, onChange, id, label, error, disabled }: Common & { value: string; onChange: (code: string) => void }) => {
  const t = useText('listings');
  const { countries, country } = useRegions();
  return (
    <Select
      id={id}
      aria-label={label}
      error={error}
      disabled={disabled ?? false}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      searchable
      clearable
      placeholder={t('pick.country')}
      limit={60}
      data={countries.map((term) => ({ value: term.code, label: country(term.code) }))}
      filter={finder(new Map(countries.map((term) => [term.code, term])))}
      nothingFoundMessage={t('pick.nothing')}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};

export const KeywordInput = ({ value, onChange, id, label, error, disabled }: Common & { value: readonly string[]; onChange: (words: string[]) => void }) => {
  const t = useText('listings');
  return (
    <TagsInput
      id={id}
      aria-label={label}
      error={error}
      disabled={disabled ?? false}
      value={[...value]}
      onChange={onChange}
      maxTags={20}
      splitChars={[',', '，', '、', ';', '；']}
      clearable
      acceptValueOnBlur
      placeholder={value.length === 0 ? t('pick.keywords') : undefined}
      clearButtonProps={{ 'aria-label': t('pick.clear') }}
    />
  );
};
