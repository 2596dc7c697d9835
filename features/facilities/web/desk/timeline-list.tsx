/** The same bookings and blocks as a list by day: for phones, and for whoever would rather read. */
import { LocalizedText, StatusMark, useText } from '@tongtu/platform/ui';
import { stateTone } from '../parts/state-mark.tsx';
import { dayBounds } from '../parts/wall-clock.ts';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import type { Resource } from '../../contract/facilities.ts';
import type { Item, Rows } from './timeline-items.ts';
import { useItemWords } from './use-item-words.ts';

type Props = {
  readonly rows: Rows;
  readonly resources: readonly Resource[];
  readonly days: readonly string[];
  readonly zone: string;
  readonly onOpen: (item: Item) => void;
};

export const TimelineList = ({ rows, resources, days, zone, onOpen }: Props) => {
  const t = useText('facilities');
  const when = useZoneFormat(zone);
  const wordsOf = useItemWords(zone);
  const nameOf = (item: Item) => {
    const id = item.kind === 'booking' ? item.booking.resource?.id : item.block.resourceId;
    const resource = resources.find((one) => one.id === id);
    return resource ? <LocalizedText value={resource.name} quiet /> : t('desk.everywhere');
  };
  const byDay = days
    .map((day) => {
      const { from, to } = dayBounds(day, zone);
      return { day, from, to, items: rows.items.filter((item) => item.from < to.getTime() && from.getTime() < item.to) };
    })
    .filter((one) => one.items.length > 0);
  if (byDay.length === 0) return <p className="fd-nothing">{t('desk.nothing')}</p>;
  return (
    <ol className="fd-days">
      {byDay.map(({ day, from, to, items }) => (
        <li key={day}>
          <h3 className="tt-h3">{when.day(from)}</h3>
          <ul className="fd-lines">
            {items.map((item) => {
              const words = wordsOf(item);
              // What began before or ends after this day is shown as far as the day goes.
              const times = when.times(new Date(Math.max(item.from, from.getTime())), new Date(Math.min(item.to, to.getTime())));
              return (
                <li key={item.key}>
                  <button type="button" className="fd-line" data-kind={item.kind} data-clash={item.clash} onClick={() => onOpen(item)}>
                    <span className="fd-line-time">{times}</span>
                    <span className="fd-line-what">
                      <b>{item.kind === 'booking' ? words.who : words.state}</b>
                      <span>
                        {nameOf(item)}
                        {item.kind === 'block' && words.who ? ` · ${words.who}` : null}
                      </span>
                    </span>
                    <span className="fd-line-state">
                      {item.clash ? <StatusMark tone="bad">{t('desk.clash')}</StatusMark> : null}
                      {item.kind === 'booking' ? (
                        <StatusMark tone={stateTone(item.booking.state)}>{words.state}</StatusMark>
                      ) : (
                        <StatusMark tone="paused">{t('desk.blocked')}</StatusMark>
                      )}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
};
