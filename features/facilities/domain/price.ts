/**
 * What a booking costs, by the owner's tariff and the customer's class, with the computation that people see. All in whole
 * minor units; only hours can be broken, and a broken amount is rounded half up. An hour and a day together: each begun 24
 * hours cost the cheaper of the two. A longer booking never costs less (price.property.test.ts). Vectors: tests/vectors/facility-prices.json.
 */
import { fraction, times, toExactText, type Fraction } from '@tongtu/kernel/fraction';
import { fail, ok, type Result } from '@tongtu/kernel/result';
import type { Price, PriceLine, Rates, Tariff, TariffClass } from '../contract/tariffs.ts';

export type Quantities = {
  /** From begin to end. */
  readonly minutes: number;
  readonly samples?: number | undefined;
  readonly runs?: number | undefined;
  /** Code of the tariff → how many. */
  readonly consumables?: Readonly<Record<string, number>> | undefined;
};

const dayMinutes = 1440;
const whole = (n: number): Fraction => fraction(BigInt(n));

/** To the minor unit, halves away from zero; nothing here is negative. */
const rounded = ({ numerator, denominator }: Fraction): bigint => (2n * numerator + denominator) / (2n * denominator);

const line = (item: PriceLine['item'], quantity: Fraction, unitPrice: string, more: Partial<PriceLine> = {}): PriceLine => ({
  item,
  quantity: toExactText(quantity),
  unitPrice,
  amount: rounded(times(quantity, fraction(BigInt(unitPrice)))).toString(),
  ...more,
});

/** Days and minutes of hours that a time is charged for. */
const timeOf = (minutes: number, { hour, day }: Rates): { readonly days: number; readonly minutes: number } => {
  if (day === undefined) return { days: 0, minutes: hour === undefined ? 0 : minutes };
  if (hour === undefined) return { days: Math.ceil(minutes / dayMinutes), minutes: 0 };
  const [days, rest] = [Math.floor(minutes / dayMinutes), minutes % dayMinutes];
  const isDayCheaper = BigInt(day) <= 24n * BigInt(hour);
  const isRestADay = rest > 0 && BigInt(day) * 60n <= BigInt(rest) * BigInt(hour);
  return {
    days: (isDayCheaper ? days : 0) + (isRestADay ? 1 : 0),
    minutes: (isDayCheaper ? 0 : days * dayMinutes) + (isRestADay ? 0 : rest),
  };
};

const useLines = (rates: Rates, { minutes, samples = 0, runs = 0 }: Quantities): PriceLine[] => {
  const time = timeOf(minutes, rates);
  return [
    ...(rates.day !== undefined && time.days > 0 ? [line('day', whole(time.days), rates.day)] : []),
    ...(rates.hour !== undefined && time.minutes > 0 ? [line('hour', fraction(BigInt(time.minutes), 60n), rates.hour)] : []),
    ...(rates.sample !== undefined && samples > 0 ? [line('sample', whole(samples), rates.sample)] : []),
    ...(rates.run !== undefined && runs > 0 ? [line('run', whole(runs), rates.run)] : []),
  ];
};

const consumableLines = (tariff: Tariff, wanted: Readonly<Record<string, number>>): Result<PriceLine[]> => {
  const lines: PriceLine[] = [];
  for (const code of Object.keys(wanted).sort()) {
    const found = tariff.consumables.find((one) => one.code === code);
    if (found === undefined) return fail('consumable-unknown', { field: 'body.consumables', details: { code } });
    if (wanted[code]! > 0) lines.push(line('consumable', whole(wanted[code]!), found.price, { name: found.name, unit: found.unit }));
  }
  return ok(lines);
};

export const sumOf = (lines: readonly PriceLine[]): bigint => lines.reduce((sum, one) => sum + BigInt(one.amount), 0n);

/** Lines of a class for what is asked or was used; the minimum charge as a line of its own. Kind `consumable-unknown` (details: code). */
export const linesFor = (tariff: Tariff, rates: Rates, quantities: Quantities): Result<PriceLine[]> => {
  const use = useLines(rates, quantities);
  const missing = BigInt(rates.minimum ?? '0') - sumOf(use);
  const consumables = consumableLines(tariff, quantities.consumables ?? {});
  if (!consumables.ok) return consumables;
  return ok([...use, ...(missing > 0n ? [line('minimum', whole(1), missing.toString())] : []), ...consumables.value]);
};

/** The rates of a class; undefined where it has none, and pays as agreed. */
export const ratesOf = (tariff: Tariff, tariffClass: TariffClass): Rates | undefined => {
  const rates = tariff.classes[tariffClass];
  return rates === undefined || Object.keys(rates).every((key) => key === 'deposit') ? undefined : rates;
};

/** Kind `consumable-unknown`. */
export const computePrice = ({
  tariff,
  tariffRevision,
  tariffClass,
  ...quantities
}: Quantities & { readonly tariff: Tariff; readonly tariffRevision: number; readonly tariffClass: TariffClass }): Result<Price> => {
  const rates = ratesOf(tariff, tariffClass);
  const lines = rates === undefined ? ok([]) : linesFor(tariff, rates, quantities);
  if (!lines.ok) return lines;
  return ok({
    tariffClass,
    agreed: rates !== undefined,
    currency: tariff.currency,
    lines: lines.value,
    total: sumOf(lines.value).toString(),
    deposit: tariff.classes[tariffClass]?.deposit ?? '0',
    tariff,
    tariffRevision,
  });
};

const percentOf = (total: string, percent: number): bigint => rounded(fraction(BigInt(total) * BigInt(percent), 100n));

/** What cancelling costs `now`: the step with the fewest hours that has begun; 0 before the first. Minor units. */
export const lateCancellationFee = ({ total, tariff }: Pick<Price, 'total' | 'tariff'>, from: Date, now: Date): bigint => {
  const left = from.getTime() - now.getTime();
  const [nearest] = tariff.lateCancellation.filter((step) => left < step.withinHours * 3_600_000).sort((a, b) => a.withinHours - b.withinHours);
  return nearest === undefined ? 0n : percentOf(total, nearest.percent);
};

/** What it costs not to come, minor units. */
export const noShowFee = ({ total, tariff }: Pick<Price, 'total' | 'tariff'>): bigint => percentOf(total, tariff.noShowPercent);
