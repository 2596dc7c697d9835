/** Which plans a list shows: the filters of the address over what the reader may see. */
import type { PlanCard } from '../../contract/versions.ts';

export const stances = ['unit', 'party', 'member', 'office'] as const satisfies readonly PlanCard['stance'][];
/** `in-force` asks whether any version is; the others ask what the newest one is. */
export const listStates = ['draft', 'proposed', 'in-force', 'withdrawn'] as const;
export type ListState = (typeof listStates)[number];

export const matches = (plan: Pick<PlanCard, 'stance' | 'inForce' | 'latest'>, stance: string, state: string): boolean =>
  (stance === '' || plan.stance === stance) && (state === '' || (state === 'in-force' ? plan.inForce !== null : plan.latest.state === state));
