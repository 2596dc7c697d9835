/** What a booking costs: the owner's tariff by class of customer, and a price with its computation. */
import { z } from 'zod';
import { localized, localizedOut } from '@tongtu/platform/contract';

export const tariffClasses = ['member', 'small-enterprise', 'research', 'outside'] as const;
export type TariffClass = (typeof tariffClasses)[number];
export const tariffClass = z.enum(tariffClasses);

/** Whole minor units as text, never negative. */
const minor = z.string().regex(/^\d{1,15}$/, { error: 'money-malformed' });

/** Rates in minor units; a rate that is absent is not charged. An hour and a day together: the cheaper, day by day. */
export const rates = z.object({
  hour: minor.optional(),
  /** For each begun 24 hours. */
  day: minor.optional(),
  sample: minor.optional(),
  run: minor.optional(),
  /** Time, samples and runs together cost at least this. */
  minimum: minor.optional(),
  deposit: minor.optional(),
});
export type Rates = z.output<typeof rates>;

type Words = typeof localized | (() => typeof localizedOut);
const asStored = () => localizedOut;

const consumableOf = <W extends Words>(words: W) =>
  z.object({
    code: z.string().regex(/^[a-z0-9-]{1,40}$/, { error: 'code-malformed' }),
    name: words(120) as ReturnType<W>,
    unit: words(30) as ReturnType<W>,
    price: minor,
  });
export const consumable = consumableOf(localized);

export const billings = ['booked', 'used', 'larger'] as const;

const tariffOf = <W extends Words>(words: W) =>
  z.object({
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency-unknown' }),
    /** A class without rates pays as agreed: no price is shown. */
    classes: z.partialRecord(tariffClass, rates),
    consumables: z.array(consumableOf(words)).max(50),
    /** Which time is charged in the end. */
    billing: z.enum(billings),
    /** Cancelled less than so many hours before the begin: so many percent of the price. The nearest step holds. */
    lateCancellation: z.array(z.object({ withinHours: z.number().int().min(1).max(2160), percent: z.number().int().min(0).max(100) })).max(6),
    noShowPercent: z.number().int().min(0).max(100),
    /** Minutes after the begin when a booking that nobody came to may be marked so. */
    noShowAfterMinutes: z.number().int().min(0).max(1440),
  });
export const tariff = tariffOf(localized);
/** As it is stored and answered: its texts have been cleaned. */
export const tariffOut = tariffOf(asStored);
export type Tariff = z.output<typeof tariff>;

/** `item`: hour, day, sample, run, minimum (what is missing to the minimum charge), consumable. Amounts in minor units as text. */
export const priceLine = z.object({
  item: z.enum(['hour', 'day', 'sample', 'run', 'minimum', 'consumable', 'late-cancellation', 'no-show', 'correction']),
  name: localizedOut.exactOptional(),
  unit: localizedOut.exactOptional(),
  /** Exact: `2.5`, `1/3`. */
  quantity: z.string(),
  unitPrice: z.string(),
  amount: z.string(),
});
export type PriceLine = z.output<typeof priceLine>;

/** As it is shown before booking and frozen in the booking. `agreed`: false where the class has no rates, and then there are no lines. */
export const price = z.object({
  tariffClass,
  agreed: z.boolean(),
  currency: z.string(),
  lines: z.array(priceLine),
  total: z.string(),
  deposit: z.string(),
  /** The tariff as it was, for fees and for what is used in the end. */
  tariff: tariffOut,
  tariffRevision: z.number().int(),
});
export type Price = z.output<typeof price>;
