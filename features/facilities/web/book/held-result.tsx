/** What was held together or as a series, and the dates that could not be, each with its reasons (complaint C9). */
import { Button } from '@mantine/core';
import { Link, Section, TextLink, useFormat, useText } from '@tongtu/platform/ui';
import { holdHours } from '../../domain/booking-lifecycle.ts';
import { SpanText } from '../parts/span-text.tsx';
import type { HeldAnswer } from './your-choice.tsx';

export const HeldResult = ({ answer, zone, onBack }: { answer: HeldAnswer; zone: string; onBack: () => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const { bookings, skipped } = answer;
  const [first] = bookings;
  return (
    <>
      <Section framed title={t('book.held.title', { count: bookings.length })} lead={t('book.held.lead', { hours: holdHours })}>
        <ol className="fb-held">
          {bookings.map((booking) => (
            <li key={booking.id}>
              <TextLink to={`/facilities/${booking.facilityId}/bookings/${booking.id}`}>
                <SpanText from={booking.from} to={booking.to} zone={booking.zone} />
              </TextLink>
              <span className="tt-quiet">
                {[booking.bundleId === null ? '' : format.localized(booking.facilityTitle), format.localized(booking.resource?.name)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="fb-number">
                {booking.agreed ? format.money({ amount: booking.total, currency: booking.currency }) : t('book.tariff.agreed')}
              </span>
            </li>
          ))}
        </ol>
        <div className="fb-row">
          {first ? (
            <Link className="tt-button tt-button-main" to={`/facilities/${first.facilityId}/bookings/${first.id}`}>
              {t('book.held.first')}
            </Link>
          ) : null}
          <Link className="tt-button" to="/my/bookings">
            {t('book.held.all')}
          </Link>
          <Button variant="default" onClick={onBack}>
            {t('book.held.more')}
          </Button>
        </div>
      </Section>
      {skipped.length > 0 ? (
        <Section framed title={t('book.held.skipped', { count: skipped.length })} lead={t('book.held.skippedLead')} id="skipped">
          <ol className="fb-held">
            {skipped.map((one) => (
              <li key={one.from}>
                <SpanText from={one.from} to={one.to} zone={zone} />
                <ul className="fb-plain fb-wide">
                  {one.errors.map((error, index) => (
                    <li key={index}>{error.detail}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
};
