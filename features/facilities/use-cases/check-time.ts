/** What speaks against a time at a facility: the rules that concern time and quota, all together. */
import type { Context } from '@tongtu/platform/context';
import { localDay, startOfLocalDay } from '@tongtu/kernel/period';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import { openSpans } from '../calendars/recurrence.ts';
import type { BookingDetails } from '../contract/rules.ts';
import { brokenRules, type RuleDraft } from '../domain/booking-rules.ts';
import { hoursByMonth } from '../domain/hours-by-month.ts';
import type { Facility, Resource } from '../domain/facility.ts';
import { timesOfCustomer, type Window } from '../store/occupancy.ts';

const dayMs = 86_400_000;

export const addHours = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((month) => [month, (a[month] ?? 0) + (b[month] ?? 0)]));

/** The local months that a window touches, as a window. */
const wholeMonths = ({ from, to }: Window, zone: string): Window => {
  const first = `${localDay(from, zone).slice(0, 7)}-01`;
  const last = localDay(to, zone);
  const next =
    last.slice(5, 7) === '12' ? `${Number(last.slice(0, 4)) + 1}-01-01` : `${last.slice(0, 4)}-${String(Number(last.slice(5, 7)) + 1).padStart(2, '0')}-01`;
  return { from: startOfLocalDay(first, zone), to: startOfLocalDay(next, zone) };
};

/** Hours that an organization has of a facility in the months of a window, without one booking. No query where no rule asks. */
export const hoursTaken = async (
  context: Pick<Context, 'tx'>,
  facility: Facility,
  organizationId: string,
  window: Window,
  exceptId?: string,
): Promise<Readonly<Record<string, number>>> => {
  if (!facility.rules.some((rule) => rule.kind === 'monthly-quota')) return {};
  const times = await timesOfCustomer(context.tx, facility.id, organizationId, wholeMonths(window, facility.zone));
  return hoursByMonth(
    times.filter((one) => one.id !== exceptId),
    facility.zone,
  );
};

export type TimeAsked = {
  readonly facility: Facility;
  readonly resource: Pick<Resource, 'openings'>;
  readonly from: Date;
  readonly to: Date;
  readonly hoursByMonth: Readonly<Record<string, number>>;
  readonly details?: BookingDetails;
  readonly qualifications?: RuleDraft['qualifications'];
};

/** Opening hours of a resource around a time, so that its ends can be looked up in them. */
const openAround = ({ facility, resource, from, to }: TimeAsked): { from: Date; to: Date }[] =>
  openSpans(resource.openings ?? facility.openings, facility.zone, {
    from: new Date(Math.floor(from.getTime() / dayMs - 1) * dayMs),
    to: new Date(Math.ceil(to.getTime() / dayMs + 1) * dayMs),
  });

/** All rules of the stage that a time (and at `request` the details) would break. */
export const speaksAgainst = (asked: TimeAsked, now: Date, stage: 'hold' | 'request'): Failure[] => {
  const { facility, from, to } = asked;
  const usesHours = facility.rules.some((rule) => rule.kind === 'opening-hours' && rule.mode !== 'any');
  return brokenRules(
    facility.rules,
    {
      from,
      to,
      zone: facility.zone,
      now,
      open: usesHours ? openAround(asked) : [],
      hoursByMonth: asked.hoursByMonth,
      qualifications: asked.qualifications ?? [],
      details: asked.details ?? {},
    },
    stage,
  );
};

/** Those of the candidates where no rule of time is broken; members of a group may have opening hours of their own. Kind `rules-broken` with what the first would break. */
export const keepingRules = <T extends Pick<Resource, 'openings'>>(
  asked: Omit<TimeAsked, 'resource'>,
  candidates: readonly T[],
  now: Date,
): Result<readonly T[]> => {
  const judged = new Map<string, Failure[]>();
  const broken = (resource: T): Failure[] => {
    const key = JSON.stringify(resource.openings);
    const known = judged.get(key) ?? speaksAgainst({ ...asked, resource }, now, 'hold');
    judged.set(key, known);
    return known;
  };
  const keeping = candidates.filter((resource) => broken(resource).length === 0);
  return keeping.length > 0 ? ok(keeping) : fail('rules-broken', { errors: candidates[0] === undefined ? [] : broken(candidates[0]) });
};
