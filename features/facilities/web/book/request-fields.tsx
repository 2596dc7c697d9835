/** Fields of the request form that are more than one input: quantities with their rates, the questionnaire, and what it all costs. */
import { NumberInput, Radio } from '@mantine/core';
import { LocalizedText, useFormat, useText } from '@tongtu/platform/ui';
import type { Booking } from '../../contract/bookings.ts';
import type { Question } from '../../contract/rules.ts';
import { computePrice } from '../../domain/price.ts';
import { minutesBetween } from '../parts/lengths.ts';
import { PriceLines } from '../parts/price-lines.tsx';
import { answerFault, detailsOf, type RequestDraft } from './request-draft.ts';

export type Change = (part: Partial<RequestDraft>) => void;

export const Questionnaire = ({ questions, draft, change, tried }: { questions: readonly Question[]; draft: RequestDraft; change: Change; tried: boolean }) => {
  const t = useText('facilities');
  return (
    <fieldset className="tt-group">
      <legend>{t('book.request.questionnaire')}</legend>
      <ol className="fb-questions">
        {questions.map((question) => {
          const fault = tried ? answerFault(question, draft.answers) : undefined;
          return (
            <li key={question.code} data-fault={fault}>
              <Radio.Group
                label={<LocalizedText value={question.text} />}
                value={draft.answers[question.code] ?? ''}
                onChange={(value) => change({ answers: { ...draft.answers, [question.code]: value === 'yes' ? 'yes' : 'no' } })}
                error={fault === undefined ? undefined : fault === 'missing' ? t('book.request.unanswered') : t(`book.request.must.${question.must!}`)}
              >
                <div className="fb-choices">
                  {(['yes', 'no'] as const).map((value) => (
                    <Radio key={value} value={value} label={t(`book.request.${value}`)} />
                  ))}
                </div>
              </Radio.Group>
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
};

/** What the whole will cost as it is typed: the same function as on the server, over the tariff that the hold has frozen. */
export const LivePrice = ({ booking, draft }: { booking: Booking; draft: RequestDraft }) => {
  const t = useText('facilities');
  const { tariff, tariffRevision, tariffClass } = booking.price;
  const { samples, runs, consumables } = detailsOf(draft, 'zh', booking.currency);
  const price = computePrice({ tariff, tariffRevision, tariffClass, minutes: minutesBetween(booking.from, booking.to), samples, runs, consumables });
  if (!price.ok || !price.value.agreed) return null;
  return (
    <div aria-live="polite">
      <PriceLines
        lines={price.value.lines}
        currency={price.value.currency}
        total={price.value.total}
        caption={t('book.price.caption')}
        below={BigInt(price.value.deposit) > 0n ? [[t('book.price.deposit'), price.value.deposit]] : []}
      />
    </div>
  );
};

export const Quantities = ({
  booking,
  draft,
  change,
  error,
}: {
  booking: Booking;
  draft: RequestDraft;
  change: Change;
  error: (field: string) => string | undefined;
}) => {
  const t = useText('facilities');
  const ui = useText('ui');
  const format = useFormat();
  const { tariff, tariffClass, currency } = booking.price;
  const rates = tariff.classes[tariffClass];
  const rate = (amount: string | undefined, unit: string): string | undefined =>
    amount === undefined ? undefined : t('book.panel.rate', { price: format.money({ amount, currency }), unit });
  const input = { min: 0, allowDecimal: false, allowNegative: false, inputMode: 'numeric' } as const;
  return (
    <>
      <div className="tt-form-pair">
        <NumberInput
          {...input}
          label={t('book.request.samples')}
          description={rate(rates?.sample, t('book.panel.units.sample')) ?? ui('optional')}
          max={1_000_000}
          value={draft.samples}
          onChange={(samples) => change({ samples })}
          error={error('samples')}
        />
        <NumberInput
          {...input}
          label={t('book.request.runs')}
          description={rate(rates?.run, t('book.panel.units.run')) ?? ui('optional')}
          max={100_000}
          value={draft.runs}
          onChange={(runs) => change({ runs })}
          error={error('runs')}
        />
      </div>
      {tariff.consumables.length > 0 ? (
        <fieldset className="tt-group">
          <legend>{t('book.request.consumables')}</legend>
          <div className="tt-form-pair">
            {tariff.consumables.map((one) => (
              <NumberInput
                key={one.code}
                {...input}
                label={<LocalizedText value={one.name} quiet />}
                description={rate(one.price, format.localized(one.unit))}
                max={1_000_000}
                value={draft.consumables[one.code] ?? ''}
                onChange={(value) => change({ consumables: { ...draft.consumables, [one.code]: value } })}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
};
