/** The demo cases and committees, as `content/diligence.json` has them: each case is a story of steps. Days count from the day of the seeding. */
import { readFileSync } from 'node:fs';
import type { CaseFields } from '@tongtu/diligence/contract';
import type { Localized } from '@tongtu/kernel/localized';

type Both = { readonly zh: string; readonly en: string };
export type DemoCommittee = {
  readonly key: string;
  readonly organization: string;
  /** Key of the person who forms it. */
  readonly former: string;
  readonly day: number;
  readonly name: Both;
  readonly quorum: { readonly share: string; readonly least: number };
  readonly majority: string;
  readonly chair: string;
  readonly members: readonly string[];
};

/** `who`: the case's writer unless told. */
type Step<Do extends string, Given = object> = { readonly day: number; readonly who?: string; readonly do: Do } & Readonly<Given>;
export type DemoStep =
  | Step<'evidence', { kind: 'rule-text'; title: Both; words: string }>
  | Step<'price', { kind: 'valuation'; institution: string; amount: string | null; on: number; validFor?: number; words: string }>
  | Step<'declare', { kind: 'none' | 'position'; organization?: string; relation?: string; words?: string }>
  | Step<'check'>
  | Step<'step-price', { action: 'choose-agreement'; words?: string }>
  | Step<'call', { motion: string; agenda: readonly string[]; meets: number }>
  | Step<'conflict', { words: string }>
  | Step<'no-conflict'>
  | Step<'open-voting'>
  | Step<'vote', { voice: 'for' | 'against' | 'abstain'; dissent?: string }>
  | Step<'count'>
  | Step<'confirm'>
  | Step<'publish'>
  | Step<'object', { name: string; contact: string; words: string }>
  | Step<'answer', { outcome: 'rejected' | 'noted'; answer: string }>
  | Step<'complete', { words: string }>
  | Step<'step', { action: 'clear' | 'sign' }>;

export type DemoCase = {
  readonly key: string;
  readonly organization: string;
  readonly writer: string;
  readonly opened: number;
  readonly fields: {
    readonly title: Localized;
    /** Reference of the card. */
    readonly listing: string | null;
    readonly abstract: Localized | null;
    readonly pathway: CaseFields['pathway'];
    readonly counterparty: { readonly organization?: string; readonly name?: string | null };
    readonly price: { readonly amount: string | null; readonly formula: string | null };
    readonly people: readonly (readonly [person: string, part: CaseFields['people'][number]['part']])[];
    readonly committee: string | null;
  };
  readonly steps: readonly DemoStep[];
};

const content = (): { readonly committees: readonly DemoCommittee[]; readonly cases: readonly DemoCase[] } =>
  JSON.parse(readFileSync(new URL('content/diligence.json', import.meta.url), 'utf8'));
export const demoCommittees = (): readonly DemoCommittee[] => content().committees;
export const demoCases = (): readonly DemoCase[] => content().cases;
