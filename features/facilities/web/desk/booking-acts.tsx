/** What an operator does with a booking now: the server says which acts are open, here stand their buttons. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { Confirm, Link, ProblemNote, useAction, useText } from '@tongtu/platform/ui';
import type { Booking } from '../../contract/bookings.ts';
import { checkIn, markNoShow } from '../../contract/desk.ts';
import { checkInMinutesBefore } from '../../domain/booking-lifecycle.ts';
import { Cancel } from '../book/cancel.tsx';
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

const CancelButton = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('desk.acts.cancel')}
      </Button>
      {asked ? <Cancel booking={booking} onClose={() => setAsked(false)} /> : null}
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
        {may('cancel') ? <CancelButton booking={booking} /> : null}
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
