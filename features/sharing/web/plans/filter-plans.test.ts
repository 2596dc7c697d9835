import { expect, test } from 'vitest';
import type { PlanCard } from '../../contract/versions.ts';
import { matches } from './filter-plans.ts';

const plan = { stance: 'party', inForce: 1, latest: { version: 2, state: 'proposed' } as PlanCard['latest'] } as const;

test('no filter shows everything', () => expect(matches(plan, '', '')).toBe(true));
test('a plan whose next version is proposed is found as proposed and as in force', () => {
  expect(matches(plan, 'party', 'proposed')).toBe(true);
  expect(matches(plan, '', 'in-force')).toBe(true);
  expect(matches(plan, '', 'draft')).toBe(false);
});
test('another stance is another list', () => expect(matches(plan, 'unit', '')).toBe(false));
