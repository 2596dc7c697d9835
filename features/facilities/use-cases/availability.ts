/** When resources are open and busy; who is busy with what stays masked for all but those who run the facility. */
import type { Context } from '@tongtu/platform/context';
import { period } from '@tongtu/kernel/period';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import { openSpans, type Span } from '../calendars/recurrence.ts';
import { takenOver } from '../domain/slots.ts';
import type { BlockKind } from '../contract/blocks.ts';
import type { Facility } from '../domain/facility.ts';
import { mayReadDesk } from '../policy.ts';
import { blockedIn } from '../store/blocks.ts';
import { resourcesOf } from '../store/facilities.ts';
import type { Window } from '../store/occupancy.ts';
import { calendarOf } from './calendar-of.ts';
import { seenOpened } from './facility-view.ts';

/** The longest window that one asks for at once. */
export const windowDays = 92;

/** Kinds `period-*`, `window-too-long` (details: days). */
export const windowOf = (from: string, to: string, zone: string): Result<Window> => {
  const window = period(new Date(from), new Date(to), zone);
  if (!window.ok) return window;
  const days = (window.value.to.getTime() - window.value.from.getTime()) / 86_400_000;
  return days > windowDays + 1 ? fail('window-too-long', { details: { days: windowDays } }) : ok(window.value);
};

export type Busy = Window & { readonly taken: number; readonly kind: 'busy' | 'booking' | BlockKind };
export type ResourceAvailability = { readonly resourceId: string; readonly open: readonly Span[]; readonly busy: readonly Busy[] };

const clipped = <T extends Window>(spans: readonly T[], window: Window): T[] =>
  spans
    .filter((span) => span.from < window.to && window.from < span.to)
    .map((span) => ({ ...span, from: span.from < window.from ? window.from : span.from, to: span.to > window.to ? window.to : span.to }));

/** Kinds `facility-not-found`, `facility-not-opened`, `period-*`, `window-too-long`. */
export const getAvailability = async (
  context: Context,
  facilityId: string,
  asked: { readonly from: string; readonly to: string },
): Promise<Result<{ facility: Facility; resources: readonly ResourceAvailability[] }>> => {
  const seen = await seenOpened(context, facilityId);
  if (!seen.ok) return seen;
  const { facility } = seen.value;
  const window = windowOf(asked.from, asked.to, facility.zone);
  if (!window.ok) return window;
  const runsIt = mayReadDesk(context.reader, facility);
  const calendar = await calendarOf(context.tx, [facilityId], window.value, context.now);
  const blocks = runsIt ? await blockedIn(context.tx, [facilityId], window.value) : [];
  const edge = { from: window.value.from.getTime(), to: window.value.to.getTime() };
  const resources = (await resourcesOf(context.tx, [facilityId])).filter((one) => one.state === 'open');
  return ok({
    facility,
    resources: resources.map((resource) => {
      const taken = calendar.taken(facilityId, resource.id);
      const shown = runsIt ? taken.filter((one) => one.unit !== null) : taken;
      const own = blocks.filter((block) => block.resourceId === null || block.resourceId === resource.id);
      return {
        resourceId: resource.id,
        open: clipped(openSpans(resource.openings ?? facility.openings, facility.zone, window.value), window.value),
        busy: [
          ...takenOver(shown, resource.capacity, edge).map((one): Busy => ({
            from: new Date(one.from),
            to: new Date(one.to),
            taken: one.taken,
            kind: runsIt ? 'booking' : 'busy',
          })),
          ...clipped(own, window.value).map(({ from, to, kind }): Busy => ({ from, to, taken: resource.capacity, kind })),
        ],
      };
    }),
  });
};
