/** What the test is: asked only once a slot is held. All that is missing comes back together, at its field. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { focusFirstFault, ProblemNote, Remark, Section, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { requestBooking } from '../../contract/booking-steps.ts';
import type { Booking } from '../../contract/bookings.ts';
import type { Facility } from '../../contract/facilities.ts';
import { readsOfBookings } from './reads.ts';
import { detailsOf, draftOf, ruleOf, type RequestDraft } from './request-draft.ts';
import { LivePrice, Quantities, Questionnaire, type Change } from './request-fields.tsx';

export const RequestForm = ({ booking, facility }: { booking: Booking; facility: Facility }) => {
  const t = useText('facilities');
  const ui = useText('ui');
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(booking.details, t.language));
  const [tried, setTried] = useState(false);
  const action = useAction(requestBooking, { invalidates: readsOfBookings, onProblem: () => focusFirstFault(form.current) });
  const change: Change = (part) => setDraft((before) => ({ ...before, ...part }));
  const questions = ruleOf(facility.rules, 'safety-questionnaire')?.questions ?? [];
  const insurance = ruleOf(facility.rules, 'insurance');
  const levels = ruleOf(facility.rules, 'trl-range');
  const secrecy = ruleOf(facility.rules, 'secrecy-grade');
  const currency = insurance?.sum.currency ?? booking.currency;
  // What the form cannot mend: a qualification is given by the owner, a time was chosen before.
  const outside = booking.violations.filter((one) => one.field === undefined || !one.field.startsWith('details'));
  const error = (field: string): string | undefined =>
    Object.entries(action.fieldErrors).find(([key]) => key === `details.${field}` || key.startsWith(`details.${field}.`))?.[1];
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    void action.run({
      params: { facilityId: booking.facilityId, bookingId: booking.id },
      body: { revision: booking.revision, details: detailsOf(draft, t.language, currency) },
    });
  };
  return (
    <Section framed title={t('book.request.title')} lead={t('book.request.lead')} id="request">
      {outside.length > 0 ? (
        <Remark tone="warn" title={t('book.request.first')}>
          <ul>
            {outside.map((one, index) => (
              <li key={index}>{one.detail}</li>
            ))}
          </ul>
        </Remark>
      ) : null}
      <form ref={form} className="tt-form" onSubmit={send} noValidate>
        <Textarea
          label={t('book.request.purpose')}
          description={t('book.request.purposeHint')}
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={2000}
          error={error('purpose')}
        />
        <Textarea
          label={t('book.request.hazards')}
          description={t('book.request.hazardsHint')}
          value={draft.hazards}
          onChange={(event) => change({ hazards: event.currentTarget.value })}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={2000}
          error={error('hazards')}
        />
        <Quantities booking={booking} draft={draft} change={change} error={error} />
        <div className="tt-form-pair">
          <Select
            label={t('book.request.trl')}
            description={levels ? t('book.request.trlHint', { min: levels.min, max: levels.max }) : ui('optional')}
            placeholder={t('book.request.choose')}
            value={draft.trl === '' ? null : draft.trl}
            clearable
            clearButtonProps={{ 'aria-label': ui('clear') }}
            onChange={(value) => change({ trl: value ?? '' })}
            data={Array.from({ length: 9 }, (_, index) => ({ value: String(index + 1), label: `TRL ${index + 1}` }))}
            error={error('trl')}
          />
        </div>
        <Radio.Group
          label={t('book.request.secrecy')}
          description={t(secrecy?.highest === 'none' ? 'book.request.secrecyNone' : 'book.request.secrecyHint')}
          value={draft.secrecy}
          onChange={(value) => change({ secrecy: value as RequestDraft['secrecy'] })}
          error={error('secrecy')}
        >
          <div className="fb-choices">
            {(['none', 'trade-secret'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`desk.secrecyGrades.${value}`)} />
            ))}
          </div>
        </Radio.Group>
        {insurance ? (
          <fieldset className="tt-group">
            <legend>{t('book.request.insurance')}</legend>
            <p className="tt-hint">{t('book.rule.insurance', { sum: format.money(insurance.sum) })}</p>
            <div className="tt-form-pair">
              <TextInput
                label={t('book.request.insuranceSum', { currency })}
                inputMode="decimal"
                value={draft.insuranceSum}
                onChange={(event) => change({ insuranceSum: event.currentTarget.value })}
                error={error('insurance')}
              />
              <TextInput
                type="date"
                label={t('book.request.insuranceUntil')}
                value={draft.insuranceUntil}
                onChange={(event) => change({ insuranceUntil: event.currentTarget.value })}
                error={error('insurance') !== undefined}
              />
            </div>
          </fieldset>
        ) : null}
        {questions.length > 0 ? <Questionnaire questions={questions} draft={draft} change={change} tried={tried} /> : null}
        <LivePrice booking={booking} draft={draft} />
        <ProblemNote error={action.problem} />
        <div className="tt-form-foot">
          <Button type="submit" loading={action.pending}>
            {t('book.request.send')}
          </Button>
          <span className="tt-hint">{t(`book.request.then.${facility.approval}`)}</span>
        </div>
      </form>
    </Section>
  );
};
