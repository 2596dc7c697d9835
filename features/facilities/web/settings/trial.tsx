/** A sample booking beside the rules and the tariff that are being written: what would be refused, what it would cost. Changes nothing. */
import { useState } from 'react';
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ProblemNote, StatusMark, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { Facility } from '../../contract/facilities.ts';
import type { BookingDetails, BookingRule } from '../../contract/rules.ts';
import { tariffClasses, type Tariff, type TariffClass } from '../../contract/tariffs.ts';
import { tryRules } from '../../contract/trials.ts';
import { PriceLines } from '../parts/price-lines.tsx';
import { addDays, instantOf, wallClockOf } from '../parts/wall-clock.ts';
import { AmountInput } from './inputs.tsx';

type Sample = {
  readonly tariffClass: TariffClass;
  readonly resourceId: string;
  readonly day: string;
  readonly from: string;
  readonly toDay: string;
  readonly to: string;
  readonly samples: string | number;
  readonly runs: string | number;
  readonly trl: string;
  readonly secrecy: string;
  readonly hours: string | number;
  readonly held: readonly string[];
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly sum: string | undefined;
  readonly insuredUntil: string;
};

const numeric = (value: string | number): number | undefined => (value === '' ? undefined : Number(value));

const detailsOf = (sample: Sample, currency: string): BookingDetails => {
  const [samples, runs] = [numeric(sample.samples), numeric(sample.runs)];
  return {
    ...(samples === undefined ? {} : { samples }),
    ...(runs === undefined ? {} : { runs }),
    ...(sample.trl === '' ? {} : { trl: Number(sample.trl) }),
    ...(sample.secrecy === '' ? {} : { secrecy: sample.secrecy as NonNullable<BookingDetails['secrecy']> }),
    ...(Object.keys(sample.answers).length > 0 ? { answers: { ...sample.answers } } : {}),
    ...(sample.sum !== undefined && sample.insuredUntil !== ''
      ? { insurance: { sum: { amount: sample.sum, currency }, validUntil: sample.insuredUntil } }
      : {}),
  };
};

