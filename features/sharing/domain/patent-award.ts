/**
 * The award for a granted patent where the unit has neither a rule nor an agreement (专利法实施细则 93): a least amount, due some
 * months after the grant was announced. It stands beside the sharing of income and is no part of it.
 */
import { expect } from '@tongtu/kernel/result';
import { parseMoney, type Money } from '@tongtu/kernel/money';
import table from '../data/patent-award.json' with { type: 'json' };
import type { BothLanguages } from './rule-pack.ts';

export const patentKinds = ['invention', 'utility-model', 'design'] as const;
export type PatentKind = (typeof patentKinds)[number];
/** `grantedOn`: the day on which the grant was announced, YYYY-MM-DD. `ownRule`: a rule or an agreement of the unit takes the place of the law. */
export type GrantedPatent = { readonly kind: PatentKind; readonly grantedOn: string; readonly ownRule: boolean };
export type PatentAward = {
  readonly least: Money;
  readonly due: string;
  readonly version: number;
  readonly article: BothLanguages;
  readonly text: BothLanguages;
};

/** The same day so many months later, or the last day of a month that is too short. */
export const monthsLater = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  const to = Math.min(date, last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(to).padStart(2, '0')}`;
};

/** By the text in force on the day of the grant; `null` where the unit's own rule applies or no text was in force yet. */
export const patentAward = ({ kind, grantedOn, ownRule }: GrantedPatent): PatentAward | null => {
  const rule = table.versions.findLast(({ effectiveFrom }) => effectiveFrom <= grantedOn);
  if (ownRule || rule === undefined) return null;
  const { version, months, least, article, text } = rule;
  return { least: expect(parseMoney(least[kind], 'CNY')), due: monthsLater(grantedOn, months), version, article, text };
};
