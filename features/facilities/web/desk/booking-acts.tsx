/** What an operator does with a booking now: the server says which acts are open, here stand their buttons. */
import { useState } from 'react';
import { Button, Select, Textarea } from '@mantine/core';
import { Confirm, Link, ProblemNote, useAction, useFormat, useText } from '@tongtu/platform/ui';
import { cancelBooking, cancelReasons, type Booking } from '../../contract/bookings.ts';
import { checkIn, markNoShow } from '../../contract/desk.ts';
import { checkInMinutesBefore } from '../../domain/booking-lifecycle.ts';
import { CheckOutForm } from './check-out-form.tsx';
import { readsOfDesk } from './reads.ts';
import { useClock } from './use-days.ts';

const paramsOf = (booking: Booking) => ({ facilityId: booking.facilityId, bookingId: booking.id });

export const CheckInButton = ({ booking, size = 'sm', onDone }: { booking: Booking; size?: 'sm' | 'lg'; onDone?: () => void }) => {
  const t = useText('facilities');
  const action = useAction(checkIn, { invalidates: readsOfDesk, onSuccess: () => onDone?.() });
  return (
    <>
      <Button size={size} loading={action.pending} onClick={() => void action.run({ params: paramsOf(booking), body: { revision: booking.revision } })}>
        {t('desk.acts.checkIn')}
      </Button>
      <ProblemNote error={action.problem} />
    </>
  );
};

const NoShow = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const [asked, setAsked] = useState(false);
  const action = useAction(markNoShow, { invalidates: readsOfDesk, onSuccess: () => setAsked(false) });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('desk.acts.noShow')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('desk.acts.noShowTitle')}
        does={t('desk.acts.noShowDoes', { percent: booking.price.tariff.noShowPercent })}
        act={t('desk.acts.noShow')}
        danger
        pending={action.pending}
        problem={action.problem}
        onConfirm={() => action.run({ params: paramsOf(booking), body: { revision: booking.revision } })}
      />
    </>
  );
};

/** The provider calls off: whoever booked pays nothing, whatever the time (`policy.ts`); the fee that is shown goes with it. */
const Cancel = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState<(typeof cancelReasons)[number]>('machine-down');
  const [words, setWords] = useState('');
  const action = useAction(cancelBooking, { invalidates: readsOfDesk, onSuccess: () => setAsked(false) });
  const fee = booking.cancellationFee ?? '0';
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('desk.acts.cancel')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('desk.acts.cancelTitle')}
        does={fee === '0' ? t('desk.acts.cancelFree') : t('desk.acts.cancelFee', { fee: format.money({ amount: fee, currency: booking.currency }) })}
        act={t('desk.acts.cancel')}
        danger
        pending={action.pending}
        problem={action.problem}
        onConfirm={() =>
          action.run({ params: paramsOf(booking), body: { revision: booking.revision, reason, fee, ...(words.trim() === '' ? {} : { words: words.trim() }) } })
        }
      >
        <Select
          label={t('desk.reason')}
          value={reason}
          allowDeselect={false}
          onChange={(value) => setReason((value ?? reason) as typeof reason)}
          data={cancelReasons.map((code) => ({ value: code, label: t(`desk.cancelReasons.${code}`) }))}
        />
        <Textarea
          label={t('desk.words')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          required={reason === 'other'}
          error={action.fieldErrors['words']}
        />
      </Confirm>
    </>
  );
};

export const BookingActs = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const [out, setOut] = useState(false);
  const now = useClock();
  // The server says what the state and the roles allow; whether its time has come is seen here, so that no button only says no.
  const begun = (minutes: number): boolean => now >= Date.parse(booking.from) + minutes * 60_000;
  const may = (act: Booking['actions'][number]): boolean =>
    booking.actions.includes(act) &&
    (act !== 'check-in' || begun(-checkInMinutesBefore)) &&
    (act !== 'mark-no-show' || begun(booking.price.tariff.noShowAfterMinutes));
  const address = `/facilities/${booking.facilityId}/bookings/${booking.id}`;
  const answers = may('approve') || may('decline');
  return (
    <>
      <div className="tt-actions">
        {answers ? (
          <Link className="tt-button tt-button-main" to={address}>
            {t('desk.acts.answer')}
          </Link>
        ) : null}
        {may('check-in') ? <CheckInButton booking={booking} /> : null}
        {may('check-out') && !out ? <Button onClick={() => setOut(true)}>{t('desk.acts.checkOut')}</Button> : null}
        {may('mark-no-show') ? <NoShow booking={booking} /> : null}
        {may('cancel') ? <Cancel booking={booking} /> : null}
        {answers ? null : (
          <Link className="tt-button" to={address}>
            {t('desk.acts.whole')}
          </Link>
        )}
      </div>
      {may('check-out') && out ? <CheckOutForm booking={booking} onDone={() => setOut(false)} /> : null}
    </>
  );
};
