/** Wishes, a row each: parameter, comparison, value, unit. A parameter is found by any of its names in either language. */
import { ActionIcon, Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { formatUnit, unitsOfDimension } from '@tongtu/kernel/quantity';
import { useText } from '@tongtu/platform/ui';
import { nearestParameters, type FacilityKind, type Parameter } from '../../domain/nearest-parameters.ts';
import { comparisons, emptyRow, isBlank, isWhole, type WishRow } from './wishes.ts';

const mostRows = 12;
const mostOffered = 60;

type Item = { readonly value: string; readonly label: string };

/** While nothing is typed: those typical of the chosen kinds first. What is typed finds the nearest names. */
const useOffered = (parameters: readonly Parameter[], kinds: readonly FacilityKind[], chosen: Parameter | undefined) => {
  const t = useText('facilities');
  const item = (parameter: Parameter): Item => ({ value: parameter.code, label: parameter[t.language] });
  const isTypical = (parameter: Parameter): boolean => parameter.kinds.some((kind) => kinds.includes(kind));
  const data =
    kinds.length === 0
      ? parameters.map(item)
      : [
          { group: t('search.wish.typical'), items: parameters.filter(isTypical).map(item) },
          { group: t('search.wish.others'), items: parameters.filter((one) => !isTypical(one)).map(item) },
        ];
  const filter = ({ options, search }: { options: readonly unknown[]; search: string }): never => {
    // When the list opens, the name that is chosen stands in the field: nobody typed it.
    const isTyped = search.trim() !== '' && search !== chosen?.[t.language];
    return (isTyped ? nearestParameters(parameters, search, mostOffered).map(item) : options) as never;
  };
  return { data, filter };
};

type RowProps = {
  readonly row: WishRow;
  readonly index: number;
  readonly parameters: readonly Parameter[];
  readonly kinds: readonly FacilityKind[];
  readonly wrong: boolean;
  readonly onChange: (row: WishRow) => void;
  readonly onRemove: () => void;
};

const Remove = ({ index, onRemove }: Pick<RowProps, 'index' | 'onRemove'>) => {
  const t = useText('facilities');
  return (
    <ActionIcon className="fs-remove" variant="subtle" color="gray" size="lg" aria-label={t('search.wish.remove', { number: index + 1 })} onClick={onRemove}>
      <IconX size={16} stroke={1.8} aria-hidden="true" />
    </ActionIcon>
  );
};

const Row = ({ row, index, parameters, kinds, wrong, onChange, onRemove }: RowProps) => {
  const t = useText('facilities');
  const chosen = parameters.find(({ code }) => code === row.parameter);
  const offered = useOffered(parameters, kinds, chosen);
  const change = (part: Partial<WishRow>): void => onChange({ ...row, ...part });
  const label = (key: string): string => t(`search.wish.${key}`, { number: index + 1 });
  if (row.text !== undefined)
    return (
      <div className="fs-wish">
        <TextInput
          className="fs-wish-text"
          aria-label={label('text')}
          value={row.text}
          error={t('search.wish.unread')}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Remove index={index} onRemove={onRemove} />
      </div>
    );
  const units = chosen === undefined ? [] : unitsOfDimension(chosen.dimension);
  const number = (name: 'low' | 'high', what: string) => (
    <TextInput
      className="fs-wish-number"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label(what)}
      value={row[name]}
      error={wrong && row.parameter !== ''}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  const isRange = row.comparison === 'range';
  return (
    <div className="fs-wish">
      <Select
        className="fs-wish-parameter"
        aria-label={label('parameter')}
        placeholder={t('search.wish.placeholder')}
        value={row.parameter || null}
        error={wrong && row.parameter === ''}
        searchable
        data={offered.data}
        filter={offered.filter}
        maxDropdownHeight={300}
        nothingFoundMessage={t('search.wish.nothing')}
        onChange={(code) => change({ parameter: code ?? '', unit: parameters.find((one) => one.code === code)?.unit ?? '' })}
      />
      <NativeSelect
        className="fs-wish-comparison"
        aria-label={label('comparison')}
        value={row.comparison}
        data={comparisons.map((one) => ({ value: one, label: t(`search.comparisons.${one}`) }))}
        onChange={(event) => change({ comparison: event.currentTarget.value as WishRow['comparison'] })}
      />
      <div className="fs-wish-values" data-range={isRange}>
        {number('low', isRange ? 'low' : 'value')}
        {isRange ? <span aria-hidden="true">–</span> : null}
        {isRange ? number('high', 'high') : null}
      </div>
      <NativeSelect
        className="fs-wish-unit"
        aria-label={label('unit')}
        value={row.unit}
        disabled={chosen === undefined}
        data={
          chosen === undefined
            ? [{ value: '', label: t('search.wish.noUnit') }]
            : units.map(({ symbol }) => ({ value: symbol, label: formatUnit(symbol, t.language) || t('search.wish.plain') }))
        }
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      <Remove index={index} onRemove={onRemove} />
    </div>
  );
};

export const WishRows = ({
  rows,
  parameters,
  kinds,
  checked,
  onChange,
}: Pick<RowProps, 'parameters' | 'kinds'> & {
  readonly rows: readonly WishRow[];
  /** The form was sent: what is not whole is marked. */
  readonly checked: boolean;
  readonly onChange: (rows: readonly WishRow[]) => void;
}) => {
  const t = useText('facilities');
  return (
    <fieldset className="fs-wishes">
      <legend>
        <span>{t('search.wish.legend')}</span>
      </legend>
      {rows.map((row, index) => (
        <Row
          // Rows have no name of their own; they are only added at the end.
          key={index}
          row={row}
          index={index}
          parameters={parameters}
          kinds={kinds}
          wrong={checked && !isBlank(row) && !isWhole(row, parameters)}
          onChange={(next) => onChange(rows.map((one, i) => (i === index ? next : one)))}
          onRemove={() => onChange(rows.length === 1 ? [emptyRow] : rows.filter((_, i) => i !== index))}
        />
      ))}
      {rows.length < mostRows ? (
        <Button
          className="fs-add"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...rows, emptyRow])}
        >
          {t('search.wish.add')}
        </Button>
      ) : null}
    </fieldset>
  );
};
