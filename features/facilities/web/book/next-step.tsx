/** On top of a booking: what is next, who must act, and until when. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link, QrCode, useFormat, useText } from '@tongtu/platform/ui';
import type { Booking } from '../../contract/bookings.ts';
import { checkInMinutesBefore } from '../../domain/booking-lifecycle.ts';
import { CheckInButton } from '../desk/booking-acts.tsx';
import { useNow } from '../parts/use-now.ts';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { useReasonWords } from './history.tsx';

/** Brings the reader to a part of the page and its focus with it. */
const toPart = (id: string): void => {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus({ preventScroll: true });
};

const Arrive = ({ booking, isNear }: { booking: Booking; isNear: boolean }) => {
  const t = useText('facilities');
  const address = `/check-in/${booking.facilityId}`;
  return (
    <div className="fb-arrive">
      <QrCode text={`${location.origin}${address}`} label={t('book.next.qr')} />
      <div>
        <p>{t('book.next.qrHint', { hours: checkInMinutesBefore / 60 })}</p>
        <div className="fb-row">
          {isNear && booking.actions.includes('check-in') ? <CheckInButton booking={booking} /> : null}
          <Link className="tt-button" to={address}>
            {t('book.next.checkInPage')}
          </Link>
        </div>
      </div>
    </div>
  );
};

export const NextStep = ({ booking, onCheckOut }: { booking: Booking; onCheckOut: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const local = useZoneFormat(booking.zone);
  const now = useNow();
  const reasonWords = useReasonWords();
  const side = booking.sides.includes('customer') ? 'customer' : 'provider';
  const may = (act: Booking['actions'][number]): boolean => booking.actions.includes(act);
  const until =
    booking.expiresAt === null
      ? ''
      : t('book.next.until', { time: local.dayTime(booking.expiresAt), relative: format.relative(booking.expiresAt, now.getTime()) });
  const why = [booking.reason ? reasonWords(booking.reason) : '', booking.words ?? ''].filter(Boolean).join(t('book.next.colon'));
  const isNear = Date.parse(booking.from) - now.getTime() <= checkInMinutesBefore * 60_000;
  const acts: ReactNode =
    booking.state === 'held' && may('request') ? (
      <Button onClick={() => toPart('request')}>{t('book.next.fillIn')}</Button>
    ) : may('approve') ? (
      <Button onClick={() => toPart('agreement')}>{t('desk.acts.answer')}</Button>
    ) : may('confirm') ? (
      <Button onClick={() => toPart('agreement')}>{t('book.next.readAgreement')}</Button>
    ) : may('check-out') ? (
      <Button onClick={onCheckOut}>{t('desk.acts.checkOut')}</Button>
    ) : ['declined', 'cancelled', 'expired', 'no-show'].includes(booking.state) && side === 'customer' ? (
      <Link className="tt-button" to={`/facilities/${booking.facilityId}`}>
        {t('book.next.again')}
      </Link>
    ) : null;
  const values = {
    until,
    why: why || t('book.next.noReason'),
    place: booking.waitingPlace ?? 1,
    from: local.dayTime(booking.from),
    since: booking.checkedInAt ? local.dayTime(booking.checkedInAt) : '',
    organization: format.localized(booking.organization.name),
  };
  /** Whoever must act sees the accent; whoever waits does not. */
  const mine = may('request') || may('approve') || may('confirm') || may('check-out') || (may('check-in') && isNear);
  return (
    <section className="fb-next" data-mine={mine} aria-labelledby="next-step">
      <h2 id="next-step" className="fb-next-title">
        {t(`book.next.${booking.state}.${side}.title`, values)}
      </h2>
      <p>{t(`book.next.${booking.state}.${side}.words`, values)}</p>
      {acts ? <div className="fb-row">{acts}</div> : null}
      {booking.state === 'confirmed' && side === 'customer' ? <Arrive booking={booking} isNear={isNear} /> : null}
      {booking.state === 'confirmed' && side === 'provider' && may('check-in') && isNear ? <CheckInButton booking={booking} /> : null}
    </section>
  );
};
