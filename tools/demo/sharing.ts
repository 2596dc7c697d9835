/** The demo sharing plans, as `content/sharing.json` has them. */
import { readFileSync } from 'node:fs';
import type { SharingPlanJson } from '@tongtu/sharing/contract';

type Bound = { readonly organization?: string; readonly person?: string };
/** Days count from the day of the seeding. */
export type DemoPeriod = {
  readonly events: readonly {
    readonly id: string;
    readonly day: number;
    readonly kind: string;
    readonly amount: string;
    readonly category?: string;
    readonly stream?: string;
  }[];
  /** Statements are issued up to the day before this one. */
  readonly stated: number;
  /** A run is prepared and approved by another, and the bank has paid it. */
  readonly paid?: number;
  /** A run is prepared and waits for its second person. */
  readonly prepared?: number;
  readonly objection?: { readonly payee: string; readonly by: string; readonly words: string };
};
export type DemoPlan = {
  readonly key: string;
  readonly organization: string;
  /** Key of the person who writes it. */
  readonly writer: string;
  /** When it takes effect. */
  readonly begins: number;
  readonly state: 'draft' | 'proposed' | 'in-force';
  readonly tree: Omit<SharingPlanJson, 'effectiveOn'>;
  readonly bindings: { readonly parties: Readonly<Record<string, Bound>>; readonly members: Readonly<Record<string, Bound>> };
  /** Who accepts for which organization. */
  readonly signers: Readonly<Record<string, string>>;
  readonly accounts: readonly {
    readonly party: string;
    readonly member: string | null;
    readonly accountName: string;
    readonly account: string;
    readonly bank: string;
  }[];
  readonly periods: readonly DemoPeriod[];
};

export const demoPlans = (): readonly DemoPlan[] =>
  (JSON.parse(readFileSync(new URL('content/sharing.json', import.meta.url), 'utf8')) as { readonly plans: readonly DemoPlan[] }).plans;
