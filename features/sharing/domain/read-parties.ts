/** Who is named in a tree, and what is shared among them. */
import { compareFractions, one, plus, toExactText, zero, type Fraction } from '@tongtu/kernel/fraction';
import { finestInStep, mustBeCoarse } from './fineness.ts';
import type { PartyShare } from './plan.ts';
import { at, Faults, shareAt } from './read-fields.ts';

const partyId = /^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]{0,39}$/;

/** Shares by party, as an object; sums to exactly one. */
export const readShares = (value: unknown, place: string, parties: ReadonlySet<string>, faults: Faults): PartyShare[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.add(value === undefined ? 'field-missing' : 'value-malformed', place);
    return [];
  }
  const shares = Object.entries(value).flatMap(([party, text]) => {
    if (!parties.has(party)) faults.add('party-unknown', at(place, party), { party });
    const share = shareAt(text, at(place, party), faults);
    return share === undefined ? [] : [{ party, share }];
  });
  if (shares.length === Object.keys(value).length)
    mustBeWhole(
      'shares-not-whole',
      shares.map(({ share }) => share),
      place,
      faults,
    );
  return shares;
};

/** The parts sum to exactly one; what is too fine to be summed is told as that. */
export const mustBeWhole = (kind: string, parts: readonly Fraction[], place: string, faults: Faults): void => {
  if (!mustBeCoarse(parts, finestInStep, place, faults)) return;
  const sum = parts.reduce(plus, zero);
  if (compareFractions(sum, one) !== 0) faults.add(kind, place, { sum: toExactText(sum) });
};

/** An id of a party or member, not taken yet. */
export const idAt = (value: unknown, place: string, taken: Set<string>, faults: Faults): string => {
  if (typeof value !== 'string' || !partyId.test(value)) {
    faults.add(value === undefined ? 'field-missing' : 'party-malformed', place);
    return '';
  }
  if (taken.has(value)) faults.add('party-twice', place, { party: value });
  taken.add(value);
  return value;
};

/** A party that the plan names; empty text after a fault. */
export const partyAt = (value: unknown, place: string, parties: ReadonlySet<string>, faults: Faults): string => {
  if (typeof value === 'string' && parties.has(value)) return value;
  faults.add(value === undefined ? 'field-missing' : 'party-unknown', place, { party: value });
  return '';
};
