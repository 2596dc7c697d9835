/** The test agreement: both languages, its hash, who has accepted it; and accepting it, by the hash of what was read. */
import { useState, type FormEvent } from 'react';
import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { CopyButton, ProblemNote, Remark, Section, StatusMark, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { approveBooking, confirmBooking } from '../../contract/booking-steps.ts';
import type { Booking } from '../../contract/bookings.ts';
import type { TestAgreement } from '../../contract/terms.ts';
import { readsOfBookings } from './reads.ts';

const languages = ['zh', 'en'] as const;

const Scrolled = ({ language, text }: { language: 'zh' | 'en'; text: string }) => {
  const ui = useText('ui');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <section className="fb-agreement-text" tabIndex={0} lang={language === 'zh' ? 'zh-CN' : 'en'} aria-label={ui(`language.${language}`)}>
      {text}
    </section>
  );
};

const Text = ({ agreement }: { agreement: TestAgreement }) => {
  const t = useText('facilities');
  const ui = useText('ui');
  const [shown, setShown] = useState<string>(t.language);
  return (
    <>
      <SegmentedControl
        className="fb-languages"
        aria-label={t('book.agreement.language')}
        value={shown}
        onChange={setShown}
        data={[...languages.map((value) => ({ value: value as string, label: ui(`language.${value}`) })), { value: 'both', label: t('book.agreement.both') }]}
      />
      <div className="fb-agreement" data-shown={shown}>
        {languages
          .filter((language) => shown === 'both' || shown === language)
          .map((language) => (
            <Scrolled key={language} language={language} text={agreement.text[language]} />
          ))}
      </div>
    </>
  );
};

const Accepted = ({ side, at, by }: { side: 'provider' | 'customer'; at: string | null; by: string | null }) => {
  const t = useText('facilities');
  const format = useFormat();
  return (
    <StatusMark tone={at === null ? 'open' : 'good'}>
      {at === null ? t(`book.agreement.open.${side}`) : t(`book.agreement.accepted.${side}`, { when: format.dateTime(at), who: by ?? t('book.house') })}
    </StatusMark>
  );
};

/** `approve` for the provider, `confirm` for the customer. */
const Accept = ({
  booking,
  agreement,
  act,
  onDecline,
}: {
  booking: Booking;
  agreement: TestAgreement;
  act: 'approve' | 'confirm';
  onDecline: (() => void) | undefined;
}) => {
  const t = useText('facilities');
  const [read, setRead] = useState(false);

  const action = useAction(act === 'approve' ? approveBooking : confirmBooking, { invalidates: readsOfBookings });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void action.run({
      params: { facilityId: booking.facilityId, bookingId: booking.id },
      body: { revision: booking.revision, agreementSha256: agreement.sha256 },
    });
  };
  return (
    <form className="tt-form fb-accept" onSubmit={send}>
      <Checkbox label={t(`book.agreement.read.${act}`)} checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
      <ProblemNote error={action.problem} />
      <div className="tt-form-foot">
        <Button type="submit" loading={action.pending} disabled={!read}>
          {t(`book.agreement.${act}`)}
        </Button>
        {onDecline ? (
          <Button variant="default" onClick={onDecline}>
            {t('desk.acts.declineAsk')}
          </Button>
        ) : null}
      </div>
    </form>
  );
};

export const Agreement = ({ booking, onDecline }: { booking: Booking; onDecline?: (() => void) | undefined }) => {
  const t = useText('facilities');
  const { agreement, actions } = booking;
  if (agreement === null) return null;
  const act = actions.includes('approve') ? 'approve' : actions.includes('confirm') ? 'confirm' : undefined;
  return (
    <Section framed title={t('book.agreement.title')} id="agreement">
      <div className="fb-agreement-head">
        <Accepted side="provider" at={agreement.providerAcceptedAt} by={agreement.providerAcceptedBy} />
        <Accepted side="customer" at={agreement.customerAcceptedAt} by={agreement.customerAcceptedBy} />
      </div>
      {act ? (
        <Text agreement={agreement} />
      ) : (
        <details className="fb-details">
          <summary>{t('book.agreement.show')}</summary>
          <Text agreement={agreement} />
        </details>
      )}
      <div className="fb-hash">
        <span className="tt-hint">{t('book.agreement.hash', { version: agreement.termsVersion })}</span>
        <code className="tt-code">{agreement.sha256}</code>
        <CopyButton text={agreement.sha256} />
      </div>
      {act ? (
        <Accept key={agreement.sha256} booking={booking} agreement={agreement} act={act} onDecline={onDecline} />
      ) : booking.state === 'approved' ? (
        <Remark>
          <p>{t('book.agreement.waits')}</p>
        </Remark>
      ) : null}
    </Section>
  );
};
