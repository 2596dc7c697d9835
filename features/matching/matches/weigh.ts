/** All criteria of two kinds of card, weighed: reasons whose shares sum to 1, and a score from 0 to 1. */
import type { ListingKind } from '@tongtu/listings/contract';
import type { Match, Reason } from '../contract.ts';
import { instrument, investedRegion, ipRegime, sameProvince, secrecy, sector } from './codes.ts';
import type { Criterion, Finding } from './criterion.ts';
import type { Face } from './face.ts';
import { parameters, tests } from './measures.ts';
import { budget, deadline, ticket, trlReached, trlTouches } from './ranges.ts';

/** Weights of criteria; those of several parameters or tests share theirs. Text speaks of what no field holds. */
const weights: Readonly<Record<Reason['criterion'], number>> = {
  text: 4,
  sector: 2,
  parameter: 3,
  test: 1.5,
  trl: 1.5,
  ticket: 1.5,
  budget: 1,
  deadline: 1,
  instrument: 0.75,
  'ip-regime': 0.75,
  region: 0.5,
  secrecy: 0.25,
};

/** Criteria of each pair of kinds; the first kind is `a`. `gap` is told in the unit of the card that matching starts from. */
const pairs: Readonly<Record<string, (gapUnit: 'a' | 'b') => readonly Criterion[]>> = {
  'need achievement': () => [sector, trlReached, budget, deadline, ipRegime, secrecy],
  'achievement facility': (gapUnit) => [parameters(gapUnit), tests, sector, trlTouches, sameProvince, secrecy],
  'need facility': (gapUnit) => [parameters(gapUnit), tests, sector, trlTouches, sameProvince, deadline, secrecy],
  'achievement fund': () => [sector, trlTouches, ticket, investedRegion, instrument, deadline, secrecy],
  'need fund': () => [sector, trlTouches, ticket, investedRegion, deadline, secrecy],
  'facility fund': () => [sector, trlTouches, investedRegion, deadline, secrecy],
};

const reasonOf = ({ criterion, outcome, subject, a, b, gap }: Finding, startsWithA: boolean, weight: number): Reason => ({
  criterion,
  outcome,
  subject: subject ?? null,
  wanted: startsWithA ? a : b,
  offered: startsWithA ? b : a,
  ...(gap === undefined ? {} : { gap }),
  weight,
});

export type Weighed = Pick<Match, 'score' | 'fit' | 'reasons'>;

/** Whether cards of these two kinds are compared at all. */
export const comparable = (from: ListingKind, to: ListingKind): boolean => from !== to;

/** `text`: 0 to 1, how alike the texts are; `today`: `2027-03-01`. Throws (a bug) for two cards of one kind. */
export const weigh = (from: Face, to: Face, text: number, today: string): Weighed => {
  const startsWithA = pairs[`${from.kind} ${to.kind}`] !== undefined;
  const [a, b] = startsWithA ? [from, to] : [to, from];
  const criteria = pairs[`${a.kind} ${b.kind}`];
  if (criteria === undefined) throw new Error(`no criteria between ${from.kind} and ${to.kind}`);
  const findings = criteria(startsWithA ? 'a' : 'b').flatMap((criterion) => criterion(a, b, today));
  const times = new Map<string, number>();
  for (const { criterion } of findings) times.set(criterion, (times.get(criterion) ?? 0) + 1);
  const weightOf = ({ criterion }: Finding): number => weights[criterion] / times.get(criterion)!;
  const whole = weights.text + findings.reduce((sum, finding) => sum + weightOf(finding), 0);
  const score = (weights.text * text + findings.reduce((sum, finding) => sum + weightOf(finding) * finding.value, 0)) / whole;
  const textReason: Reason = {
    criterion: 'text',
    outcome: text > 0 ? 'fits' : 'unknown',
    subject: null,
    wanted: null,
    offered: null,
    weight: weights.text / whole,
  };
  const count = (outcome: Reason['outcome']): number => findings.filter((finding) => finding.outcome === outcome).length;
  return {
    score: Math.max(0, Math.min(1, score)),
    fit: { fits: count('fits'), misses: count('misses'), unknown: count('unknown') },
    reasons: [textReason, ...findings.map((finding) => reasonOf(finding, startsWithA, weightOf(finding) / whole))],
  };
};
