/** Seven days of every resource at a glance: a strip for the eye, words for everybody. A day leads to its free slots. */
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Loaded, LocalizedText, Section, useFilters, useRoute, useText } from '@tongtu/platform/ui';
import { getAvailability } from '../../contract/availability.ts';
import type { Facility, Resource } from '../../contract/facilities.ts';
import { ZoneNote } from '../parts/free-slot-choice.tsx';
import { useNow } from '../parts/use-now.ts';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { addDays, dayBounds, instantOf } from '../parts/wall-clock.ts';
import { dayLook, hoursShown, onStrip, type Availability, type DayLook } from './day-looks.ts';

type Hours = { readonly from: number; readonly to: number };

/** Open is a frame, free is filled, taken is hatched: told apart without colour, and said in words below. */
const Strip = ({ look, zone, hours }: { look: DayLook; zone: string; hours: Hours }) => (
  <span className="fb-strip" aria-hidden="true">
    {look.open.map((one) => {
      const { start, width } = onStrip(one, look.day, zone, hours);
      return <i key={`o${one.from}`} className="fb-strip-open" style={{ insetInlineStart: `${start}%`, width: `${width}%` }} />;
    })}
    {look.free.map((one) => {
      const { start, width } = onStrip(one, look.day, zone, hours);
      return <i key={`f${one.from}`} className="fb-strip-free" style={{ insetInlineStart: `${start}%`, width: `${width}%` }} />;
    })}
  </span>
);

const Day = ({ look, zone, hours, onPick }: { look: DayLook; zone: string; hours: Hours; onPick: () => void }) => {
  const t = useText('facilities');
  const local = useZoneFormat(zone);
  const begin = dayBounds(look.day, zone).from;
  const times = look.free.map((one) => local.times(new Date(one.from), new Date(one.to)));
  const words = (
    <>
      <span className="fb-day-name">
        <b>{local.dayShort(begin)}</b> {local.weekday(begin)}
      </span>
      <Strip look={look} zone={zone} hours={hours} />
      <span className="fb-day-words">
        <span>{t(`book.days.${look.state}`)}</span>
        {times.slice(0, 2).map((one) => (
          <span key={one} className="fb-day-times">
            {one}
          </span>
        ))}
        {times.length > 2 ? <span className="fb-day-times">{t('book.days.more', { count: times.length - 2 })}</span> : null}
      </span>
    </>
  );
  return (
    <li data-state={look.state}>
      {look.state === 'closed' ? (
        <div className="fb-day">{words}</div>
      ) : (
        <button type="button" className="fb-day" onClick={onPick}>
          {words}
        </button>
      )}
    </li>
  );
};

type Props = { readonly facility: Facility; readonly onPick: (resource: Resource, day: string) => void };

export const Week = ({ facility, onPick }: Props) => {
  const t = useText('facilities');
  const filters = useFilters();
  const { zone } = facility;
  const local = useZoneFormat(zone);
  const now = useNow();
  const today = local.isoDay(now);
  const asked = filters.get('week');
  const first = instantOf(asked, '00:00', zone) !== undefined && asked > today ? asked : today;
  const days = Array.from({ length: 7 }, (_, index) => addDays(first, index));
  const last = days.at(-1)!;
  const window = { from: dayBounds(first, zone).from, to: dayBounds(last, zone).to };
  const found = useRoute(
    getAvailability,
    { params: { facilityId: facility.id }, query: { from: window.from.toISOString(), to: window.to.toISOString() } },
    { keepPrevious: true },
  );
  const move = (step: number): void => {
    const next = addDays(first, step);
    filters.set({ week: next <= today ? undefined : next });
  };
  // Without a rule of opening hours every hour counts as open.
  const always = !facility.rules.some((rule) => rule.kind === 'opening-hours' && rule.mode !== 'any');
  const openOf = (of: Availability): Availability => (always ? { ...of, open: [{ from: window.from.toISOString(), to: window.to.toISOString() }] } : of);
  const resources = facility.resources.filter((resource) => resource.state === 'open');
  return (
    <Section
      title={t('book.week.title')}
      id="week"
      actions={
        <div className="fb-row fb-week-move">
          <Button
            size="xs"
            variant="default"
            disabled={first === today}
            onClick={() => move(-7)}
            leftSection={<IconChevronLeft size={15} aria-hidden="true" />}
          >
            {t('book.week.earlier')}
          </Button>
          <span className="fb-week-range" aria-live="polite">
            {local.day(window.from)} – {local.day(dayBounds(last, zone).from)}
          </span>
          <Button size="xs" variant="default" onClick={() => move(7)} rightSection={<IconChevronRight size={15} aria-hidden="true" />}>
            {t('book.week.later')}
          </Button>
        </div>
      }
    >
      <Loaded of={found}>
        {(data) => {
          const looks = resources.map((resource) => {
            const own = data.resources.find((one) => one.resourceId === resource.id) ?? { open: [], busy: [] };
            return { resource, looks: days.map((day) => dayLook(openOf(own), resource.capacity, day, zone, now.getTime())) };
          });
          const hours = hoursShown(
            looks.flatMap((one) => one.looks),
            zone,
          );
          return (
            <div className="fb-week" data-stale={found.isPlaceholderData}>
              {looks.map(({ resource, looks: row }) => (
                <div key={resource.id} className="fb-week-row">
                  <h3 className="fb-week-name">
                    <LocalizedText value={resource.name} quiet />
                    {resource.capacity > 1 ? <span className="tt-quiet"> {t('book.week.places', { count: resource.capacity })}</span> : null}
                  </h3>
                  <ol className="fb-days">
                    {row.map((look) => (
                      <Day key={look.day} look={look} zone={zone} hours={hours} onPick={() => onPick(resource, look.day)} />
                    ))}
                  </ol>
                </div>
              ))}
              <p className="fb-legend">
                <span>
                  <i className="fb-key fb-key-free" aria-hidden="true" /> {t('book.days.free')}
                </span>
                <span>
                  <i className="fb-key fb-key-full" aria-hidden="true" /> {t('book.days.taken')}
                </span>
                <span>{t('book.week.scale', { from: hours.from, to: hours.to })}</span>
                <ZoneNote zone={zone} />
              </p>
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
};
