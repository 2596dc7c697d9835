/**
 * What a card must say before it may be handed in. Buyers leave because "the description is
 * too vague", "the benefit unclear", "the route unclear" (complaint C1) and "too early for us"
 * without knowing what is missing (C2). So an achievement is compared with the best
 * alternative, carries a figure for its cost at scale, a route, evidence for the very level
 * it claims and what it still needs; a need can be measured. All that is missing comes back
 * at once; the sentences stand in locales under `missing.<kind>`.
 */
import type { Localized } from '@tongtu/kernel/localized';
import { lengthOf } from '@tongtu/kernel/text';
import type { Missing } from '../contract/cards.ts';
import type { AchievementBody, AnyBody, FacilityBody, FundBody, ListingKind, Measure, NeedBody } from '../contract/bodies.ts';
import { isPast } from './expiry.ts';

/** One rule: what it is called, the field it speaks of, whether the body keeps it. */
type Rule<Body> = { readonly kind: string; readonly field: string; readonly holds: (body: Body, now: Date) => boolean };

const isThere = (value: unknown): boolean => value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0);
const needs = <Body extends object>(field: keyof Body & string, kind: string): Rule<Body> => ({
  kind,
  field: `body.${field}`,
  holds: (body) => isThere(body[field]),
});

/** Shorter says nothing: about one clause. A Chinese character carries about as much as three letters. */
const saysSomething = (text: Localized | undefined): boolean => text === undefined || lengthOf(text.zh ?? '') >= 10 || lengthOf(text.en ?? '') >= 30;
/** Only where the text is there at all: otherwise it is missing, not vague. */
const vague = <Body extends object>(field: keyof Body & string, kind: string): Rule<Body> => ({
  kind,
  field: `body.${field}`,
  holds: (body) => saysSomething(body[field] as Localized | undefined),
});

const figure = /\d|[一二三四五六七八九十百千两半][百千万亿]*(?:元|万|亿|美元|成|倍|分之)/u;
const hasFigure = (text: Localized | undefined): boolean => text === undefined || Object.values(text).some((t) => figure.test(t.normalize('NFKC')));

/** Named, and with a value or a range: only then can it be measured and matched. */
const isMeasurable = (measure: Measure): boolean => (measure.parameter !== undefined || measure.name !== undefined) && measure.quantity !== undefined;
const isNamed = (measure: Measure): boolean => measure.parameter !== undefined || measure.name !== undefined || measure.test !== undefined;

const hasAmount = (range: { min?: unknown; max?: unknown } | undefined): boolean => range !== undefined && (range.min !== undefined || range.max !== undefined);

type Declared = { readonly summary?: Localized; readonly sectors?: readonly string[]; readonly secrecy?: string };
const shared = [needs<Declared>('summary', 'summary'), needs<Declared>('sectors', 'sectors'), needs<Declared>('secrecy', 'secrecy')];

/** At the top of the scale nothing is left to be needed: the proven system works where it is used. */
const isProven = (body: AchievementBody): boolean => (body.trl ?? 0) >= 9;

const achievement: readonly Rule<AchievementBody>[] = [
  needs('problem', 'problem'),
  vague('problem', 'problem-vague'),
  needs('alternative', 'alternative'),
  vague('alternative', 'alternative-vague'),
  needs('costAtScale', 'cost-at-scale'),
  { kind: 'cost-at-scale-figure', field: 'body.costAtScale', holds: (body) => hasFigure(body.costAtScale) },
  needs('route', 'route'),
  vague('route', 'route-vague'),
  needs('trl', 'trl'),
  needs('trlEvidence', 'trl-evidence'),
  {
    kind: 'trl-evidence-level',
    field: 'body.trlEvidence',
    holds: (body) => body.trl === undefined || !isThere(body.trlEvidence) || (body.trlEvidence ?? []).some((evidence) => evidence.level >= body.trl!),
  },
  { kind: 'requirements', field: 'body.requirements', holds: (body) => isProven(body) || isThere(body.requirements) || hasAmount(body.fundingWanted) },
  { kind: 'requirements-named', field: 'body.requirements', holds: (body) => (body.requirements ?? []).every(isNamed) },
  needs('fundingSource', 'funding-source'),
  needs('pathways', 'pathways'),
  needs('exportControl', 'export-control'),
];

const need: readonly Rule<NeedBody>[] = [
  needs('problem', 'problem'),
  vague('problem', 'problem-vague'),
  needs('acceptanceCriteria', 'acceptance-criteria'),
  { kind: 'acceptance-criteria-measurable', field: 'body.acceptanceCriteria', holds: (body) => (body.acceptanceCriteria ?? []).every(isMeasurable) },
  needs('trlWanted', 'trl-wanted'),
  { kind: 'budget', field: 'body.budget', holds: (body) => hasAmount(body.budget) },
  needs('deadline', 'deadline'),
  { kind: 'deadline-past', field: 'body.deadline', holds: (body, now) => body.deadline === undefined || !isPast(body.deadline, now) },
  needs('ipRegime', 'ip-regime'),
];

const facility: readonly Rule<FacilityBody>[] = [
  needs('facilityKind', 'facility-kind'),
  needs('field', 'facility-field'),
  needs('capabilities', 'capabilities'),
  {
    kind: 'capabilities-measurable',
    field: 'body.capabilities',
    holds: (body) => !isThere(body.capabilities) || ((body.capabilities ?? []).every(isNamed) && (body.capabilities ?? []).some(isMeasurable)),
  },
  { kind: 'place', field: 'body.region', holds: (body) => isThere(body.region) || (isThere(body.country) && body.country !== 'CN') },
  needs('trlRange', 'trl-range'),
  needs('tariffClass', 'tariff-class'),
];

const fund: readonly Rule<FundBody>[] = [
  needs('thesis', 'thesis'),
  vague('thesis', 'thesis-vague'),
  needs('trlRange', 'trl-range'),
  { kind: 'ticket', field: 'body.ticket', holds: (body) => hasAmount(body.ticket) },
  needs('instruments', 'instruments'),
  { kind: 'deadline-past', field: 'body.deadline', holds: (body, now) => body.deadline === undefined || !isPast(body.deadline, now) },
];

/** The rules of each kind, title first; the README's table and the wizard's list are these. */
const rulesOf: { readonly [K in ListingKind]: readonly Rule<never>[] } = {
  achievement: [...shared, ...achievement],
  need: [...shared, ...need],
  facility: [...shared, ...facility],
  fund: [...shared, ...fund],
};

/** Every kind of missing thing that a card of this kind may be told. */
export const missingKinds = (kind: ListingKind): readonly string[] => ['title', ...rulesOf[kind].map((rule) => rule.kind)];

/** All that this card lacks, in the order of its form; empty when it may be handed in. */
export const missingOf = (kind: ListingKind, face: { readonly title: Localized | null; readonly body: AnyBody }, now: Date): Missing[] => {
  const found = (rulesOf[kind] as readonly Rule<AnyBody>[])
    .filter((rule) => !rule.holds(face.body, now))
    .map((rule) => ({ kind: rule.kind, field: rule.field }));
  return face.title === null ? [{ kind: 'title', field: 'title' }, ...found] : found;
};
