/** Which days the desk shows: the address says it, else this week. */
import { useEffect, useMemo, useState } from 'react';
import { useFilters } from '@tongtu/platform/ui';
import { dayBounds, wallClockOf } from '../parts/wall-clock.ts';
import { dayIn, daysOf, views, type View } from './view-range.ts';

/** The time, looked at every half minute: the line of now moves. */
export const useClock = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** Which days are shown, and the ways to others. */
export const useDays = (zone: string) => {
  const filters = useFilters();
  const now = useClock();
  const today = wallClockOf(new Date(now), zone).day;
  const view: View = views.find((one) => one === filters.get('view')) ?? 'week';
  const day = dayIn(filters.get('day')) ?? today;
  const shown = useMemo(() => {
    const days = daysOf(view, day);
    return { days, window: { from: dayBounds(days[0]!, zone).from, to: dayBounds(days.at(-1)!, zone).to } };
  }, [view, day, zone]);
  return { filters, today, view, day, ...shown };
};
