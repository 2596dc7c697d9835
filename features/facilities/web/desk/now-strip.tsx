/** On top of the desk: what somebody must do now. */
import { Link, LocalizedText, Remark, TextLink, useRoute, useText } from '@tongtu/platform/ui';
import { listBookingRequests, type BookingCard } from '../../contract/bookings.ts';
import { listCheckIns, type Timeline } from '../../contract/desk.ts';
import { BookingStateMark } from '../parts/state-mark.tsx';
import { useZoneFormat } from '../parts/use-zone-format.ts';

const Line = ({ booking, zone, onOpen }: { booking: BookingCard; zone: string; onOpen: (bookingId: string) => void }) => (
  <li>
    <button type="button" className="fd-text-button" onClick={() => onOpen(booking.id)}>
      <LocalizedText value={booking.organization.name} quiet />
    </button>
    <span>{useZoneFormat(zone).period(booking.from, booking.to)}</span>
    {booking.resource ? <LocalizedText value={booking.resource.name} quiet /> : null}
    <BookingStateMark state={booking.state} />
  </li>
);

/** Bookings that lie under a block, each once; the same are marked where they are drawn. */
export const Clashes = ({ timeline, onOpen }: { timeline: Timeline; onOpen: (bookingId: string) => void }) => {
  const t = useText('facilities');
  const ids = [...new Set(timeline.clashes.map((one) => one.bookingId))];
  const bookings = ids.flatMap((id) => timeline.bookings.find((one) => one.id === id) ?? []);
  if (bookings.length === 0) return null;
  return (
    <Remark tone="warn" title={t('desk.clashes', { count: bookings.length })}>
      <p>{t('desk.clashesHint')}</p>
      <ul className="fd-clashes">
        {bookings.map((booking) => (
          <Line key={booking.id} booking={booking} zone={timeline.zone} onOpen={onOpen} />
        ))}
      </ul>
    </Remark>
  );
};

/** Who comes, who runs; and the page for the phone. */
export const Today = ({ facilityId, onOpen }: { facilityId: string; onOpen: (bookingId: string) => void }) => {
  const t = useText('facilities');
  const checkIns = useRoute(listCheckIns, { params: { facilityId }, query: {} }, { refetchInterval: 60_000 });
  const zone = checkIns.data?.zone ?? 'Asia/Shanghai';
  const items = (checkIns.data?.items ?? []).filter((one) => one.actions.includes('check-in') || one.actions.includes('check-out'));
  if (items.length === 0) return null;
  return (
    <section className="fd-today" aria-labelledby="fd-today">
      <h2 id="fd-today" className="tt-h3">
        {t('desk.today')}
      </h2>
      <ul>
        {items.slice(0, 4).map((booking) => (
          <Line key={booking.id} booking={booking} zone={zone} onOpen={onOpen} />
        ))}
      </ul>
      <TextLink to={`/check-in/${facilityId}`}>{t('desk.checkInPage')}</TextLink>
    </section>
  );
};

/** Requests wait in one queue for the whole organization. */
export const Waiting = ({ facilityId, organizationId }: { facilityId: string; organizationId: string }) => {
  const t = useText('facilities');
  const requests = useRoute(listBookingRequests, { params: { organizationId } }, { refetchInterval: 60_000 });
  const count = (requests.data?.items ?? []).filter((one) => one.facilityId === facilityId).length;
  if (count === 0) return null;
  return (
    <Remark tone="next">
      <p className="fd-next">
        <span>{t('desk.waiting', { count })}</span>
        <Link className="tt-button tt-button-main" to={`/my/booking-requests?organization=${organizationId}`}>
          {t('desk.mine.answer')}
        </Link>
      </p>
    </Remark>
  );
};
