/** What was chosen, what it costs and how that was reckoned, what stands against it; then the one act: hold it. */
import { Button } from '@mantine/core';
import { LocalizedText, ProblemNote, useAction, useGo, useRoute, useText } from '@tongtu/platform/ui';
import { holdBookings, type BookingCard } from '../../contract/bookings.ts';
import { quoteBooking } from '../../contract/availability.ts';
import type { Facility } from '../../contract/facilities.ts';
import type { Violation } from '../../contract/rules.ts';
import { holdHours } from '../../domain/booking-lifecycle.ts';
import { offeredSlots } from '../parts/free-slot-choice.tsx';
import { lengthText } from '../parts/lengths.ts';
import { SpanText } from '../parts/span-text.tsx';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { mostPlaces, useBasket } from './basket.ts';
import { Broken, PriceBox, WhyNot } from './quote-parts.tsx';
import { readsOfBookings } from './reads.ts';
import { seriesDays, seriesRule, type Repeat } from './series.ts';
import { Taken } from './taken.tsx';
import type { Booker } from './use-booker.tsx';
import type { Choice, Chosen, PlaceChoice } from './use-choice.ts';

export type HeldAnswer = {
  readonly bookings: readonly BookingCard[];
  readonly skipped: readonly { readonly from: string; readonly to: string; readonly errors: readonly Violation[] }[];
};

type Props = {
  readonly facility: Facility;
  readonly choice: Choice;
  readonly booker: Booker;
  readonly repeat: Repeat | undefined;
  readonly onHeld: (answer: HeldAnswer) => void;
};

export const YourChoice = (props: Props) => {
  const t = useText('facilities');
  const { choice, facility, booker } = props;
  return (
    <section className="fb-box" aria-labelledby="your-choice">
      <h2 id="your-choice" className="fb-box-title">
        {t('book.yours.title')}
      </h2>
      {choice.chosen && choice.place ? (
        <Quote {...props} chosen={choice.chosen} place={choice.place} />
      ) : (
        <>
          <p className="tt-quiet">{t('book.yours.nothing')}</p>
          {booker.standing === 'may' && facility.accepting ? null : <WhyNot facility={facility} booker={booker} />}
        </>
      )}
    </section>
  );
};

const Quote = ({ facility, choice, booker, repeat, onHeld, chosen, place }: Props & { chosen: Chosen; place: PlaceChoice }) => {
  const t = useText('facilities');
  const go = useGo();
  const local = useZoneFormat(facility.zone);
  const basket = useBasket();
  const where = place.resourceId === undefined ? { groupId: place.groupId! } : { resourceId: place.resourceId };
  const { organizationId } = booker;
  const quote = useRoute(
    quoteBooking,
    { params: { facilityId: facility.id }, body: { ...(organizationId === undefined ? {} : { organizationId }), ...where, ...chosen } },
    { keepPrevious: true, staleTime: 5000 },
  );
  const hold = useAction(holdBookings, {
    invalidates: readsOfBookings,
    onSuccess: (answer) => {
      const [only] = answer.bookings;
      if (repeat === undefined && only) go(`/facilities/${only.facilityId}/bookings/${only.id}`);
      else onHeld(answer);
    },
  });
  const day = local.isoDay(chosen.from);
  const rrule = repeat && seriesRule(day, repeat);
  const dates = repeat === undefined ? 1 : seriesDays(day, repeat).length;
  const violations = quote.data?.violations ?? [];
  const may = booker.standing === 'may' && facility.accepting;
  // Nothing is held before its own price was seen.
  const unpriced = quote.data === undefined || quote.isPlaceholderData;
  // Of a series each date is asked for by itself; the first one decides nothing.
  const stands = repeat === undefined && (violations.length > 0 || quote.data?.free === false);
  const problem = hold.problem?.kind === 'slot-taken' || hold.problem?.kind === 'slot-blocked' ? hold.problem : undefined;
  const minutes = Math.round((Date.parse(chosen.to) - Date.parse(chosen.from)) / 60_000);
  return (
    <>
      <div className="fb-chosen" aria-live="polite">
        <b>
          <SpanText from={chosen.from} to={chosen.to} zone={facility.zone} />
        </b>
        <span className="tt-quiet">
          {place.groupId === undefined ? (
            <LocalizedText value={place.name} quiet />
          ) : (
            t('book.choose.anyOf', { group: place.name[t.language] ?? place.name.zh ?? place.name.en ?? '' })
          )}
          {' · '}
          {lengthText(t, minutes)}
        </span>
      </div>
      {quote.data ? (
        <PriceBox price={quote.data.price} dates={Math.max(1, dates)} />
      ) : quote.error ? (
        <ProblemNote error={quote.error} />
      ) : (
        <p className="tt-quiet">{t('book.price.asking')}</p>
      )}
      {repeat === undefined ? <Broken violations={violations} title={t('book.broken', { count: violations.length })} /> : null}
      {repeat === undefined && (problem !== undefined || quote.data?.free === false) && violations.length === 0 ? (
        <Taken
          facility={facility}
          place={{ facilityId: facility.id, ...where, ...chosen }}
          title={problem?.detail || t('book.taken.title')}
          organizationId={may ? organizationId : undefined}
          onTake={(slot) => {
            hold.reset();
            choice.take(slot);
          }}
          {...(problem === undefined ? {} : { next: offeredSlots(problem.details) })}
        />
      ) : null}
      {problem === undefined ? <ProblemNote error={hold.problem} /> : null}
      {may && organizationId !== undefined ? (
        <div className="fb-acts">
          <Button
            fullWidth
            loading={hold.pending}
            disabled={unpriced || stands || (repeat !== undefined && rrule === undefined)}
            onClick={() =>
              void hold.run({ body: { organizationId, places: [{ facilityId: facility.id, ...where, ...chosen }], ...(rrule === undefined ? {} : { rrule }) } })
            }
          >
            {repeat === undefined ? t('book.yours.hold', { hours: holdHours }) : t('book.yours.holdSeries', { count: dates })}
          </Button>
          {repeat === undefined ? (
            <Button
              fullWidth
              variant="default"
              disabled={unpriced || stands || basket.items.length >= mostPlaces}
              onClick={() => {
                const { price } = quote.data ?? {};
                basket.add({
                  facilityId: facility.id,
                  facilityTitle: facility.title,
                  ...where,
                  placeName: place.name,
                  ...chosen,
                  zone: facility.zone,
                  currency: price?.currency ?? facility.tariff.currency,
                  ...(price?.agreed ? { total: price.total } : {}),
                });
                choice.clear();
              }}
            >
              {t('book.yours.add')}
            </Button>
          ) : null}
          <p className="tt-hint">{t('book.yours.means', { hours: holdHours })}</p>
        </div>
      ) : (
        <div className="fb-acts">
          <WhyNot facility={facility} booker={booker} />
        </div>
      )}
    </>
  );
};
