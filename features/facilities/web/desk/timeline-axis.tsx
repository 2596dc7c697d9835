/** The head of the timeline: hours of the one day, or the days, each a way to its own view. */
import type { CSSProperties } from 'react';
import { Link } from '@tongtu/platform/ui';
import { useZoneFormat } from '../parts/use-zone-format.ts';
import { placeOn, shareOf, type Scale } from './scale.ts';
import type { View } from './view-range.ts';

export const percent = (share: number): string => `${(share * 100).toFixed(4)}%`;

/** Where something lies on the scale, and in which lane. */
export const placed = ({ start, width }: { start: number; width: number }, lane?: number): CSSProperties =>
  ({ insetInlineStart: percent(start), width: percent(width), ...(lane === undefined ? {} : { '--fd-lane': lane }) }) as CSSProperties;

export const Axis = ({ scale, view, today, dayAddress }: { scale: Scale; view: View; today: string; dayAddress: (day: string) => string }) => {
  const when = useZoneFormat(scale.zone);
  if (view === 'day') {
    const stretch = scale.stretches[0]!;
    const hours = Math.round((stretch.to - stretch.from) / 3_600_000);
    const every = hours > 14 ? 2 : 1;
    return (
      <div className="fd-axis" aria-hidden="true">
        {Array.from({ length: Math.ceil(hours / every) }, (_, index) => {
          const at = stretch.from + index * every * 3_600_000;
          return (
            <span key={at} className="fd-tick" style={{ insetInlineStart: percent(placeOn(scale, at)) }}>
              {when.time(new Date(at))}
            </span>
          );
        })}
      </div>
    );
  }
  return (
    <ul className="fd-axis" data-view={view}>
      {scale.stretches.map((one) => {
        const share = shareOf(scale, one);
        const at = new Date(one.from);
        return share ? (
          <li key={one.day} style={placed(share)} data-today={one.day === today}>
            <Link to={dayAddress(one.day)} keepScroll aria-label={when.day(at)} {...(one.day === today ? { 'aria-current': 'date' as const } : {})}>
              {view === 'week' ? (
                when.day(at)
              ) : (
                <>
                  <span>{Number(one.day.slice(8))}</span>
                  <small>{when.weekday(at).replace('周', '')}</small>
                </>
              )}
            </Link>
          </li>
        ) : null;
      })}
    </ul>
  );
};
