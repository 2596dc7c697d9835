/** The input of one field, by its shape, with its label, hint, disclosure layer and error. */
import type { ReactNode } from 'react';
import { Checkbox, Radio, Select, TextInput } from '@mantine/core';
import { useText } from '@tongtu/platform/ui';
import type { Attachment, Layer } from '../../contract/cards.ts';
import type { ListingKind } from '../../contract/bodies.ts';
import type { Field } from '../fields.ts';
import { asList, asText, isRecord } from '../values.ts';
import { MrlPicker, TrlPicker, TrlRangePicker } from './levels.tsx';
import { MeasuresInput } from './measures.tsx';
import { MoneyInput, MoneyRangeInput } from './money.tsx';
import { ContributorsInput, EvidenceInput, IpRightsInput } from './people.tsx';
import { CountryPicker, KeywordInput, RegionPicker, RegionsPicker, SectorPicker, TermPicker, TestsPicker } from './pick.tsx';
import { LocalizedInput } from './texts.tsx';

export type FieldInputProps = {
  readonly kind: ListingKind;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Sentence for a path inside the field (`0.number`), or for the field itself (`''`). */
  readonly errorAt: (path: string) => string | undefined;
  readonly layer: Layer;
  readonly onLayer: (layer: Layer) => void;
  /** Sentences of what is missing here. */
  readonly missing: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly body: (name: string) => unknown;
  /** Name of the organization, offered as owner of a right. */
  readonly owner: string;
  readonly disabled?: boolean;
};

