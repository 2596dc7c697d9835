/** What it costs: a grid of classes and rates, consumables, and what is charged when nobody comes or somebody cancels late. */
import { Button, NumberInput, Radio, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Section, useFormat, useText } from '@tongtu/platform/ui';
import type { Facility } from '../../contract/facilities.ts';
import { billings, tariffClasses, type Rates, type Tariff, type TariffClass } from '../../contract/tariffs.ts';
import { AmountInput, CountInput, RemoveRow, Row, TextsInput } from './inputs.tsx';
import { freeCode } from './rule-kinds.ts';
import { TabForm } from './save-bar.tsx';
import { Trial } from './trial.tsx';
import { useDraft } from './use-draft.ts';

const rateNames = ['hour', 'day', 'sample', 'run', 'minimum', 'deposit'] as const;
const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'CHF', 'KRW', 'RUB'];

/** The order of the classes is always the same, so that undoing a change leaves nothing to save. */
const inOrder = (classes: Tariff['classes']): Tariff['classes'] =>
  Object.fromEntries(tariffClasses.flatMap((one) => (classes[one] ? [[one, classes[one]]] : [])));

const read = (facility: Facility): Tariff => ({ ...facility.tariff, classes: inOrder(facility.tariff.classes) });
const write = (tariff: Tariff) => ({ tariff });

/** A class without rates leaves the tariff: it pays as agreed. */
const withRate = (tariff: Tariff, of: TariffClass, name: (typeof rateNames)[number], minor: string | undefined): Tariff => {
  const { [name]: _, ...rest } = tariff.classes[of] ?? {};
  const rates: Rates = minor === undefined ? rest : { ...rest, [name]: minor };
  const { [of]: __, ...others } = tariff.classes;
  return { ...tariff, classes: inOrder(Object.keys(rates).length === 0 ? others : { ...others, [of]: rates }) };
};

