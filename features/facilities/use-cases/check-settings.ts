/** What an owner's settings must not be. Texts that carry a secrecy marking are refused before anything is stored. */
import { markingFailures } from '@tongtu/listings';
import { isCurrency } from '@tongtu/kernel/money';
import { isZone } from '@tongtu/kernel/period';
import type { Failure } from '@tongtu/kernel/result';
import { checkRecurrence, expand } from '../calendars/recurrence.ts';
import type { Opening } from '../contract/facilities.ts';
import type { BookingRule } from '../contract/rules.ts';
import type { Tariff } from '../contract/tariffs.ts';
import { twiceIn } from '../domain/booking-rules.ts';

/** Kinds `recurrence-malformed`, `recurrence-too-dense`, `wall-clock-malformed`, each with its field. */
export const openingsFailure = (openings: readonly Opening[] | null | undefined, zone: string): Failure | undefined => {
  for (const [index, opening] of (openings ?? []).entries()) {
    const checked = opening.rrule === null ? undefined : checkRecurrence(opening.rrule);
    if (checked?.ok === false) return { ...checked.error, field: `openings.${index}.rrule` };
    const day = Date.parse(`${opening.start}Z`);
    if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 16) !== opening.start)
      return { kind: 'wall-clock-malformed', field: `openings.${index}.start` };
    const expanded = expand({ ...opening, zone }, { from: new Date(day), to: new Date(day + 31 * 86_400_000) });
    if (!expanded.ok) return { ...expanded.error, field: `openings.${index}.rrule` };
  }
  return undefined;
};

export const zoneFailure = (zone: string | undefined): Failure | undefined =>
  zone === undefined || isZone(zone) ? undefined : { kind: 'period-zone-unknown', field: 'zone', details: { zone } };

const codeTwice = (codes: readonly string[], field: string): Failure | undefined => {
  const index = codes.findIndex((code, at) => codes.indexOf(code) !== at);
  return index === -1 ? undefined : { kind: 'code-twice', field: `${field}.${index}.code`, details: { code: codes[index] } };
};

/** Kinds `rule-twice`, `code-twice`, `currency-unknown`. */
export const rulesFailure = (rules: readonly BookingRule[] | undefined): Failure | undefined => {
  if (rules === undefined) return undefined;
  const twice = twiceIn(rules);
  if (twice !== undefined) return twice;
  for (const [index, rule] of rules.entries()) {
    const failure =
      rule.kind === 'safety-questionnaire'
        ? codeTwice(
            rule.questions.map(({ code }) => code),
            `rules.${index}.questions`,
          )
        : rule.kind === 'insurance' && !isCurrency(rule.sum.currency)
          ? { kind: 'currency-unknown', field: `rules.${index}.sum.currency` }
          : undefined;
    if (failure !== undefined) return failure;
  }
  return undefined;
};

/** Kinds `currency-unknown`, `code-twice`. */
export const tariffFailure = (tariff: Tariff | undefined): Failure | undefined => {
  if (tariff === undefined) return undefined;
  if (!isCurrency(tariff.currency)) return { kind: 'currency-unknown', field: 'tariff.currency', details: { currency: tariff.currency } };
  return codeTwice(
    tariff.consumables.map(({ code }) => code),
    'tariff.consumables',
  );
};

/** Kind `state-secret-refused` with the field and the marking. */
export const secrecyFailure = (texts: Readonly<Record<string, unknown>>): Failure | undefined =>
  Object.entries(texts).flatMap(([field, value]) => markingFailures(value, field))[0];