const Input = ({ field, value, onChange, errorAt, attachments, body, owner, disabled = false, label }: FieldInputProps & { label: string }): ReactNode => {
  const t = useText('listings');
  const id = `input-${field.name}`;
  const shared = { id, label, onChange, disabled, error: errorAt('') };
  const code = (one: string): string => t(`codes.${field.set ?? ''}.${one}`);
  switch (field.shape) {
    case 'title':
    case 'text':
      return <LocalizedInput {...shared} value={value} {...(field.max ? { max: field.max } : {})} placeholder={t.maybe(`examples.${field.name}`)} />;
    case 'prose':
      return <LocalizedInput {...shared} value={value} {...(field.max ? { max: field.max } : {})} multiline placeholder={t.maybe(`examples.${field.name}`)} />;
    case 'trl':
      return <TrlPicker {...shared} value={value} />;
    case 'mrl':
      return <MrlPicker {...shared} value={value} />;
    case 'trl-range':
      return <TrlRangePicker {...shared} value={value} error={errorAt('max') ?? errorAt('')} />;
    case 'evidence':
      return (
        <EvidenceInput
          id={id}
          value={value}
          onChange={onChange}
          errorAt={errorAt}
          disabled={disabled}
          attachments={attachments}
          level={typeof body('trl') === 'number' ? (body('trl') as number) : undefined}
        />
      );
    case 'sectors':
      return <SectorPicker {...shared} value={asList<string>(value)} />;
    case 'keywords':
      return <KeywordInput {...shared} value={asList<string>(value)} />;
    case 'region':
      return <RegionPicker {...shared} value={asText(value)} />;
    case 'regions':
      return <RegionsPicker {...shared} value={asList<string>(value)} />;
    case 'country':
      return <CountryPicker {...shared} value={asText(value)} />;
    case 'tests':
      return <TestsPicker {...shared} value={asList<string>(value)} />;
    case 'facility-field':
      return <TermPicker {...shared} table="facility-fields" value={asText(value)} />;
    case 'ip-rights':
      return <IpRightsInput id={id} value={value} onChange={onChange} errorAt={errorAt} disabled={disabled} owner={owner} />;
    case 'contributors':
      return <ContributorsInput id={id} value={value} onChange={onChange} errorAt={errorAt} disabled={disabled} />;
    case 'measures':
      return (
        <MeasuresInput
          id={id}
          name={field.name}
          value={value}
          onChange={onChange}
          max={field.name === 'capabilities' ? 80 : 40}
          errorAt={errorAt}
          disabled={disabled}
        />
      );
    case 'money-range':
      return <MoneyRangeInput id={id} label={label} value={value} onChange={onChange} errorAt={errorAt} disabled={disabled} />;
    case 'choice':
      return field.options!.length <= 4 ? (
        <Radio.Group aria-label={label} value={asText(value)} onChange={onChange} error={errorAt('')}>
          <div className="ls-options">
            {field.options!.map((option, index) => (
              <Radio
                key={option}
                value={option}
                label={code(option)}
                description={t.maybe(`codeHints.${field.set}.${option}`)}
                disabled={disabled}
                {...(index === 0 ? { id } : {})}
              />
            ))}
          </div>
        </Radio.Group>
      ) : (
        <Select
          id={id}
          aria-label={label}
          value={asText(value) || null}
          onChange={(next) => onChange(next)}
          clearable
          placeholder={t('pick.choose')}
          data={field.options!.map((option) => ({ value: option, label: code(option) }))}
          disabled={disabled}
          error={errorAt('')}
          clearButtonProps={{ 'aria-label': t('pick.clear') }}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group aria-label={label} value={[...asList<string>(value)]} onChange={onChange} error={errorAt('')}>
          <div className="ls-options">
            {field.options!.map((option, index) => (
              <Checkbox key={option} value={option} label={code(option)} disabled={disabled} {...(index === 0 ? { id } : {})} />
            ))}
          </div>
        </Checkbox.Group>
      );
    case 'price': {
      const price = isRecord(value) ? value : {};
      return (
        <Radio.Group
          aria-label={label}
          value={asText(price['kind'])}
          onChange={(kind) => onChange(kind === 'asking' ? { kind, amount: price['amount'] } : { kind })}
        >
          <div className="ls-options">
            <Radio id={id} value="asking" label={t('price.asking')} disabled={disabled} />
            <Radio value="negotiable" label={t('price.negotiable')} disabled={disabled} />
          </div>
          {price['kind'] === 'asking' ? (
            <MoneyInput
              id={`${id}-amount`}
              label={t('price.amount')}
              value={price['amount']}
              onChange={(amount) => onChange({ kind: 'asking', amount })}
              error={errorAt('amount')}
              disabled={disabled}
            />
          ) : null}
        </Radio.Group>
      );
    }
    case 'date':
      return (
        <TextInput
          id={id}
          type="date"
          aria-label={label}
          className="ls-narrow"
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
          disabled={disabled}
          error={errorAt('')}
        />
      );
    case 'coordinates': {
      const at = isRecord(value) ? value : {};
      const set = (key: string, text: string): void => onChange({ latitude: at['latitude'] ?? '', longitude: at['longitude'] ?? '', [key]: text });
      return (
        <div className="ls-pair">
          {(['latitude', 'longitude'] as const).map((key, index) => (
            <TextInput
              key={key}
              id={index === 0 ? id : `${id}-${key}`}
              label={t(`coordinates.${key}`)}
              inputMode="decimal"
              value={String(at[key] ?? '')}
              onChange={(event) => set(key, event.currentTarget.value)}
              error={errorAt(key)}
              disabled={disabled}
              placeholder={key === 'latitude' ? '31.23' : '121.47'}
            />
          ))}
        </div>
      );
    }
    case 'months':
    case 'percent':
      return (
        <TextInput
          id={id}
          className="ls-narrow"
          aria-label={label}
          inputMode="decimal"
          value={value === null || value === undefined ? '' : String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
          rightSection={<span className="tt-quiet">{t(`unit.${field.shape}`)}</span>}
          rightSectionWidth={64}
          rightSectionPointerEvents="none"
          error={errorAt('')}
          disabled={disabled}
        />
      );
  }
};

/** Who may see this field; only where its owner may move it. */
const LayerPicker = ({ layer, onLayer, name, disabled }: { layer: Layer; onLayer: (layer: Layer) => void; name: string; disabled: boolean }) => {
  const t = useText('listings');
  return (
    <label className="ls-layer" data-layer={layer}>
      <span>{t('layer.label')}</span>
      <select value={layer} disabled={disabled} aria-label={t('layer.of', { name })} onChange={(event) => onLayer(event.currentTarget.value as Layer)}>
        {(['public', 'members', 'on-request'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`layers.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
};

export const FieldInput = (props: FieldInputProps) => {
  const t = useText('listings');
  const { field, kind, layer, onLayer, missing, disabled = false } = props;
  const label = t.maybe(`fields.${field.name}_${kind}`) ?? t(`fields.${field.name}`);
  const hint = t.maybe(`hints.${field.name}_${kind}`) ?? t.maybe(`hints.${field.name}`);
  return (
    <div className="ls-field" id={`field-${field.name}`} data-missing={missing.length > 0}>
      <div className="ls-field-head">
        <h3 className="ls-field-name">{label}</h3>
        {field.layer === 'fixed' ? (
          <span className="ls-layer-fixed">{t('layer.fixed')}</span>
        ) : (
          <LayerPicker layer={layer} onLayer={onLayer} name={label} disabled={disabled} />
        )}
      </div>
      {hint ? <p className="ls-hint">{hint}</p> : null}
      <Input {...props} label={label} />
      {missing.map((sentence) => (
        <p key={sentence} className="ls-missing-here">
          {sentence}
        </p>
      ))}
    </div>
  );
};
