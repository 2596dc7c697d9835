/** The steps of the tree: recoups and splits, and what makes a waterfall that ends. */
import { compareFractions, one } from '@tongtu/kernel/fraction';
import type { Currency } from '@tongtu/kernel/money';
import { finestInPlan, mustBeCoarse } from './fineness.ts';
import type { Step } from './plan.ts';
import { amountAt, at, Faults, fieldsAt, isFields, listAt, shareAt, wordAt } from './read-fields.ts';
import { partyAt, readShares } from './read-parties.ts';

/** Bounds that keep the check of a stranger's plan short; contracts stay far below. */
const mostSteps = 60;
const mostCaps = 120;
/** Each recoup of a part of the flow multiplies denominators. */
const mostPartialRecoups = 10;

const readCaps = (value: unknown, place: string, currency: Currency, parties: ReadonlySet<string>, faults: Faults): { party: string; cap: bigint }[] => {
  if (value === undefined) return [];
  if (!isFields(value)) {
    faults.add('value-malformed', place);
    return [];
  }
  return Object.entries(value).map(([party, amount]) => {
    if (!parties.has(party)) faults.add('party-unknown', at(place, party), { party });
    return { party, cap: amountAt(amount, at(place, party), currency, faults) };
  });
};

const readStep = (item: unknown, place: string, currency: Currency, parties: ReadonlySet<string>, faults: Faults): Step | undefined => {
  if (!isFields(item)) return faults.add('value-malformed', place);
  const kind = wordAt(item['kind'], at(place, 'kind'), ['recoup', 'split'], faults);
  if (kind === undefined) return undefined;
  if (kind === 'recoup') {
    const fields = fieldsAt(item, place, ['kind', 'party', 'upTo', 'rate'], faults);
    const party = partyAt(fields['party'], at(place, 'party'), parties, faults);
    const upTo = amountAt(fields['upTo'], at(place, 'upTo'), currency, faults);
    const rate = shareAt(fields['rate'] ?? '100%', at(place, 'rate'), faults);
    if (rate?.numerator === 0n) faults.add('rate-zero', at(place, 'rate'));
    return rate === undefined ? undefined : { kind, party, upTo, rate };
  }
  const fields = fieldsAt(item, place, ['kind', 'upTo', 'shares', 'caps', 'overflow'], faults);
  const upTo = fields['upTo'] === undefined ? null : amountAt(fields['upTo'], at(place, 'upTo'), currency, faults);
  const shares = readShares(fields['shares'], at(place, 'shares'), parties, faults);
  const caps = readCaps(fields['caps'], at(place, 'caps'), currency, parties, faults);
  const overflow = fields['overflow'] === undefined ? null : partyAt(fields['overflow'], at(place, 'overflow'), parties, faults);
  if (caps.length > 0 && overflow === null && fields['overflow'] === undefined) faults.add('overflow-missing', at(place, 'overflow'));
  if (caps.length === 0 && overflow !== null) faults.add('overflow-idle', at(place, 'overflow'));
  // What a cap cuts off would come back to the cap that cut it.
  if (caps.some(({ party }) => party === overflow)) faults.add('tier-cyclic', at(place, 'overflow'), { party: overflow });
  return { kind, upTo, shares, caps, overflow };
};

const mustBeSmall = (steps: readonly Step[], faults: Faults): void => {
  const fractions = steps.flatMap((step) => (step.kind === 'recoup' ? [step.rate] : step.shares.map(({ share }) => share)));
  const caps = steps.reduce((count, step) => count + (step.kind === 'split' ? step.caps.length : 0), 0);
  const partial = steps.filter((step) => step.kind === 'recoup' && compareFractions(step.rate, one) < 0).length;
  mustBeCoarse(fractions, finestInPlan, 'steps', faults);
  if (caps > mostCaps) faults.add('caps-too-many', 'steps', { most: mostCaps });
  if (partial > mostPartialRecoups) faults.add('recoups-too-many', 'steps', { most: mostPartialRecoups });
};

/** Further kinds: shares-too-fine (all shares and rates together), caps-too-many, recoups-too-many (of a part of the flow), tier-zero (a tier that takes nothing), split-endless (a split without end before the last step), split-last (the last step has an end). */
export const readSteps = (value: unknown, currency: Currency, parties: ReadonlySet<string>, faults: Faults): Step[] => {
  const items = listAt(value, 'steps', mostSteps, faults);
  const before = faults.found.length;
  const steps = items.flatMap((item, i) => readStep(item, at('steps', i), currency, parties, faults) ?? []);
  // How the steps follow each other is told when each of them could be read.
  if (faults.found.length > before) return steps;
  steps.forEach((step, i) => {
    if (step.upTo === 0n) faults.add('tier-zero', at(at('steps', i), 'upTo'));
    if (step.kind === 'split' && step.upTo === null && i < steps.length - 1) faults.add('split-endless', at('steps', i));
  });
  mustBeSmall(steps, faults);
  const last = steps.at(-1);
  if (last === undefined) {
    if (Array.isArray(value) && value.length === 0) faults.add('list-empty', 'steps');
  } else if (last.kind !== 'split' || last.upTo !== null) faults.add('split-last', at('steps', steps.length - 1));
  return steps;
};
