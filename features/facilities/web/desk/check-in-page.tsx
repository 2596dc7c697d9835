/** /check-in/:facilityId?resource= — held up at the machine on a phone: who begins, who ends, with big targets. The code on the machine leads here. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import {
  EmptyState,
  Link,
  Loaded,
  LoadingState,
  LocalizedText,
  PageBody,
  PageHeader,
  Remark,
  TextLink,
  useFilters,
  useFormat,
  useParam,
  useRoute,
  useText,
} from '@tongtu/platform/ui';
import { getBooking, type Booking, type BookingCard } from '../../contract/bookings.ts';
import { listCheckIns } from '../../contract/desk.ts';
import { BookingStateMark } from '../parts/state-mark.tsx';
import { SpanText } from '../parts/span-text.tsx';
import { CheckInButton } from './booking-acts.tsx';
import { CheckOutForm } from './check-out-form.tsx';
import './desk.css';

const Acts = ({ card, onOut }: { card: BookingCard; onOut: (done: Booking) => void }) => {
  const t = useText('facilities');
  const format = useFormat();
  const [out, setOut] = useState(false);
  const booking = useRoute(getBooking, { params: { facilityId: card.facilityId, bookingId: card.id } });
  return (
    <Loaded of={booking} loading={<LoadingState rows={1} height="3.2rem" />}>
      {(data) => (
        <>
          {data.actions.includes('check-in') ? <CheckInButton booking={data} size="lg" /> : null}
          {data.actions.includes('check-out') ? (
            <>
              {data.checkedInAt ? <p className="fd-since">{t('desk.runningSince', { when: format.relative(data.checkedInAt) })}</p> : null}
              {out ? (
                <CheckOutForm booking={data} size="lg" onDone={onOut} />
              ) : (
                <Button size="lg" onClick={() => setOut(true)}>
                  {t('desk.acts.checkOut')}
                </Button>
              )}
            </>
          ) : null}
        </>
      )}
    </Loaded>
  );
};

/** What was charged stands here until one leaves: the booking itself is no longer on the list. */
const Ended = ({ booking }: { booking: Booking }) => {
  const t = useText('facilities');
  const format = useFormat();
  const charge = booking.charges.find((one) => one.kind === 'use');
  return (
    <div className="fd-done">
      <Remark tone="good" title={t('desk.checkIn.done')}>
        <p>
          {booking.resource ? <LocalizedText value={booking.resource.name} quiet /> : null}
          {charge ? ` · ${format.money({ amount: charge.amount, currency: charge.currency })}` : ''}
        </p>
        <p>
          <TextLink to={`/facilities/${booking.facilityId}/bookings/${booking.id}`}>{t('desk.acts.whole')}</TextLink>
        </p>
      </Remark>
    </div>
  );
};

const CheckInPage = () => {
  const t = useText('facilities');
  const format = useFormat();
  const filters = useFilters();
  const facilityId = useParam('facilityId');
  const resource = filters.get('resource');
  const [ended, setEnded] = useState<Booking | null>(null);
  const checkIns = useRoute(
    listCheckIns,
    { params: { facilityId }, query: resource ? { resourceId: resource } : {} },
    { refetchInterval: 30_000, keepPrevious: true },
  );
  return (
    <PageBody width="reading">
      <Loaded of={checkIns} page loading={<LoadingState shape="page" rows={3} />}>
        {(data) => (
          <>
            <PageHeader
              over={<LocalizedText value={data.title} quiet />}
              title={t('desk.checkIn.title')}
              documentTitle={`${t('desk.checkIn.title')} · ${format.localized(data.title)}`}
              lead={resource ? <TextLink to={`/check-in/${facilityId}`}>{t('desk.checkIn.all')}</TextLink> : t('desk.checkIn.lead')}
            />
            <div aria-live="polite">{ended ? <Ended booking={ended} /> : null}</div>
            {data.items.length === 0 && !ended ? (
              <EmptyState
                title={t('desk.checkIn.none')}
                action={
                  <>
                    <Link className="tt-button tt-button-main tt-button-big" to={`/facilities/${facilityId}`}>
                      {t('desk.checkIn.book')}
                    </Link>
                    <Link className="tt-button tt-button-big" to="/my/bookings">
                      {t('nav.bookings')}
                    </Link>
                  </>
                }
              >
                {t('desk.checkIn.noneHint')}
              </EmptyState>
            ) : (
              <ul className="fd-checkins">
                {data.items.map((card) => (
                  <li key={card.id} className="fd-checkin">
                    <div className="fd-facts">
                      <BookingStateMark state={card.state} />
                    </div>
                    <h2>{card.resource ? <LocalizedText value={card.resource.name} quiet /> : t('desk.booking')}</h2>
                    <p className="fd-checkin-time">
                      <SpanText from={card.from} to={card.to} zone={card.zone} />
                    </p>
                    <p className="tt-quiet">
                      <LocalizedText value={card.organization.name} quiet /> · {card.person.name}
                    </p>
                    <Acts card={card} onOut={setEnded} />
                    <TextLink to={`/facilities/${card.facilityId}/bookings/${card.id}`}>{t('desk.acts.whole')}</TextLink>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </PageBody>
  );
};

export default CheckInPage;