const RatesGrid = ({ tariff, onChange, errors }: { tariff: Tariff; onChange: (tariff: Tariff) => void; errors: Readonly<Record<string, string>> }) => {
  const t = useText('facilities');
  return (
    <div className="fo-grid-frame">
      <table className="fo-grid">
        <caption className="tt-hidden">{t('settings.tariff.grid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settings.tariff.class')}</th>
            {rateNames.map((name) => (
              <th key={name} scope="col">
                {t(`settings.tariff.rates.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tariffClasses.map((one) => (
            <tr key={one}>
              <th scope="row">
                {t(`desk.classes.${one}`)}
                {tariff.classes[one] ? null : <small>{t('settings.tariff.agreed')}</small>}
              </th>
              {rateNames.map((name) => (
                <td key={name} data-label={t(`settings.tariff.rates.${name}`)}>
                  <AmountInput
                    hideLabel
                    label={`${t(`desk.classes.${one}`)} · ${t(`settings.tariff.rates.${name}`)}`}
                    value={tariff.classes[one]?.[name]}
                    currency={tariff.currency}
                    onChange={(minor) => onChange(withRate(tariff, one, name, minor))}
                    error={errors[`tariff.classes.${one}.${name}`]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Consumables = ({ tariff, onChange, errors }: { tariff: Tariff; onChange: (tariff: Tariff) => void; errors: Readonly<Record<string, string>> }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { consumables } = tariff;
  const change = (at: number, part: Partial<(typeof consumables)[number]>): void =>
    onChange({ ...tariff, consumables: consumables.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <Section framed title={t('settings.tariff.consumables')} lead={t('settings.tariff.consumablesLead')}>
      {consumables.map((one, index) => (
        <Row
          key={one.code}
          legend={format.localized(one.name) || t('settings.tariff.consumable', { number: index + 1 })}
          removeLabel={t('settings.tariff.removeConsumable', { name: format.localized(one.name) })}
          onRemove={() => onChange({ ...tariff, consumables: consumables.filter((_, at) => at !== index) })}
        >
          <TextsInput
            label={t('settings.tariff.consumableName')}
            value={one.name}
            onChange={(name) => change(index, { name })}
            error={errors[`tariff.consumables.${index}.name`]}
          />
          <div className="fo-consumable">
            <TextsInput
              label={t('settings.tariff.unit')}
              value={one.unit}
              max={30}
              onChange={(unit) => change(index, { unit })}
              error={errors[`tariff.consumables.${index}.unit`]}
            />
            <AmountInput
              label={t('settings.tariff.unitPrice')}
              value={one.price}
              currency={tariff.currency}
              onChange={(price) => change(index, { price: price ?? '0' })}
              error={errors[`tariff.consumables.${index}.price`]}
            />
          </div>
        </Row>
      ))}
      {consumables.length < 50 ? (
        <Button
          size="xs"
          variant="default"
          className="fo-start"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
          onClick={() =>
            onChange({
              ...tariff,
              consumables: [
                ...consumables,
                {
                  code: freeCode(
                    `c-${consumables.length + 1}`,
                    consumables.map((one) => one.code),
                  ),
                  name: {},
                  unit: {},
                  price: '0',
                },
              ],
            })
          }
        >
          {t('settings.tariff.addConsumable')}
        </Button>
      ) : null}
    </Section>
  );
};

const LateSteps = ({ tariff, onChange }: { tariff: Tariff; onChange: (tariff: Tariff) => void }) => {
  const t = useText('facilities');
  const steps = tariff.lateCancellation;
  const change = (next: typeof steps): void => onChange({ ...tariff, lateCancellation: next });
  return (
    <Section framed title={t('settings.tariff.late')} lead={t('settings.tariff.lateLead')}>
      {steps.map((step, index) => (
        <div key={index} className="fo-step">
          <CountInput
            label={t('settings.tariff.withinHours')}
            value={step.withinHours}
            max={2160}
            onChange={(withinHours) => change(steps.map((one, at) => (at === index ? { ...one, withinHours } : one)))}
          />
          <CountInput
            label={t('settings.tariff.percent')}
            value={step.percent}
            min={0}
            max={100}
            suffix=" %"
            onChange={(percent) => change(steps.map((one, at) => (at === index ? { ...one, percent } : one)))}
          />
          <RemoveRow label={t('settings.tariff.removeStep')} onClick={() => change(steps.filter((_, at) => at !== index))} />
        </div>
      ))}
      {steps.length < 6 ? (
        <Button
          size="xs"
          variant="default"
          className="fo-start"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
          onClick={() => change([...steps, { withinHours: 24, percent: 50 }])}
        >
          {t('settings.tariff.addStep')}
        </Button>
      ) : null}
      <h3 className="tt-h3">{t('settings.tariff.noShow')}</h3>
      <div className="fo-pair">
        <CountInput
          label={t('settings.tariff.percent')}
          value={tariff.noShowPercent}
          min={0}
          max={100}
          suffix=" %"
          onChange={(noShowPercent) => onChange({ ...tariff, noShowPercent })}
        />
        <NumberInput
          label={t('settings.tariff.noShowAfter')}
          min={0}
          max={1440}
          allowDecimal={false}
          value={tariff.noShowAfterMinutes}
          onChange={(value) => onChange({ ...tariff, noShowAfterMinutes: Number(value) || 0 })}
        />
      </div>
    </Section>
  );
};

export const TariffTab = ({ facility, readOnly }: { facility: Facility; readOnly: boolean }) => {
  const t = useText('facilities');
  const draft = useDraft(facility, read, write);
  const tariff = draft.draft;
  return (
    <div className="fo-beside">
      <TabForm of={draft} readOnly={readOnly}>
        <Section
          framed
          title={t('settings.tariff.title')}
          lead={t('settings.tariff.lead')}
          actions={
            <Select
              aria-label={t('settings.tariff.currency')}
              className="fo-currency"
              value={tariff.currency}
              allowDeselect={false}
              onChange={(currency) => draft.change({ ...tariff, currency: currency ?? tariff.currency })}
              data={[...new Set([tariff.currency, ...currencies])]}
            />
          }
        >
          <RatesGrid tariff={tariff} onChange={draft.change} errors={draft.errors} />
          <p className="tt-hint">{t('settings.tariff.gridHint')}</p>
        </Section>
        <Section framed title={t('settings.tariff.billing')}>
          <Radio.Group
            aria-label={t('settings.tariff.billing')}
            value={tariff.billing}
            onChange={(billing) => draft.change({ ...tariff, billing: billing as Tariff['billing'] })}
          >
            <div className="fo-choices fo-choices-1">
              {billings.map((one) => (
                <Radio key={one} value={one} label={t(`settings.tariff.billings.${one}`)} />
              ))}
            </div>
          </Radio.Group>
        </Section>
        <Consumables tariff={tariff} onChange={draft.change} errors={draft.errors} />
        <LateSteps tariff={tariff} onChange={draft.change} />
      </TabForm>
      {readOnly ? null : <Trial facility={facility} rules={facility.rules} tariff={tariff} />}
    </div>
  );
};
