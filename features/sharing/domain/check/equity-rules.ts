/** Floors and caps on shares. A valuation happens once, so there is one figure: the part that was agreed, and the whole shares it makes. */
import { compareFractions, times, toExactText, zero, type Fraction } from '@tongtu/kernel/fraction';
import type { Finding } from '../../contract/check.ts';
import { sizes } from '../plan.ts';
import type { EquityCap, EquityFloor, PersonCap } from '../rule-pack.ts';
import { shareText } from '../write-plan.ts';
import { findingOf, floorName, floorSeverity, isBinding, type Case, type Told } from './finding.ts';
import { equityOf, poolParties, wholeShares } from './pool.ts';

/** The figures of a rule on shares; `ratio` is the part by agreement. */
export const shareFigures = (total: bigint, paid: bigint, required: bigint, ratio: Fraction): Pick<Told, 'figures' | 'counterexample' | 'worst'> => ({
  figures: 'shares',
  counterexample: { income: total.toString(), paid: paid.toString(), required: required.toString() },
  worst: { income: total.toString(), ratio: toExactText(ratio) },
});

/** The agreed part has to reach the floor, and so do the whole shares that largest remainders make of it. */
export const equityFloor = (of: Case<EquityFloor>): Finding[] => {
  const { plan, pack, rule } = of;
  if (plan.equity === null) return [];
  const pool = poolParties(plan, pack);
  const { part, shares, total } = equityOf(plan, pool);
  const required = wholeShares(total, rule.least);
  const holds = compareFractions(part, rule.least) >= 0 && shares >= required;
  const details = { least: shareText(rule.least), part: shareText(part), shares: shares.toString(), required: required.toString(), parties: [...pool] };
  const name = floorName(rule);
  if (holds)
    return [
      findingOf(of, {
        rule: name,
        severity: 'information',
        holds: 'always',
        figures: 'shares',
        code: rule.strength === 'permissive' ? 'may-shares-met' : 'shares-always',
        details,
      }),
    ];
  const code =
    rule.strength === 'permissive' ? 'may-shares-below' : rule.strength === 'hard' ? 'shares-never' : isBinding(of) ? 'default-shares' : 'own-rule-shares';
  return [findingOf(of, { rule: name, severity: floorSeverity(of), holds: 'never', ...shareFigures(total, shares, required, part), code, details })];
};

/** L18: all staff together, by size of the enterprise. */
export const equityCap = (of: Case<EquityCap>): Finding[] => {
  const { plan, pack, rule } = of;
  if (plan.equity === null) return [];
  const { size } = plan.unit;
  if (size === undefined)
    return [
      findingOf(of, {
        rule: 'L18',
        severity: 'information',
        holds: 'unproven',
        figures: 'shares',
        code: 'staff-shares-unproven',
        details: Object.fromEntries(sizes.map((word) => [word, shareText(rule.most[word])])),
      }),
    ];
  const { part } = equityOf(plan, poolParties(plan, pack));
  const within = compareFractions(part, rule.most[size]) <= 0;
  return [
    findingOf(of, {
      rule: 'L18',
      severity: within ? 'information' : 'warning',
      holds: within ? 'always' : 'never',
      figures: 'shares',
      code: within ? 'staff-shares-within' : 'staff-shares-above',
      details: { most: shareText(rule.most[size]), part: shareText(part), size },
    }),
  ];
};

/** L18: a person's part is the weight in the pool of what the pool's party gets. */
export const personCap = (of: Case<PersonCap>): Finding[] => {
  const { plan, pack, rule } = of;
  if (plan.equity === null || plan.equity.allocation.every(({ party, share }) => !poolParties(plan, pack).has(party) || share.numerator === 0n)) return [];
  const base = { rule: 'L18' as const, figures: 'shares' as const };
  const most = shareText(rule.most);
  if (plan.pool === null || plan.pool.members.length === 0)
    return [findingOf(of, { ...base, severity: 'information', holds: 'unproven', code: 'person-unproven', details: { most } })];
  const { part } = equityOf(plan, new Set([plan.pool.party]));
  const parts = plan.pool.members.map(({ id, weight }) => ({ id, part: times(weight, part) }));
  const above = parts.filter((person) => compareFractions(person.part, rule.most) > 0).map(({ id }) => id);
  const largest = parts.reduce((best, person) => (compareFractions(person.part, best) > 0 ? person.part : best), zero);
  return [
    findingOf(of, {
      ...base,
      severity: above.length === 0 ? 'information' : 'warning',
      holds: above.length === 0 ? 'always' : 'never',
      code: above.length === 0 ? 'person-within' : 'person-above',
      details: { most, largest: shareText(largest), ...(above.length === 0 ? {} : { people: above }) },
    }),
  ];
};