export const Trial = ({ facility, rules, tariff }: { facility: Facility; rules: readonly BookingRule[]; tariff: Tariff }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [sample, setSample] = useState<Sample>(() => {
    const day = addDays(wallClockOf(new Date(), facility.zone).day, 7);
    return {
      tariffClass: 'member',
      resourceId: facility.resources.find((one) => one.state === 'open')?.id ?? '',
      day,
      from: '09:00',
      toDay: day,
      to: '17:00',
      samples: '',
      runs: '',
      trl: '',
      secrecy: '',
      hours: 0,
      held: [],
      answers: {},
      sum: undefined,
      insuredUntil: '',
    };
  });
  const change = (part: Partial<Sample>): void => setSample({ ...sample, ...part });
  const [from, to] = [instantOf(sample.day, sample.from, facility.zone), instantOf(sample.toDay, sample.to, facility.zone)];
  const insurance = rules.find((rule) => rule.kind === 'insurance');
  const currency = insurance?.kind === 'insurance' ? insurance.sum.currency : tariff.currency;
  const input = {
    params: { facilityId: facility.id },
    body: {
      rules: [...rules],
      tariff,
      sample: {
        ...(sample.resourceId === '' ? {} : { resourceId: sample.resourceId }),
        tariffClass: sample.tariffClass,
        from: from?.toISOString() ?? '',
        to: to?.toISOString() ?? '',
        details: detailsOf(sample, currency),
        qualifications: [...sample.held],
        hoursThisMonth: numeric(sample.hours) ?? 0,
      },
    },
  };
  const [asked] = useDebouncedValue(JSON.stringify(input), 350);
  const result = useRoute(tryRules, JSON.parse(asked) as typeof input, {
    keepPrevious: true,
    enabled: from !== undefined && to !== undefined,
    staleTime: 60_000,
  });
  const has = (kind: BookingRule['kind']): boolean => rules.some((rule) => rule.kind === kind);
  const qualifications = rules.flatMap((rule) => (rule.kind === 'qualification' ? [rule] : []));
  const questions = rules.flatMap((rule) => (rule.kind === 'safety-questionnaire' ? rule.questions : []));
  const rates = tariff.classes[sample.tariffClass];
  return (
    <aside className="fo-trial" aria-labelledby="fo-trial">
      <h2 id="fo-trial" className="tt-h2">
        {t('settings.trial.title')}
      </h2>
      <p className="tt-hint">{t('settings.trial.lead')}</p>
      <div className="fo-trial-result" aria-live="polite" data-stale={result.isPlaceholderData}>
        {result.error ? <ProblemNote error={result.error} /> : null}
        {result.data && !result.error ? (
          <>
            {result.data.violations.length === 0 ? (
              <StatusMark tone="good">{t('settings.trial.kept')}</StatusMark>
            ) : (
              <>
                <StatusMark tone="bad">{t('settings.trial.broken', { count: result.data.violations.length })}</StatusMark>
                <ul>
                  {result.data.violations.map((one, index) => (
                    <li key={index}>{one.detail}</li>
                  ))}
                </ul>
              </>
            )}
            {result.data.price.agreed ? (
              <PriceLines
                lines={result.data.price.lines}
                currency={result.data.price.currency}
                total={result.data.price.total}
                caption={t('desk.price')}
                below={result.data.price.deposit === '0' ? [] : [[t('desk.deposit'), result.data.price.deposit]]}
              />
            ) : (
              <p className="tt-quiet">{t('settings.trial.byAgreement')}</p>
            )}
          </>
        ) : null}
      </div>
      <div className="fo-trial-fields">
        <Select
          label={t('settings.trial.class')}
          value={sample.tariffClass}
          allowDeselect={false}
          onChange={(value) => change({ tariffClass: (value ?? 'member') as TariffClass })}
          data={tariffClasses.map((one) => ({ value: one, label: t(`desk.classes.${one}`) }))}
        />
        {facility.resources.length > 1 ? (
          <Select
            label={t('desk.resource')}
            value={sample.resourceId}
            allowDeselect={false}
            onChange={(value) => change({ resourceId: value ?? '' })}
            data={facility.resources.filter((one) => one.state === 'open').map((one) => ({ value: one.id, label: format.localized(one.name) }))}
          />
        ) : null}
        <div className="fo-when">
          <TextInput
            type="date"
            label={t('settings.trial.from')}
            value={sample.day}
            onChange={(event) => change({ day: event.currentTarget.value, ...(sample.toDay === sample.day ? { toDay: event.currentTarget.value } : {}) })}
          />
          <TextInput
            type="time"
            aria-label={t('settings.trial.fromTime')}
            value={sample.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput type="date" label={t('settings.trial.to')} value={sample.toDay} onChange={(event) => change({ toDay: event.currentTarget.value })} />
          <TextInput type="time" aria-label={t('settings.trial.toTime')} value={sample.to} onChange={(event) => change({ to: event.currentTarget.value })} />
        </div>
        {rates?.sample !== undefined ? (
          <NumberInput label={t('desk.samples')} min={0} allowDecimal={false} value={sample.samples} onChange={(samples) => change({ samples })} />
        ) : null}
        {rates?.run !== undefined ? (
          <NumberInput label={t('desk.runs')} min={0} allowDecimal={false} value={sample.runs} onChange={(runs) => change({ runs })} />
        ) : null}
        {has('monthly-quota') ? (
          <NumberInput label={t('settings.trial.hours')} min={0} max={744} value={sample.hours} onChange={(hours) => change({ hours })} />
        ) : null}
        {has('trl-range') ? (
          <Select
            label={t('desk.trl')}
            value={sample.trl}
            allowDeselect={false}
            onChange={(value) => change({ trl: value ?? '' })}
            data={[{ value: '', label: t('desk.notSaid') }, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({ value: String(level), label: `TRL ${level}` }))]}
          />
        ) : null}
        {has('secrecy-grade') ? (
          <Select
            label={t('desk.secrecy')}
            value={sample.secrecy}
            allowDeselect={false}
            onChange={(value) => change({ secrecy: value ?? '' })}
            data={[
              { value: '', label: t('desk.notSaid') },
              ...(['none', 'trade-secret'] as const).map((one) => ({ value: one, label: t(`desk.secrecyGrades.${one}`) })),
            ]}
          />
        ) : null}
        {qualifications.length > 0 ? (
          <fieldset className="tt-group">
            <legend>{t('settings.trial.held')}</legend>
            {qualifications.map((rule) => (
              <Checkbox
                key={rule.code}
                label={format.localized(rule.name) || rule.code}
                checked={sample.held.includes(rule.code)}
                onChange={(event) =>
                  change({ held: event.currentTarget.checked ? [...sample.held, rule.code] : sample.held.filter((one) => one !== rule.code) })
                }
              />
            ))}
          </fieldset>
        ) : null}
        {questions.map((question, index) => (
          <Select
            key={question.code}
            label={format.localized(question.text) || t('settings.rules.question', { number: index + 1 })}
            value={sample.answers[question.code] ?? ''}
            allowDeselect={false}
            onChange={(value) => {
              const { [question.code]: _, ...rest } = sample.answers;
              change({ answers: value === 'yes' || value === 'no' ? { ...rest, [question.code]: value } : rest });
            }}
            data={(['', 'yes', 'no'] as const).map((one) => ({ value: one, label: t(`desk.answers.${one === '' ? 'none' : one}`) }))}
          />
        ))}
        {insurance ? (
          <div className="fo-pair">
            <AmountInput label={t('settings.rules.sum', { currency })} value={sample.sum} currency={currency} onChange={(sum) => change({ sum })} />
            <TextInput
              type="date"
              label={t('settings.trial.insuredUntil')}
              value={sample.insuredUntil}
              onChange={(event) => change({ insuredUntil: event.currentTarget.value })}
            />
          </div>
        ) : null}
      </div>
    </aside>
  );
};
