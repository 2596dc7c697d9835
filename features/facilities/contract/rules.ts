/** Rules of a facility as data: its owner composes them, each is one function in `domain/rules/`. */
import { z } from 'zod';
import { localized, localizedOut, money } from '@tongtu/platform/contract';
import { secrecyDeclarations } from '@tongtu/listings/contract';

const minutes = z.number().int().min(1).max(527_040);
const code = z.string().regex(/^[a-z0-9-]{1,40}$/, { error: 'code-malformed' });

/** Texts as they come in are cleaned; as they are stored and answered they stand. One shape for both, by its texts. */
type Words = typeof localized | (() => typeof localizedOut);
const asStored = () => localizedOut;

/** `must`: the answer without which the booking is refused; null when any will do, so long as there is one. */
const questionOf = <W extends Words>(words: W) => z.object({ code, text: words(500) as ReturnType<W>, must: z.enum(['yes', 'no']).nullable() });
export const question = questionOf(localized);
export type Question = z.output<typeof question>;

export const openingHoursModes = ['within', 'start-and-end', 'any'] as const;

/** One of each kind at most, but for `qualification`. */
const ruleOf = <W extends Words>(words: W) =>
  z.discriminatedUnion('kind', [
    /** So long before its begin a booking is made. */
    z.object({ kind: z.literal('minimum-notice'), minutes }),
    /** Not further ahead than this. */
    z.object({ kind: z.literal('maximum-ahead'), days: z.number().int().min(1).max(400) }),
    z.object({ kind: z.literal('minimum-length'), minutes }),
    z.object({ kind: z.literal('maximum-length'), minutes }),
    /** Begins and lasts in steps of so many minutes, counted from the local midnight. */
    z.object({ kind: z.literal('granularity'), minutes: z.number().int().min(5).max(1440) }),
    /** Hours that one organization may take of this facility in one calendar month of the facility's zone. */
    z.object({ kind: z.literal('monthly-quota'), hours: z.number().int().min(1).max(744) }),
    /** Whoever books must hold it on the day on which the booking begins and ends. */
    z.object({ kind: z.literal('qualification'), code, name: words(120) as ReturnType<W> }),
    z.object({ kind: z.literal('safety-questionnaire'), questions: z.array(questionOf(words)).min(1).max(30) }),
    /** Tests up to this grade; state secrets are refused everywhere. */
    z.object({ kind: z.literal('secrecy-grade'), highest: z.enum(['none', 'trade-secret']) }),
    z.object({ kind: z.literal('trl-range'), min: z.number().int().min(1).max(9), max: z.number().int().min(1).max(9) }).refine((r) => r.min <= r.max, {
      error: 'range-reversed',
      path: ['max'],
    }),
    /** Liability insurance of at least this sum, valid to the end of the booking. */
    z.object({ kind: z.literal('insurance'), sum: money }),
    /** `within`: the whole time; `start-and-end`: begins and ends while open, may run over night; `any`: no matter. */
    z.object({ kind: z.literal('opening-hours'), mode: z.enum(openingHoursModes) }),
  ]);
export const bookingRule = ruleOf(localized);
/** As it is stored and answered. */
export const bookingRuleOut = ruleOf(asStored);
export type BookingRule = z.output<typeof bookingRule>;
export type BookingRuleKind = BookingRule['kind'];
export const bookingRuleKinds = [
  'minimum-notice',
  'maximum-ahead',
  'minimum-length',
  'maximum-length',
  'granularity',
  'monthly-quota',
  'qualification',
  'safety-questionnaire',
  'secrecy-grade',
  'trl-range',
  'insurance',
  'opening-hours',
] as const satisfies readonly BookingRuleKind[];

/** What the customer says of the test when he asks for the booking. */
const detailsOf = <W extends Words>(words: W) =>
  z.object({
    purpose: (words(2000, { multiline: true }) as ReturnType<W>).optional(),
    samples: z.number().int().min(0).max(1_000_000).optional(),
    runs: z.number().int().min(0).max(100_000).optional(),
    /** Code of the tariff → how many. */
    consumables: z.record(z.string().max(40), z.number().int().min(0).max(1_000_000)).optional(),
    trl: z.number().int().min(1).max(9).optional(),
    secrecy: z.enum(secrecyDeclarations).optional(),
    hazards: (words(2000, { multiline: true }) as ReturnType<W>).optional(),
    /** Code of the question → answer. */
    answers: z.record(z.string().max(40), z.enum(['yes', 'no'])).optional(),
    insurance: z.object({ sum: money, validUntil: z.iso.date() }).optional(),
  });
export const bookingDetails = detailsOf(localized);
/** As it is stored and answered. */
export const bookingDetailsOut = detailsOf(asStored);
export type BookingDetails = z.output<typeof bookingDetails>;

/** A rule that is not kept: kind `rule-<kind of the rule>`, with what would be needed; sentence under `errors`. */
export const violation = z.object({ kind: z.string(), field: z.string().optional(), detail: z.string(), details: z.record(z.string(), z.unknown()) });
export type Violation = z.output<typeof violation>;
