/** The answer to a request: approve with the test agreement that is read here, or decline with a reason that has a code. */
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Radio, Textarea } from '@mantine/core';
import { ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import { approveBooking, declineBooking } from '../../contract/booking-steps.ts';
import { declineReasons, type Booking, type DeclineReason } from '../../contract/bookings.ts';
import { readsOfDesk } from './reads.ts';

const paramsOf = (booking: Booking) => ({ facilityId: booking.facilityId, bookingId: booking.id });

/** The text as it is accepted, in the reader's language, and the mark of both texts together. */
export const AgreementText = ({ agreement }: { agreement: NonNullable<Booking['agreement']> }) => {
  const t = useText('facilities');
  return (
    <div className="fd-agreement">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard */}
      <section className="fd-agreement-text" tabIndex={0} aria-label={t('desk.agreementText')}>
        <p className="tt-prose">{agreement.text[t.language]}</p>
      </section>
      <p className="tt-hint">
        {t('desk.agreementHash')} <code className="tt-code">{agreement.sha256}</code>
      </p>
    </div>
  );
};

export const ApproveForm = ({ booking, onDone, children }: { booking: Booking; onDone: () => void; children?: ReactNode }) => {
  const t = useText('facilities');
  const action = useAction(approveBooking, { invalidates: readsOfDesk, onSuccess: onDone });
  const { agreement } = booking;
  if (!agreement) return null;
  return (
    <form
      className="tt-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void action.run({ params: paramsOf(booking), body: { revision: booking.revision, agreementSha256: agreement.sha256 } });
      }}
    >
      <AgreementText agreement={agreement} />
      <p className="tt-hint">{t('desk.approveDoes')}</p>
      <ProblemNote error={action.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={action.pending}>
          {t('desk.acts.approve')}
        </Button>
        {children}
      </div>
    </form>
  );
};

export const DeclineForm = ({ booking, onDone, onCancel }: { booking: Booking; onDone: () => void; onCancel: () => void }) => {
  const t = useText('facilities');
  const ui = useText('ui');
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState<DeclineReason | ''>('');
  const [words, setWords] = useState('');
  const action = useAction(declineBooking, { invalidates: readsOfDesk, onSuccess: onDone });
  const missing = reason === '' || (reason === 'other' && words.trim() === '');
  // The button that led here is gone: the keyboard goes on with the reasons.
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus(), []);
  return (
    <form
      ref={form}
      className="tt-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (reason !== '' && !missing)
          void action.run({ params: paramsOf(booking), body: { revision: booking.revision, reason, ...(words.trim() === '' ? {} : { words: words.trim() }) } });
      }}
    >
      <Radio.Group label={t('desk.declineWhy')} description={t('desk.declineHint')} value={reason} onChange={(value) => setReason(value as DeclineReason)}>
        <div className="fd-choices">
          {declineReasons.map((code) => (
            <Radio key={code} value={code} label={t(`desk.declineReasons.${code}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('desk.words')}
        description={reason === 'other' ? t('desk.wordsNeeded') : undefined}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        required={reason === 'other'}
        error={action.fieldErrors['words']}
      />
      <ProblemNote error={action.problem} />
      <div className="tt-form-foot">
        <Button type="submit" color="red" loading={action.pending} disabled={missing}>
          {t('desk.acts.decline')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
};
