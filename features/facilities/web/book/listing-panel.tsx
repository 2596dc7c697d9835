/** On a facility's card: is it free in the next fortnight, what does it cost me, and one button to book it. */
import { Link, LoadingState, ProblemState, useFormat, useRoute, useText } from '@tongtu/platform/ui';
import type { Listing } from '@tongtu/listings/contract';
import { getAvailability, listFreeSlots } from '../../contract/availability.ts';
import { getFacility, type Facility } from '../../contract/facilities.ts';
import { lengthText } from '../parts/lengths.ts';
import { SpanText } from '../parts/span-text.tsx';
import { useNow } from '../parts/use-now.ts';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { addDays, dayBounds } from '../parts/wall-clock.ts';
import { dayLook, together } from './day-looks.ts';
import { firstLength, lengthLimits } from './lengths-offered.ts';
import { OpenForBooking } from './open-for-booking.tsx';
import { longestOpening } from './opening-words.ts';
import './book.css';

const fortnight = 14;

const Fortnight = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const { zone } = facility;
  const local = useZoneFormat(zone);
  const now = useNow();
  const days = Array.from({ length: fortnight }, (_, index) => addDays(local.isoDay(now), index));
  const window = { from: dayBounds(days[0]!, zone).from.toISOString(), to: dayBounds(days.at(-1)!, zone).to.toISOString() };
  const found = useRoute(getAvailability, { params: { facilityId: facility.id }, query: window });
  if (found.data === undefined)
    return found.error ? <ProblemState error={found.error} retry={() => void found.refetch()} /> : <LoadingState rows={1} height="6rem" />;
  const always = !facility.rules.some((rule) => rule.kind === 'opening-hours' && rule.mode !== 'any');
  const states = days.map((day) =>
    together(
      facility.resources
        .filter((resource) => resource.state === 'open')
        .map((resource) => {
          const own = found.data.resources.find((one) => one.resourceId === resource.id) ?? { open: [], busy: [] };
          return dayLook(always ? { ...own, open: [window] } : own, resource.capacity, day, zone, now.getTime()).state;
        }),
    ),
  );
  return (
    <ol className="fb-fortnight" aria-label={t('book.panel.fortnight')}>
      {days.map((day, index) => {
        const begin = dayBounds(day, zone).from;
        const state = states[index]!;
        return (
          <li key={day} data-state={state} title={`${local.day(begin)}${t('book.panel.colon')}${t(`book.days.${state}`)}`}>
            <span aria-hidden="true" className="fb-fortnight-weekday">
              {t(`book.weekdaysShort.${(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7}`)}
            </span>
            <span aria-hidden="true" className="fb-fortnight-day">
              {Number(day.slice(8))}
            </span>
            <span className="tt-hidden">
              {local.day(begin)}
              {t('book.panel.colon')}
              {t(`book.days.${state}`)}
            </span>
          </li>
        );
      })}
    </ol>
  );
};

const rateUnits = ['hour', 'day', 'sample', 'run'] as const;

const Facts = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  const format = useFormat();
  const minutes = firstLength(lengthLimits(facility.rules, longestOpening(facility.openings)));
  const next = useRoute(listFreeSlots, { params: { facilityId: facility.id }, query: { minutes, limit: 1 } });
  const [slot] = next.data?.items ?? [];
  const rates = facility.tariff.classes[facility.tariffClass];
  const prices = rateUnits.flatMap((unit) => {
    const amount = rates?.[unit];
    return amount === undefined
      ? []
      : [t('book.panel.rate', { price: format.money({ amount, currency: facility.tariff.currency }), unit: t(`book.panel.units.${unit}`) })];
  });
  return (
    <dl className="fb-panel-facts">
      <div>
        <dt>{t('book.panel.next', { length: lengthText(t, minutes) })}</dt>
        <dd>{slot ? <SpanText from={slot.from} to={slot.to} zone={facility.zone} /> : next.isPending ? '…' : t('book.panel.none')}</dd>
      </div>
      <div>
        <dt>{t('book.panel.price', { class: t(`book.classes.${facility.tariffClass}`) })}</dt>
        <dd>{prices.length > 0 ? prices.map((one) => <span key={one}>{one}</span>) : t('book.tariff.agreed')}</dd>
      </div>
    </dl>
  );
};

const Panel = ({ facility }: { facility: Facility }) => {
  const t = useText('facilities');
  if (!facility.opened)
    return (
      <>
        <p>{t(facility.actions.includes('open') ? 'book.closed.own' : 'book.closed.ask')}</p>
        {facility.actions.includes('open') ? <OpenForBooking facility={facility} /> : null}
      </>
    );
  return (
    <>
      {facility.accepting ? null : <p>{t('book.not.accepting')}</p>}
      <Fortnight facility={facility} />
      <p className="fb-legend" aria-hidden="true">
        {(['free', 'partly', 'full', 'closed'] as const).map((state) => (
          <span key={state}>
            <i className="fb-key" data-state={state} /> {t(`book.days.${state}`)}
          </span>
        ))}
      </p>
      <Facts facility={facility} />
      <Link className={`tt-button ${facility.accepting ? 'tt-button-main' : ''}`} to={`/facilities/${facility.id}`}>
        {t(facility.accepting ? 'book.panel.book' : 'book.panel.look')}
      </Link>
    </>
  );
};

const OfFacility = ({ listing }: { listing: Listing }) => {
  const t = useText('facilities');
  const facility = useRoute(getFacility, { params: { facilityId: listing.id }, query: {} });
  // A draft is no facility that could be booked yet.
  if (facility.error?.status === 404) return null;
  return (
    <section className="fb-box fb-panel" aria-labelledby="book-panel">
      <h2 id="book-panel" className="fb-box-title">
        {t('book.panel.title')}
      </h2>
      {facility.data ? (
        <Panel facility={facility.data} />
      ) : facility.error ? (
        <ProblemState error={facility.error} retry={() => void facility.refetch()} />
      ) : (
        <LoadingState rows={2} />
      )}
    </section>
  );
};

/** Cards of other kinds have no calendar: nothing is asked for them. */
const ListingPanel = ({ listing }: { listing: Listing }) =>
  listing.kind === 'facility' && listing.state === 'published' ? <OfFacility listing={listing} /> : null;

export default ListingPanel;
