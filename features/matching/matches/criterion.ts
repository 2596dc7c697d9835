/** What a criterion of fit says of two cards. Each is a small pure function; all run, and all answers come back together. */
import type { Reason } from '../contract.ts';
import type { Face } from './face.ts';

/** `a` and `b` are the values of the two cards handed in; who of them is the one that matching starts from is decided later. */
export type Finding = {
  readonly criterion: Exclude<Reason['criterion'], 'text'>;
  readonly outcome: Reason['outcome'];
  readonly subject?: string;
  readonly a: unknown;
  readonly b: unknown;
  readonly gap?: unknown;
  /** 0 to 1: how well it fits; a near miss is better than a wide one. */
  readonly value: number;
};

/** Compares cards of two kinds, handed in in the order that the table in `criteria.ts` names. Nothing where neither side says anything. */
export type Criterion = (a: Face, b: Face, today: string) => readonly Finding[];

/** Nobody said: neither for nor against. */
export const unknownValue = 0.5;

export const found = (
  criterion: Finding['criterion'],
  outcome: Finding['outcome'],
  a: unknown,
  b: unknown,
  more: { readonly subject?: string; readonly gap?: unknown; readonly value?: number } = {},
): Finding => ({
  criterion,
  outcome,
  a: a ?? null,
  b: b ?? null,
  value: outcome === 'fits' ? 1 : outcome === 'unknown' ? unknownValue : 0,
  ...more,
});
