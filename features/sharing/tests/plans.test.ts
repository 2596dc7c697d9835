/** What the random plans of our properties are worth: each could have come through the door. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlan } from '../domain/read-plan.ts';
import { writePlan } from '../domain/write-plan.ts';
import { anyPlans } from './plans.ts';

it('random plans are plans', () => {
  fc.assert(
    fc.property(anyPlans(), (plan) => void expect(readPlan(JSON.parse(JSON.stringify(writePlan(plan))))).toEqual({ ok: true, value: plan })),
    { numRuns: 500 },
  );
});
