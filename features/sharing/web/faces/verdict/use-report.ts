/** The verdict over a plan, computed here and now. */
import { useMemo } from 'react';
import type { CheckReport } from '../../../contract/check.ts';
import { checkPlan } from '../../../domain/check/check-plan.ts';
import type { SharingPlan } from '../../../domain/plan.ts';
import { usePacks } from '../use-packs.ts';

export const useReport = (plan: SharingPlan): CheckReport => {
  const packs = usePacks();
  return useMemo(() => checkPlan(plan, packs), [plan, packs]);
};
