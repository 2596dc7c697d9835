/**
 * Resources as rows, time from left to right. It is a table: a row header and one cell with a list of buttons, each named
 * in full; axis, shading and the line of now are drawing only (docs/decisions/0014). The arrow keys go from one to the next.
 */
import { useMemo, type CSSProperties } from 'react';
import { LocalizedText, StatusMark, useText, type Tone } from '@tongtu/platform/ui';
import { stateTone } from '../parts/state-mark.tsx';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { packLanes } from './lanes.ts';
import { closedDaysOf, closedOf, hoursTouched, makeScale, placeOn, shareOf, type Scale, type Span } from './scale.ts';
import { spansThatMatter, type Item, type Row, type Rows } from './timeline-items.ts';
import { Axis, percent, placed } from './timeline-axis.tsx';
import { walk } from './timeline-keys.ts';
import { useItemWords, type ItemWords } from './use-item-words.ts';
import type { View } from './view-range.ts';

export type ChartProps = {
  readonly rows: Rows;
  readonly days: readonly string[];
  readonly view: View;
  readonly zone: string;
  readonly now: number;
  readonly dayAddress: (day: string) => string;
  readonly onOpen: (item: Item) => void;
};

/** A button is at least so wide on the narrowest axis (24 of 760 px). */
const leastShare = 24 / 760;

const toneOf = (item: Item): Tone => (item.kind === 'booking' ? stateTone(item.booking.state) : 'paused');

const Bar = ({ item, words, style, row, onOpen }: { item: Item; words: ItemWords; style: CSSProperties; row: number; onOpen: (item: Item) => void }) => (
  <li className="fd-bar-place" style={style}>
    <button
      type="button"
      className="fd-bar"
      data-kind={item.kind}
      data-state={item.kind === 'booking' ? item.booking.state : item.block.kind}
      data-clash={item.clash}
      data-row={row}
      title={words.full}
      aria-label={words.full}
      onClick={() => onOpen(item)}
    >
      <StatusMark tone={item.clash ? 'bad' : toneOf(item)}>{item.kind === 'block' ? words.state : words.who}</StatusMark>
      {item.kind === 'booking' ? <span className="fd-bar-state">{words.state}</span> : <span className="fd-bar-state">{words.who}</span>}
    </button>
  </li>
);

const Shades = ({ scale, spans, className }: { scale: Scale; spans: readonly Span[]; className: string }) => (
  <>
    {spans.map((span) => {
      const share = shareOf(scale, span);
      return share ? <i key={`${span.from}`} className={className} style={placed(share)} aria-hidden="true" /> : null;
    })}
  </>
);

const Track = ({
  items,
  scale,
  open,
  everywhere,
  capacity,
  byDay,
  index,
  wordsOf,
  onOpen,
  now,
}: {
  items: readonly Item[];
  scale: Scale;
  open: readonly Span[] | null;
  everywhere: readonly Item[];
  capacity: number;
  byDay: boolean;
  index: number;
  wordsOf: (item: Item) => ItemWords;
  onOpen: (item: Item) => void;
  now: number | undefined;
}) => {
  const { placed: bars, lanes } = useMemo(
    () =>
      packLanes(
        items.flatMap((item) => {
          const share = shareOf(scale, item);
          return share ? [{ item, ...share }] : [];
        }),
        leastShare,
      ),
    [items, scale],
  );
  const blocks = [...items, ...everywhere].filter((item) => item.kind === 'block');
  return (
    <div className="fd-track" style={{ '--fd-lanes': Math.max(1, lanes, Math.min(capacity, lanes + 1)) } as CSSProperties}>
      {open === null ? null : <Shades scale={scale} spans={byDay ? closedDaysOf(scale, open) : closedOf(scale, open)} className="fd-closed" />}
      <Shades scale={scale} spans={blocks} className="fd-hatch" />
      {scale.stretches.slice(1).map((one) => (
        <i key={one.day} className="fd-midnight" style={{ insetInlineStart: percent(placeOn(scale, one.from)) }} aria-hidden="true" />
      ))}
      {now === undefined ? null : <i className="fd-now" style={{ insetInlineStart: percent(now) }} aria-hidden="true" />}
      {bars.length > 0 ? (
        <ul>
          {bars.map(({ item, lane, start, width }) => (
            <Bar key={item.key} item={item} words={wordsOf(item)} style={placed({ start, width }, lane)} row={index} onOpen={onOpen} />
          ))}
        </ul>
      ) : null}
    </div>
  );
};

const RowHead = ({ row }: { row: Row }) => {
  const t = useText('facilities');
  return (
    <th scope="row">
      <LocalizedText value={row.resource.name} quiet />
      {row.resource.capacity > 1 || row.resource.state === 'retired' ? (
        <small>{row.resource.state === 'retired' ? t('desk.retired') : t('desk.capacity', { count: row.resource.capacity })}</small>
      ) : null}
    </th>
  );
};

export const TimelineChart = ({ rows, days, view, zone, now, dayAddress, onOpen }: ChartProps) => {
  const t = useText('facilities');
  const when = useZoneFormat(zone);
  const wordsOf = useItemWords(zone);
  const scale = useMemo(() => {
    const whole = makeScale(days, { from: 0, to: 24 }, zone);
    const window = { from: whole.stretches[0]!.from, to: whole.stretches.at(-1)!.to };
    // A span that runs over several days is seen on each of them, so the whole day is shown.
    return makeScale(days, hoursTouched(spansThatMatter(rows, window), zone), zone);
  }, [days, zone, rows]);
  const [first, last] = [scale.stretches[0]!, scale.stretches.at(-1)!];
  const line = now > first.from && now < last.to ? placeOn(scale, now) : undefined;
  const period = when.period(new Date(first.from), new Date(last.to));
  const order = ['', ...rows.groups.flatMap((one) => one.rows.map((row) => row.resource.id))];
  const track = (id: string, items: readonly Item[], open: readonly Span[] | null, capacity: number) => (
    <Track
      items={items}
      scale={scale}
      open={open}
      everywhere={open === null ? [] : rows.everywhere}
      capacity={capacity}
      byDay={view === 'month'}
      index={order.indexOf(id)}
      wordsOf={wordsOf}
      onOpen={onOpen}
      now={line}
    />
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <section className="fd-chart" data-view={view} aria-label={t('desk.chart', { period })} tabIndex={0}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys move between its buttons */}
      <table onKeyDown={walk}>
        <caption className="tt-hidden">{t('desk.chartHint', { period })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.resource')}</th>
            <th scope="col">
              <span className="tt-hidden">{t('desk.bookings')}</span>
              <Axis scale={scale} view={view} today={when.isoDay(new Date(now))} dayAddress={dayAddress} />
            </th>
          </tr>
        </thead>
        {rows.everywhere.length > 0 ? (
          <tbody>
            <tr>
              <th scope="row">{t('desk.everywhere')}</th>
              <td>{track('', rows.everywhere, null, 1)}</td>
            </tr>
          </tbody>
        ) : null}
        {rows.groups.map(({ group, rows: own }) => (
          <tbody key={group?.id ?? ''}>
            {group ? (
              <tr className="fd-group">
                <th scope="rowgroup" colSpan={2}>
                  <LocalizedText value={group.name} quiet />
                </th>
              </tr>
            ) : null}
            {own.map((row) => (
              <tr key={row.resource.id}>
                <RowHead row={row} />
                <td>{track(row.resource.id, row.items, row.open, row.resource.capacity)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};
