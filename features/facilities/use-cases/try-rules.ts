/** An owner tries rules and a tariff on a sample before anybody meets them. Changes nothing. */
import type { Context } from '@tongtu/platform/context';
import { localDay, period } from '@tongtu/kernel/period';
import { fail, ok, type Failure, type Result } from '@tongtu/kernel/result';
import type { BookingDetails, BookingRule } from '../contract/rules.ts';
import type { Price, Tariff, TariffClass } from '../contract/tariffs.ts';
import { computePrice } from '../domain/price.ts';
import { maySetUp } from '../policy.ts';
import { resourcesOf } from '../store/facilities.ts';
import { rulesFailure, tariffFailure } from './check-settings.ts';
import { speaksAgainst } from './check-time.ts';
import { workedFacility } from './facility-view.ts';

export type Trial = {
  readonly rules: readonly BookingRule[];
  readonly tariff: Tariff;
  readonly sample: {
    readonly resourceId?: string | undefined;
    readonly tariffClass: TariffClass;
    readonly from: string;
    readonly to: string;
    readonly details: BookingDetails;
    readonly qualifications: readonly string[];
    readonly hoursThisMonth: number;
  };
};

/** Whoever is qualified in a sample is so on every day. */
const always = (code: string) => ({ code, validFrom: '0001-01-01', validUntil: null });

/**
 * By the opening hours that the facility (or the named resource) has. Kinds `facility-not-found`, `not-allowed`,
 * `facility-not-opened`, `rule-twice`, `code-twice`, `currency-unknown`, `period-*`, `resource-not-found`, `consumable-unknown`.
 */
export const tryRules = async (
  context: Context,
  facilityId: string,
  { rules, tariff, sample }: Trial,
): Promise<Result<{ readonly violations: readonly Failure[]; readonly price: Price }>> => {
  const found = await workedFacility(context, facilityId, maySetUp);
  if (!found.ok) return found;
  const { facility } = found.value;
  const refused = rulesFailure(rules) ?? tariffFailure(tariff);
  if (refused !== undefined) return { ok: false, error: refused };
  const time = period(new Date(sample.from), new Date(sample.to), facility.zone);
  if (!time.ok) return time;
  const { from, to } = time.value;
  const resources = sample.resourceId === undefined ? [] : await resourcesOf(context.tx, [facilityId]);
  const named = resources.find((resource) => resource.id === sample.resourceId);
  if (sample.resourceId !== undefined && named === undefined) return fail('resource-not-found');
  const { samples, runs, consumables } = sample.details;
  const minutes = (to.getTime() - from.getTime()) / 60_000;
  const price = computePrice({ tariff, tariffRevision: facility.revision, tariffClass: sample.tariffClass, minutes, samples, runs, consumables });
  if (!price.ok) return price;
  const violations = speaksAgainst(
    {
      facility: { ...facility, rules },
      resource: named ?? { openings: null },
      from,
      to,
      hoursByMonth: { [localDay(from, facility.zone).slice(0, 7)]: sample.hoursThisMonth },
      details: sample.details,
      qualifications: sample.qualifications.map(always),
    },
    context.now,
    'request',
  );
  return ok({ violations, price: price.value });
};
