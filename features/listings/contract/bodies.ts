/**
 * The body of a card, one shape a kind. Every field is optional while a card is a
 * draft (the wizard saves as one goes); what must be there to submit is decided in
 * `domain/completeness.ts`, so that the reader is told all that is missing at once.
 */
import { z } from 'zod';
import { id, localized, money, text } from '@tongtu/platform/contract';

export const listingKinds = ['achievement', 'need', 'facility', 'fund'] as const;
export type ListingKind = (typeof listingKinds)[number];
export const listingKind = z.enum(listingKinds);

/** Decimal text, so that no figure is rounded on the way: `0.3`, `-40`, `1e-6` is written `0.000001`. */
const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,20})?$/, { error: 'number-malformed' });
/** A value, or a range open at either end, with a unit symbol of kernel/quantity. */
export const quantity = z
  .object({ value: decimal.optional(), min: decimal.optional(), max: decimal.optional(), unit: z.string().max(30) })
  .refine((q) => q.value !== undefined || q.min !== undefined || q.max !== undefined, { error: 'quantity-empty' });

/** A typed requirement, criterion or capability: a parameter of the vocabulary (or a named one of one's own) and its quantity. */
export const measure = z.object({
  parameter: z.string().max(80).optional(),
  /** For what the vocabulary lacks. */
  name: localized(120).optional(),
  quantity: quantity.optional(),
  /** Kind of test, from the vocabulary. */
  test: z.string().max(80).optional(),
  note: localized(500, { multiline: true }).optional(),
});
export type Measure = z.output<typeof measure>;

const trl = z.number().int().min(1).max(9);
export const trlRange = z.object({ min: trl, max: trl }).refine((r) => r.min <= r.max, { error: 'range-reversed', path: ['max'] });
export const moneyRange = z.object({ min: money.optional(), max: money.optional() });
const longText = localized(8000, { multiline: true });
const sectors = z.array(z.string().max(20)).max(8);
const keywords = z.array(text(60)).max(20);
const region = z.string().max(6);
/** The calendar has a year 0 and the database has none. */
const day = z.iso.date({ error: 'date-malformed' }).refine((date) => date >= '1900-01-01', { error: 'date-malformed' });

export const secrecyDeclarations = ['none', 'trade-secret', 'state-secret'] as const;
export const exportDeclarations = ['unrestricted', 'restricted', 'prohibited', 'not-assessed'] as const;
const declarations = { secrecy: z.enum(secrecyDeclarations).optional(), exportControl: z.enum(exportDeclarations).optional() };

export const ipRightTypes = ['invention', 'utility-model', 'design', 'software', 'layout-design', 'plant-variety', 'know-how', 'foreign-patent'] as const;
export const ipRightStates = ['applied', 'granted', 'expired', 'not-registered'] as const;
export const pathways = ['self-investment', 'transfer', 'licence', 'cooperation', 'equity', 'other'] as const;
export const fundingSources = ['fiscal', 'non-fiscal', 'mixed'] as const;
export const contributorRoles = ['completer', 'transformer'] as const;

export const achievementBody = z
  .object({
    summary: localized(2000, { multiline: true }),
    problem: longText,
    /** Against the best alternative known (complaint C1). */
    alternative: longText,
    costAtScale: longText,
    /** How it would reach its market (complaint C1). */
    route: longText,
    trl,
    trlEvidence: z.array(z.object({ level: trl, statement: localized(2000, { multiline: true }), attachmentId: id.optional() })).max(30),
    mrl: z.number().int().min(1).max(10),
    sectors,
    keywords,
    region,
    ipRights: z
      .array(
        z.object({
          type: z.enum(ipRightTypes),
          number: text(40).optional(),
          title: localized(300).optional(),
          status: z.enum(ipRightStates),
          owner: text(200),
        }),
      )
      .max(50),
    contributors: z.array(z.object({ name: text(120), organization: text(200).optional(), role: z.enum(contributorRoles) })).max(50),
    fundingSource: z.enum(fundingSources),
    pathways: z.array(z.enum(pathways)).max(6),
    price: z.discriminatedUnion('kind', [z.object({ kind: z.literal('asking'), amount: money }), z.object({ kind: z.literal('negotiable') })]),
    /** What it still needs: typed requirements, matched with facilities' capabilities. */
    requirements: z.array(measure).max(40),
    /** How much money the next step takes; matched with funds' tickets. */
    fundingWanted: moneyRange,
    ...declarations,
  })
  .partial();

export const ipRegimes = ['provider-owns', 'seeker-owns', 'joint', 'exclusive-licence', 'non-exclusive-licence', 'negotiable'] as const;
export const needBody = z
  .object({
    summary: localized(2000, { multiline: true }),
    problem: longText,
    /** Measurable, typed. */
    acceptanceCriteria: z.array(measure).max(40),
    trlWanted: trlRange,
    budget: moneyRange,
    deadline: day,
    ipRegime: z.enum(ipRegimes),
    sectors,
    keywords,
    region,
    ...declarations,
  })
  .partial();

export const facilityKinds = ['laboratory-equipment', 'pilot-line', 'testbed', 'demonstration-site', 'production-line'] as const;
export const tariffClasses = ['free', 'cost', 'market', 'by-agreement'] as const;
export const facilityBody = z
  .object({
    summary: localized(4000, { multiline: true }),
    facilityKind: z.enum(facilityKinds),
    /** One of the eight fields of the 2025 handbook; vocabulary `facility-fields`. */
    field: z.string().max(40),
    capabilities: z.array(measure).max(80),
    tests: z.array(z.string().max(80)).max(40),
    region,
    country: z.string().length(2),
    address: localized(300),
    coordinates: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
    trlRange,
    /** What a user must bring: training, licence, insurance. */
    qualification: longText,
    tariffClass: z.enum(tariffClasses),
    sectors,
    keywords,
    ...declarations,
  })
  .partial();

export const fundInstruments = ['grant', 'equity', 'convertible', 'loan', 'guarantee', 'royalty', 'award'] as const;
export const fundBody = z
  .object({
    summary: localized(2000, { multiline: true }),
    thesis: longText,
    sectors,
    keywords,
    trlRange,
    /** Money for one project. */
    ticket: moneyRange,
    instruments: z.array(z.enum(fundInstruments)).max(7),
    /** Where it may invest: province or city codes; empty means anywhere. */
    regions: z.array(region).max(60),
    region,
    termMonths: z.number().int().min(1).max(600),
    /** Share of the fund that may be lost without blame, in percent: `30`. */
    lossTolerance: z.string().regex(/^(100|\d{1,2})(\.\d{1,2})?$/, { error: 'percent-malformed' }),
    deadline: day,
    secrecy: declarations.secrecy,
  })
  .partial();

export const bodyOf = { achievement: achievementBody, need: needBody, facility: facilityBody, fund: fundBody } as const;
export type AchievementBody = z.output<typeof achievementBody>;
export type NeedBody = z.output<typeof needBody>;
export type FacilityBody = z.output<typeof facilityBody>;
export type FundBody = z.output<typeof fundBody>;
export type ListingBody = { achievement: AchievementBody; need: NeedBody; facility: FacilityBody; fund: FundBody };
export type AnyBody = ListingBody[ListingKind];
