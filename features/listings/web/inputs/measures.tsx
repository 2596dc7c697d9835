/** Requirements, criteria, capabilities: what is measured, how much, by which test. What the vocabulary lacks gets a name of its own. */
import { Select } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import { useCodes } from '../codes.ts';
import { asText } from '../values.ts';
import { LocalizedInput } from './texts.tsx';
import { TermPicker } from './pick.tsx';
import { QuantityInput } from './quantity.tsx';
import { Rows } from './rows.tsx';

type Row = { parameter?: string; name?: unknown; quantity?: unknown; test?: string; note?: unknown };

type Props = {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (rows: readonly unknown[]) => void;
  readonly max: number;
  readonly errorAt: (path: string) => string | undefined;
  readonly disabled?: boolean;
};

export const MeasuresInput = ({ id, name, value, onChange, max, errorAt, disabled }: Props) => {
  const t = useText('listings');
  const parameters = useCodes('parameters');
  const tests = useCodes('tests');
  return (
    <Rows<Row>
      value={value}
      onChange={onChange}
      fresh={() => ({})}
      max={max}
      add={t(`measure.add.${name}`)}
      nameOf={(index) => t('measure.row', { number: index + 1 })}
      disabled={disabled ?? false}
    >
      {(row, change, index) => {
        const label = t('measure.row', { number: index + 1 });
        const own = row.name !== undefined && !row.parameter;
        const term = row.parameter ? parameters.byCode.get(row.parameter) : undefined;
        const wrong =
          ['value', 'min', 'max', 'unit'].map((part) => errorAt(`${index}.quantity.${part}`)).find((text) => text !== undefined) ??
          errorAt(`${index}.quantity`);
        return (
          <>
            <div className="ls-measure-what">
              {own ? (
                <LocalizedInput
                  id={`${id}-${index}`}
                  label={`${label} · ${t('measure.ownName')}`}
                  placeholder={t('measure.ownName')}
                  value={row.name}
                  onChange={(next) => change({ name: next })}
                  max={120}
                  compact
                />
              ) : (
                <TermPicker
                  id={`${id}-${index}`}
                  table="parameters"
                  label={`${label} · ${t('measure.parameter')}`}
                  value={asText(row.parameter)}
                  placeholder={t('measure.choose')}
                  error={errorAt(`${index}.parameter`)}
                  onChange={(code) =>
                    change({
                      parameter: code,
                      ...(code && parameters.byCode.get(code)?.unit
                        ? { quantity: { ...(row.quantity as object | undefined), unit: parameters.byCode.get(code)!.unit } }
                        : {}),
                    })
                  }
                />
              )}
              <button type="button" className="ls-text-button" onClick={() => change(own ? { name: undefined } : { parameter: '', name: { zh: '', en: '' } })}>
                {t(own ? 'measure.fromList' : 'measure.notListed')}
              </button>
            </div>
            <QuantityInput
              id={`${id}-${index}-quantity`}
              label={`${label} · ${t('measure.quantity')}`}
              value={row.quantity}
              unit={term?.unit}
              onChange={(next) => change({ quantity: next })}
              error={wrong}
            />
            <div className="ls-measure-more">
              <Select
                aria-label={`${label} · ${t('measure.test')}`}
                placeholder={t('measure.testOptional')}
                value={row.test || null}
                onChange={(code) => change({ test: code ?? '' })}
                searchable
                clearable
                nothingFoundMessage={t('pick.nothing')}
                data={tests.terms.map((one) => ({ value: one.code, label: tests.name(one.code) }))}
                clearButtonProps={{ 'aria-label': t('pick.clear') }}
              />
              <LocalizedInput
                id={`${id}-${index}-note`}
                label={`${label} · ${t('measure.note')}`}
                placeholder={t('measure.note')}
                value={row.note}
                onChange={(next) => change({ note: next })}
                max={500}
                compact
              />
            </div>
          </>
        );
      }}
    </Rows>
  );
};
