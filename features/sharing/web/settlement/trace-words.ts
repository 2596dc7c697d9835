/** The trace of an event by clause: which step, how far it reaches, and in words what it did with this event's money. */
import type { SharingPlanJson } from '../../contract/plan.ts';
import type { TraceLine } from '../../contract/settlement.ts';

export type StepOf = { readonly step: number; readonly lines: readonly TraceLine[] };

/** Lines by step, in the order in which the money went through the plan. */
export const byStep = (lines: readonly TraceLine[]): StepOf[] => [...Map.groupBy(lines, (line) => line.step)].map(([step, of]) => ({ step, lines: of }));

/** Place of the step in the plan, as its clause has it. */
export const placeOf = (step: number): string => (step >= 0 ? `steps.${step}` : step === -1 ? 'annualProfit' : 'rounding');

export type Reach = {
  readonly kind: 'recoup' | 'split-up-to' | 'split-rest' | 'annual-profit' | 'closing';
  readonly upTo: string | null;
  readonly rate: string | null;
};

/** How far a step reaches: what its tier takes at most. */
export const reachOf = (tree: Pick<SharingPlanJson, 'steps' | 'annualProfit'> | undefined, step: number): Reach | undefined => {
  if (step === -2) return { kind: 'closing', upTo: null, rate: null };
  if (step === -1) return { kind: 'annual-profit', upTo: null, rate: tree?.annualProfit?.rate ?? null };
  const of = tree?.steps?.[step];
  if (of === undefined) return undefined;
  if (of.kind === 'recoup') return { kind: 'recoup', upTo: of.upTo, rate: of.rate };
  return of.upTo === undefined ? { kind: 'split-rest', upTo: null, rate: null } : { kind: 'split-up-to', upTo: of.upTo, rate: null };
};
